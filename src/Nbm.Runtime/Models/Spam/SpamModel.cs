using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A polynomial of degree 2 or 3 in the inputs of all features, of low rank: a scalable polynomial additive model (Dubey, Radenovic and
/// Mahajan, NeurIPS 2022). Multiplied out it is, exactly, an intercept, a part for each feature, one for each pair and of degree 3 one
/// for each triple of features; no remainder. Each part has the mean 0 along each of its features, where features are independent.
/// Immutable and thread-safe.
/// </summary>
public sealed partial class SpamModel : TrainedModel
{
    private readonly PolynomialScoring _scoring;
    private readonly ImmutableArray<double> _importances;
    // Made when they are first asked for: each takes many times what a file has of it, and predictions need none.
    private ModelPart[]? _parts;

    internal SpamModel(
        CommonParts common, PolynomialLine line, ImmutableArray<PolynomialDegree> degrees, ImmutableArray<double> importances)
        : base(common)
    {
        Line = line;
        Degrees = degrees;
        Degree = degrees.Select(degree => degree.Degree).DefaultIfEmpty(1).Max();
        var parts = new PolynomialParts(Schema.Features.Length, Degree);
        if (FirstViolation(parts, importances) is { } violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(Schema.Name)} don't fit together: {violation}.");
        }

        _importances = importances;
        _scoring = new PolynomialScoring(this);
    }

    /// <summary>How many features a part has at most: 2 or 3.</summary>
    public int Degree { get; }

    /// <summary>The components of each degree from 2 on: the rank of the form. 0 where there are none of a degree.</summary>
    public ImmutableArray<int> Ranks =>
        [.. Enumerable.Range(2, Degree - 1).Select(degree => Degrees.FirstOrDefault(own => own.Degree == degree)?.Rank ?? 0)];

    /// <summary>The features, then the pairs, then the triples of features, those of lower features first.</summary>
    public override ImmutableArray<ModelPart> Parts =>
        ImmutableCollectionsMarshal.AsImmutableArray(_parts ??= MakeParts()); // Twice at worst, to the same.

    /// <inheritdoc/>
    internal override int PartCount => checked((int)new PolynomialParts(Schema.Features.Length, Degree).Count);

    /// <summary>What is of degree 1.</summary>
    internal PolynomialLine Line { get; }

    /// <summary>What is of degrees 2 and 3.</summary>
    internal ImmutableArray<PolynomialDegree> Degrees { get; }

    // The coefficients of all monomials, for each output. Where degrees have inputs of their own these are curves that were learned, each
    // read at all its points.
    internal override long? NumbersToRead => (Outputs * (1 + Line.Inputs.Count + Degrees.Sum(Monomials)))
        + (Degrees.All(degree => degree.Inputs == Line.Inputs) ? 0
            : Encodings.Sum(inputs => inputs.Features.Sum(feature => (long)feature.Values.Length)));

    internal override (double Least, double Greatest)? TrainingRange(int feature) => Line.Inputs.TrainingRange(feature);

    private IEnumerable<InputEncoding> Encodings => Degrees.Select(degree => degree.Inputs).Prepend(Line.Inputs).Distinct();

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions) =>
        _scoring.Score(in rows, scores, contributions);

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new InvalidOperationException($"A {nameof(SpamModel)} has no standard errors.");

    private ModelPart[] MakeParts() =>
    [
        .. new PolynomialParts(Schema.Features.Length, Degree).All().Select((features, p) => new PolynomialPart(
            string.Join(" × ", features.Select(f => Schema.Features[f].Name)),
            ImmutableCollectionsMarshal.AsImmutableArray(features),
            _importances.AsSpan(p * Outputs, Outputs).ToImmutableArray())),
    ];

    private static long Monomials(PolynomialDegree degree)
    {
        // Elementary symmetric polynomials of how many inputs features have, or all monomials of so many inputs.
        var distinct = new long[4];
        distinct[0] = 1;
        foreach (FeatureInputs feature in degree.Inputs.Features)
        {
            for (int order = 3; order > 0; order--)
            {
                distinct[order] += distinct[order - 1] * feature.Count;
            }
        }

        long inputs = degree.Inputs.Count;
        return degree.IsOfDistinct ? distinct[degree.Degree]
            : degree.Degree == 2 ? inputs * (inputs + 1) / 2
            : inputs * (inputs + 1) * (inputs + 2) / 6;
    }

    private string? FirstViolation(PolynomialParts parts, ImmutableArray<double> importances)
    {
        if (parts.Count * Outputs > Array.MaxLength || importances.Length != parts.Count * Outputs)
        {
            return FormattableString.Invariant(
                $"{Schema.Features.Length} features make {parts.Count} parts of {Outputs} outputs, but {importances.Length} importances");
        }

        if (!importances.All(value => value >= 0 && value <= ComputedRules.Largest))
        {
            return FormattableString.Invariant($"an importance is below 0 or above {ComputedRules.Largest}");
        }

        PolynomialDegree? wrong = Degrees.FirstOrDefault(degree =>
            degree.Weights.Length != Outputs * degree.Rank || degree.Features != Schema.Features.Length);
        return wrong is null && Line.Weights.Length == Outputs * Line.Inputs.Count && Line.Inputs.Features.Length == Schema.Features.Length
            ? Encodings.Select(inputs => InputRules.FirstViolation(this, inputs)).FirstOrDefault(violation => violation is not null)
                ?? Unbounded()
            : FormattableString.Invariant(
                $"not all degrees have weights for {Outputs} outputs and inputs of {Schema.Features.Length} features");
    }

    private string? Unbounded()
    {
        double[] largest = [.. Enumerable.Range(0, Outputs).Select(c =>
            Math.Abs(Intercepts[c]) + Line.Largest(c) + Degrees.Sum(degree => degree.Largest(c)))];
        int wrong = Array.FindIndex(largest, score => !(score <= ComputedRules.Largest));
        return wrong < 0 ? null
            : FormattableString.Invariant(
                $"the scores of output {wrong} may reach {largest[wrong]:G3}; {ComputedRules.Largest} is the most");
    }
}
