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
        SpamOptions? options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        Run(encoder, null, train, validation, degree, rank, options, progress, cancellationToken);

    /// <summary>
    /// Learns a polynomial from rows, beginning with the network that another keeps instead of with one drawn at random. Its inputs stay as
    /// they are: levels that it doesn't know count
    /// as never seen, and a notice says so. The fit is to the rows given and to nothing else.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="start">The model to begin from, of the same record, trained with
    /// <see cref="NetworkTrainingOptions.KeepNetworks"/>.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out.</param>
    /// <param name="degree">2 or 3.</param>
    /// <param name="rank">Components of each degree from 2 on, where the options don't say.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ArgumentException">The model keeps no network, or the options ask for another one.</exception>
    /// <exception cref="NbmSchemaException">The record isn't the model's; names the first difference.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or have a class that the network has no score for.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static SpamModel Continue<TRecord>(
        RecordEncoder<TRecord> encoder, SpamModel start, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, int degree,
        int rank,
        SpamOptions? options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Run(encoder, start, train, validation, degree, rank, options, progress, cancellationToken);
    }

    private static SpamModel Run<TRecord>(
        RecordEncoder<TRecord> encoder, SpamModel? start, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, int degree,
        int rank,
        SpamOptions? options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        (options, ImmutableArray<int> ranks) = Checked(encoder, degree, rank, options);
        return NetworkFit.Train(
            encoder, train, validation, options, fit => Fit(fit, ranks, options), progress, token,
            start is null ? null : (start, SpamNetwork.Name));
    }

    /// <summary>What training on these rows would take in memory. They are encoded for it, as training begins too, and let go; their inputs
    /// aren't made.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="degree">2 or 3.</param>
    /// <param name="rank">Components of each degree from 2 on, where the options don't say.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the inputs of all rows would take more than the budget: as
    /// training says.</exception>
    public static NetworkMemoryEstimate EstimateMemory<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, int degree, int rank, SpamOptions? options)
    {
        (options, ImmutableArray<int> ranks) = Checked(encoder, degree, rank, options);
        return NetworkFit.EstimateMemory(encoder, rows, options, fit => NetworkOf(fit, ranks, options).Plan);
    }

    private static (SpamOptions Options, ImmutableArray<int> Ranks) Checked<TRecord>(RecordEncoder<TRecord> encoder, int degree, int rank,
        SpamOptions? options)
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
                $"{nameof(SpamOptions)}.{nameof(options.Ranks)} has {options.Ranks.Length} ranks, from degree 2 on; a polynomial of degree "
                    + $"{degree} has {degree - 1}.",
                nameof(options));
        }

        Check(encoder.Schema, options);
        ImmutableArray<int> ranks = options.Ranks.IsEmpty ? [.. Enumerable.Repeat(rank, degree - 1)] : options.Ranks;
        CheckParts(encoder.Schema, ranks, 1);
        return (options with { Ranks = ranks }, ranks);
    }

    // (u x)² falls as an input rises that is below 0.
    private static void Check(ModelSchema schema, SpamOptions options)
    {
        if (options.NonNegative && options.Inputs != InputKind.Hats
            && schema.Features.FirstOrDefault(feature => feature is { Kind: FeatureKind.Numeric, IsCyclic: true }) is { } circle)
        {
            throw new ArgumentException(
                $"{nameof(SpamOptions)}.{nameof(options.NonNegative)} can't hold: {circle.Name} goes in a circle, and the inputs of a "
                    + "circle are below 0 in half of it. "
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
        IPolynomialNetwork network = NetworkOf(fit, ranks, options);
        FittedNetwork learned = fit.Learn(network.Plan);
        return new SpamCompiler(fit.Data, fit.Data.All, fit.Target).Compile(network.Read(learned), learned.History, fit.Run, learned.Kept);
    }

    private static IPolynomialNetwork NetworkOf(NetworkFit fit, ImmutableArray<int> ranks, SpamOptions options)
    {
        CheckParts(fit.Data.Schema, ranks, fit.Target.Outputs);
        return options.Inputs == InputKind.Curves
            ? new CurveSpamNetwork(Nodes(fit), ranks, options)
            : new SpamNetwork(fit.Backend, fit.Inputs(options.Inputs), ranks, options);
    }

    private static CurveNodes Nodes(NetworkFit fit)
    {
        InputEncoding hats = fit.Inputs(InputKind.Hats, CurveKnots);
        return fit.Data.Networks is { Networks.Mass: { IsEmpty: false } mass }
            ? new CurveNodes(hats, [.. mass.Select(share => (float)share)])
            : new CurveNodes(hats, fit.Data.Training);
    }
}
