namespace Nbm.Training;

/// <summary>
/// The errors of one vector for one output, from posterior draws: at each knot that of the innovation, which is known, plus the mean square
/// over the draws of the rest.
/// </summary>
internal sealed class VectorErrors
{
    /// <param name="fit">The vectors.</param>
    /// <param name="draws">Draws of them.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="output">The output.</param>
    /// <param name="scale">What units of the loss are in those of the score; 0 for a vector that was dropped.</param>
    /// <param name="sample">What some training rows have of the vector.</param>
    public VectorErrors(FittedVectors fit, VectorDraws draws, int vector, int output, double scale, SparseRows sample)
    {
        NameCurves curves = fit.Unknowns.Curves[vector];
        var squares = new double[curves.Knots.Length];
        double found = 0;
        Contributions = new float[draws.Draws.Length][];
        for (int d = 0; d < draws.Draws.Length; d++)
        {
            float[] table = fit.Table(draws.Draws[d], vector, output, scale),
                innovations = fit.Table(draws.Innovations[d], vector, output, scale);
            for (int k = 0; k < squares.Length; k++)
            {
                double rest = (double)table[k] - innovations[k];
                squares[k] += rest * rest;
            }

            double[] scores = VectorScores.Of(curves, table, sample);
            Contributions[d] = Array.ConvertAll(scores, score => (float)score);
            found += scores.Sum(score => score * score) / draws.Draws.Length;
        }

        double[] variances = draws.Variances[output][vector];
        Table = [.. squares.Select((square, k) => (float)Math.Sqrt((square / draws.Draws.Length) + (variances[k] * scale * scale)))];
        double[] independent = VectorScores.Squares(curves, Table, sample);
        double total = independent.Sum();
        Factor = total > 0 ? Math.Sqrt(found / total) : 0;
        Errors = Array.ConvertAll(independent, square => Factor * Math.Sqrt(square));
    }

    private VectorErrors(int draws, int rows)
    {
        Contributions = [.. Enumerable.Range(0, draws).Select(_ => new float[rows])];
        Errors = new double[rows];
        Table = [];
    }

    /// <summary>Of a vector that nothing was learned of.</summary>
    public static VectorErrors None(int draws, int rows) => new(draws, rows);

    /// <summary>The standard error at each knot.</summary>
    public float[] Table { get; }

    /// <summary>See <see cref="VectorTerm.ErrorFactors"/>.</summary>
    public double Factor { get; }

    /// <summary>For each draw what the vector adds to each row of the sample.</summary>
    public float[][] Contributions { get; }

    /// <summary>The standard error of what the vector adds to each row of the sample.</summary>
    public double[] Errors { get; }
}
