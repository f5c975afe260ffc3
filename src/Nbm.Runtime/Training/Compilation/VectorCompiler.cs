using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>Turns what was learned of vectors into terms that serve.</summary>
/// <param name="data">Schema and names.</param>
/// <param name="rows">The rows that were learned from.</param>
/// <param name="weights">Their shares of the weight.</param>
/// <param name="fit">What was learned; null where there are no vectors, or none has a name.</param>
/// <param name="outputs">C.</param>
/// <param name="scale">What units of the loss are in those of the score.</param>
internal sealed class VectorCompiler(TrainingData data, EncodedRows rows, double[] weights, FittedVectors? fit, int outputs, double scale)
{
    /// <summary>How many vectors.</summary>
    public int Count => data.Schema.Vectors.Length;

    /// <summary>What a vector adds to each row, in units of the loss.</summary>
    public double[] Contributions(int vector, int output) => IsLearned(vector)
        ? VectorScores.Of(fit!.Unknowns.Curves[vector], fit.Table(vector, output, 1), rows.Vectors[vector])
        : new double[rows.Count];

    /// <summary>The errors of each vector for one output.</summary>
    /// <param name="draws">Draws of everything.</param>
    /// <param name="output">The output.</param>
    /// <param name="selected">Which vectors are kept.</param>
    /// <param name="sample">Indices of some rows.</param>
    public VectorErrors[] Errors(TableDraws draws, int output, bool[] selected, int[] sample) =>
        [.. Enumerable.Range(0, Count).Select(v => draws.Vectors is { } own
        ? new VectorErrors(fit!, own, v, output, selected[v] ? scale : 0, rows.Vectors[v].Take(sample))
        : VectorErrors.None(draws.Count, sample.Length))];

    /// <summary>The terms.</summary>
    /// <param name="degrees">For each vector its effective degrees of freedom; null where they weren't measured.</param>
    /// <param name="selected">Which are kept.</param>
    /// <param name="errors">For each output the errors of each vector; empty where there are none.</param>
    public ImmutableArray<VectorTerm> Build(double[]? degrees, bool[] selected, VectorErrors[][] errors) =>
        [.. Enumerable.Range(0, Count)
            .Select(v => IsLearned(v) ? Term(v, degrees?[v], selected[v], errors) : Empty(v, degrees?[v], errors.Length > 0))];

    private bool IsLearned(int vector) => fit is not null && data.Names[vector].Length > 0;

    private VectorTerm Term(int v, double? degrees, bool selected, VectorErrors[][] errors)
    {
        NameCurves curves = fit!.Unknowns.Curves[v];
        float[][] tables = [
            .. Enumerable.Range(0, outputs).Select(c => selected ? fit.Table(v, c, scale) : new float[curves.Knots.Length])];
        return new VectorTerm(
            data.Schema.Vectors[v].Name,
            data.Names[v],
            [.. curves.Starts],
            [.. curves.Knots],
            [.. tables.Select(table => table.ToImmutableArray())],
            [.. tables.Select(table => Importance(VectorScores.Of(curves, table, rows.Vectors[v])))],
            [.. tables.Select(table => VectorScores.Sizes(curves, table, weights).ToImmutableArray())],
            [.. errors.Select(output => output[v].Table.ToImmutableArray())],
            [.. errors.Select(output => output[v].Factor)],
            degrees,
            selected);
    }

    private double Importance(double[] contributions)
    {
        double importance = 0;
        for (int r = 0; r < contributions.Length; r++)
        {
            importance += weights[r] * Math.Abs(contributions[r]);
        }

        return importance;
    }

    // No name is frequent enough.
    private VectorTerm Empty(int v, double? degrees, bool hasErrors)
    {
        ImmutableArray<ImmutableArray<float>> nothing = [.. Enumerable.Repeat(ImmutableArray<float>.Empty, outputs)];
        return new VectorTerm(
            data.Schema.Vectors[v].Name, [], [0], [], nothing, [.. new double[outputs]], nothing,
            hasErrors ? nothing : default, hasErrors ? [.. new double[outputs]] : default, degrees, selected: false);
    }
}
