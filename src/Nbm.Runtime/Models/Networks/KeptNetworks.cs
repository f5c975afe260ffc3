using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>
/// The networks that a model was compiled from, as training had them: what a later fit begins with, and nothing that a score depends on.
/// Plain data; only training knows what the names of parameters mean.
/// </summary>
internal sealed class KeptNetworks
{
    /// <summary>What networks they are: <c>mlp</c>, <c>spam</c>, <c>experts</c>, <c>tables</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What decides on their parameters and on what these mean: options, by name.</summary>
    public required ImmutableSortedDictionary<string, string> Layout { get; init; }

    /// <summary>What a score of 0 of theirs is, in units of the model's scores.</summary>
    public required double Mean { get; init; }

    /// <summary>What a score of 1 of theirs is more.</summary>
    public required double Deviation { get; init; }

    /// <summary>How rows become inputs, of networks that read rows; null of those that make tables.</summary>
    public InputEncoding? Inputs { get; init; }

    /// <summary>The axes of the tables that networks make; empty of those that read rows.</summary>
    public ImmutableArray<Axis> Axes { get; init; } = [];

    /// <summary>For each term the axes of its dimensions.</summary>
    public ImmutableArray<ImmutableArray<int>> Terms { get; init; } = [];

    /// <summary>The share of training weight by which batch norm weighs: on each position of all tables, or on each input of a network of
    /// curves; empty where batches are normalised.</summary>
    public ImmutableArray<double> Mass { get; init; } = [];

    /// <summary>All parameters, each a matrix of single precision.</summary>
    public required ImmutableArray<FileTensor> Parameters { get; init; }

    /// <summary>What can't be, in words; null if all can.</summary>
    /// <param name="schema">What the model takes.</param>
    /// <param name="vocabularies">The levels of its open categories.</param>
    public string? FirstViolation(ModelSchema schema, Vocabularies vocabularies)
    {
        if (!double.IsFinite(Mean) || !(Deviation > 0 && double.IsFinite(Deviation)))
        {
            return FormattableString.Invariant($"their scores are {Mean} and {Deviation} a unit; expected: finite, and a unit above 0");
        }

        if (Inputs is null == Axes.IsEmpty)
        {
            return "they read rows and make tables, or neither; expected: inputs or axes";
        }

        return OfAxes(schema, vocabularies) ?? OfMass(schema) ?? Parameters.Select(Violation).FirstOrDefault(wrong => wrong is not null);
    }

    private string? OfAxes(ModelSchema schema, Vocabularies vocabularies)
    {
        foreach (Axis axis in Inputs is null ? Axes : [.. Inputs.Features.Select(feature => feature.Axis)])
        {
            if (axis.Feature >= schema.Features.Length
                || ModelRules.Mismatch(axis, schema.Features[axis.Feature], vocabularies) is not null)
            {
                return FormattableString.Invariant($"an axis of theirs isn't one of feature {axis.Feature}");
            }
        }

        if (Inputs is null && Terms.Length != schema.TermCount)
        {
            return FormattableString.Invariant($"they make tables of {Terms.Length} terms; the schema has {schema.TermCount}");
        }

        for (int t = 0; t < Terms.Length; t++)
        {
            if (Terms[t].Any(axis => (uint)axis >= (uint)Axes.Length)
                || !Terms[t].Select(axis => Axes[axis].Feature).SequenceEqual(schema.TermFeatures(t)))
            {
                return $"the axes of their term {Cited.Text(schema.TermName(t))} aren't those of its features";
            }
        }

        return null;
    }

    private string? OfMass(ModelSchema schema)
    {
        double expected = Inputs?.Count ?? Terms.Sum(term => term.Aggregate(1.0, (cells, axis) => cells * Axes[axis].Extent));
        bool fits = Mass.Length == expected || (Inputs is not null && Mass.IsEmpty);
        return !fits ? FormattableString.Invariant($"of {schema.Name} they weigh {Mass.Length} positions; expected: {expected}")
            : Mass.All(mass => mass >= 0 && double.IsFinite(mass)) ? null
            : "a share of the training rows is below 0 or no number";
    }

    private static string? Violation(FileTensor parameter) => parameter.Singles is not { } values || parameter.Shape.Length != 2
        ? $"the tensor {Cited.Text(parameter.Name)} is no matrix of single precision"
        : Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var wrong
            ? FormattableString.Invariant($"of the tensor {Cited.Text(parameter.Name)} the value {wrong} isn't finite")
            : null;
}
