using System.Collections.ObjectModel;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>The parts of a model that read several features of a row, as a list: where a model has all pairs, no person asks for each by
/// name.</summary>
internal static class RankedInteractions
{
    /// <summary>Those of a model of one output, the largest |score| first; equal ones in the order of the parts.</summary>
    public static IReadOnlyList<InteractionContribution> Of(ExplainedRow row) => Array.AsReadOnly<InteractionContribution>(
    [
        .. Parts(row).OrderByDescending(part => Math.Abs(row.Contributions(part)[0]))
            .Select(part => new InteractionContribution(Names(row, part), ValueText.Of(row, part), row.Contributions(part)[0])),
    ]);

    /// <summary>Those of a model of several classes, by the largest |score| over the classes.</summary>
    public static IReadOnlyList<MulticlassInteractionContribution<TClass>> Of<TClass>(ExplainedRow<TClass> row)
        where TClass : notnull => Array.AsReadOnly<MulticlassInteractionContribution<TClass>>(
    [
        .. Parts(row.Row).OrderByDescending(part => Largest(row.Row.Contributions(part)))
            .Select(part =>
                new MulticlassInteractionContribution<TClass>(Names(row.Row, part), ValueText.Of(row.Row, part), row.Contributions(part))),
    ]);

    private static IEnumerable<int> Parts(ExplainedRow row) =>
        Enumerable.Range(0, row.Model.Parts.Length).Where(part => row.Model.Parts[part].Inputs.Length > 1);

    private static ReadOnlyCollection<string> Names(ExplainedRow row, int part) =>
        Array.AsReadOnly<string>([.. row.Model.Parts[part].Inputs.Select(input => NameOf(row.Model.Schema, input))]);

    private static string NameOf(ModelSchema schema, int input) =>
        input < schema.Features.Length ? schema.Features[input].Name : schema.Vectors[input - schema.Features.Length].Name;

    private static double Largest(ReadOnlySpan<double> scores)
    {
        double largest = 0;
        foreach (double score in scores)
        {
            largest = Math.Max(largest, Math.Abs(score));
        }

        return largest;
    }
}
