using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What a row has of a vector, as text, and what that adds to each score.</summary>
internal readonly record struct VectorPart(string Text, double[] Scores)
{
    /// <summary>Of each vector the parts of all rows; none of models that aren't additive.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">What rows have of its vectors; null where it has none.</param>
    public static VectorPart[][] Of(TrainedModel model, VectorRows? rows)
    {
        ImmutableArray<VectorTerm> vectors = model is AdditiveModel additive ? additive.Vectors : [];
        int count = rows is null || vectors.IsEmpty ? 0 : rows.Count / vectors.Length;
        return [.. vectors.Select(
            (vector, v) => Enumerable.Range(0, count).Select(r => Of(vector, rows![(r * vectors.Length) + v])).ToArray())];
    }

    private static VectorPart Of(VectorTerm vector, VectorRow row) =>
        new(ValueText.OfVector(vector, row), [.. Enumerable.Range(0, vector.Outputs).Select(c => vector.Score(c, row))]);
}
