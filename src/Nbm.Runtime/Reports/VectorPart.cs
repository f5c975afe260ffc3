using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What a row has of a vector, as text, and what that adds to each score.</summary>
internal readonly record struct VectorPart(string Text, double[] Scores)
{
    public static VectorPart Of(VectorTerm vector, VectorRow row) =>
        new(ValueText.OfVector(vector, row), [.. Enumerable.Range(0, vector.Tables.Length).Select(c => vector.Score(c, row))]);

    /// <summary>Adds to the scores of a row: one for each output, so far apart.</summary>
    public void AddTo(Span<double> scores, int stride)
    {
        for (int c = 0; c < Scores.Length; c++)
        {
            scores[c * stride] += Scores[c];
        }
    }
}
