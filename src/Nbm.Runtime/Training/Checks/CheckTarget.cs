using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>What features are held against: whether a row is of each class, or the rank of its number.</summary>
internal sealed class CheckTarget
{
    private CheckTarget(double[][] outputs, bool isRanked) => (Outputs, IsRanked) = (outputs, isRanked);

    /// <summary>For each output n numbers from 0 to 1. One of two classes and of numbers, else one a class.</summary>
    public double[][] Outputs { get; }

    /// <summary>Whether they are ranks, of numbers.</summary>
    public bool IsRanked { get; }

    /// <summary>Whether they say yes or no.</summary>
    public bool IsBinary => Outputs.Length == 1 && !IsRanked;

    /// <summary>What is said of a feature, in words.</summary>
    public string Measure => IsBinary ? "an AUROC" : IsRanked ? "a share of the variance of its ranks" : "Goodman and Kruskal's τ";

    /// <param name="schema">What the record declares.</param>
    /// <param name="classes">The classes; empty for numbers.</param>
    /// <param name="rows">The rows.</param>
    public static CheckTarget Of(ModelSchema schema, ImmutableArray<string> classes, EncodedRows rows) =>
        rows.Events is { } events ? new([Array.ConvertAll(events, happened => happened ? 1.0 : 0)], false)
        : classes.IsEmpty ? new([Ranks.Of(rows.Targets)], true)
        : TaskRules.Outputs(schema.Target.Task, classes.Length) == 1 ? new([rows.Targets], false)
        : new([.. classes.Select((_, c) => Array.ConvertAll(rows.Targets, target => target == c ? 1.0 : 0))], false);
}
