using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Trains the polynomials of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpamTrainer
{
    // Of a curve that is learned.
    private const int CurveKnots = 64;

    // Each is an object with a name, of 200 bytes and more.
    private const long MostParts = 10_000_000;

    /// <summary>Learns a polynomial from rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from. Rows without a target, or of weight zero, are left out.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see
    /// <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
    /// <param name="degree">2 or 3.</param>
    /// <param name="rank">Components of each degree from 2 on, where the options don't say.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="NetworkTrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or don't suit the record or the degree.</exception>
    /// <exception cref="NotSupportedException">The record has what polynomials can't learn: vectors, constraints.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="NetworkTrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static SpamModel Train<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, int degree, int rank,
        SpamOptions? options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        if (degree is not (2 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(degree), degree, "A polynomial is of degree 2 or 3.");
        }

        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        options ??= new SpamOptions();
        if (!options.Ranks.IsEmpty && options.Ranks.Length != degree - 1)
        {
            throw new ArgumentException(
                $"{nameof(SpamOptions)}.{nameof(options.Ranks)} has {options.Ranks.Length} ranks, from degree 2 on; a polynomial of degree {degree} has {degree - 1}.",
                nameof(options));
        }

        Check(encoder.Schema, options);
        ImmutableArray<int> ranks = options.Ranks.IsEmpty ? [.. Enumerable.Repeat(rank, degree - 1)] : options.Ranks;
        CheckParts(encoder.Schema, ranks, 1);
        return NetworkFit.Train(
            encoder, train, validation, options with { Ranks = ranks }, fit => Fit(fit, ranks, options), progress, cancellationToken);
    }

    // (u x)² falls as an input rises that is below 0.
    private static void Check(ModelSchema schema, SpamOptions options)
    {
        if (options.NonNegative && options.Inputs != InputKind.Hats
            && schema.Features.FirstOrDefault(feature => feature is { Kind: FeatureKind.Numeric, IsCyclic: true }) is { } circle)
        {
            throw new ArgumentException(
                $"{nameof(SpamOptions)}.{nameof(options.NonNegative)} can't hold: {circle.Name} goes in a circle, and the inputs of a circle are below 0 in half of it. "
                + $"Ask for {nameof(InputKind)}.{nameof(InputKind.Hats)}, or leave {nameof(options.NonNegative)} out.",
                nameof(options));
        }
    }

    private static void CheckParts(ModelSchema schema, ImmutableArray<int> ranks, int outputs)
    {
        int degree = ranks.Length > 1 && ranks[1] > 0 ? 3 : 2;
        long parts = new PolynomialParts(schema.Features.Length, degree).Count;
        if (parts * outputs > MostParts)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A polynomial of degree {degree} in the {schema.Features.Length} features of {schema.Name} has {parts:#,0} parts")
                + (outputs > 1 ? FormattableString.Invariant($" for each of {outputs} classes") : string.Empty)
                + FormattableString.Invariant($", and {MostParts:#,0} can be held. Leave features out")
                + (degree > 2 ? ", or take degree 2." : "."));
        }
    }

    private static SpamModel Fit(NetworkFit fit, ImmutableArray<int> ranks, SpamOptions options)
    {
        CheckParts(fit.Data.Schema, ranks, fit.Target.Outputs);
        InputBuilder inputs = fit.Inputs;
        IPolynomialNetwork network = options.Inputs == InputKind.Curves
            ? new CurveSpamNetwork(new CurveNodes(inputs.Build(InputKind.Hats, CurveKnots), fit.Data.Training), ranks, options)
            : new SpamNetwork(fit.Backend, inputs.Build(options.Inputs), ranks, options);
        FittedNetwork learned = fit.Learn(network.Plan);
        return new SpamCompiler(fit.Data, fit.Data.All, fit.Target).Compile(network.Read(learned), learned.History, fit.Run);
    }
}
