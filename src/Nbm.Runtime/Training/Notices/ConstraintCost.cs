using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What a term's constraints cost: the slope g of the log likelihood over the term's tables is what they keep from being 0, and gᵀD⁻¹g, D
/// the curvature over the same tables, is twice what a Newton step of the term alone would gain (the score test of Rao 1948, of a fit under
/// a restriction). On coarse tables, so that the step isn't one after noise: of several the one that says most.
/// </summary>
/// <param name="Deviance">gᵀD⁻¹g, in units of twice the log likelihood; or the same of the forces that hold the constraints, where these
/// are less: the rest of the slope is against smoothness.</param>
/// <param name="Degrees">The degrees of freedom of the coarse tables, without their means. Where the truth is at the bound everywhere,
/// noise alone gives about as much; where it isn't, less.</param>
internal readonly record struct ConstraintCost(double Deviance, int Degrees)
{
    // Knots of coarse tables along each dimension, by the number of dimensions.
    private static readonly int[] s_ofCurves = [2, 4, 10], s_ofSurfaces = [2, 4], s_ofOthers = [2, 3];

    // Pivots of less, as shares of the diagonal, are those of cells that rows hardly fall on.
    private const double LeastPivot = 1e-6;

    /// <summary>How far it is beyond chance, as a normal deviate.</summary>
    public double Deviate => Degrees == 0 ? double.NegativeInfinity : GammaTail.Deviate(Deviance, Degrees, 2.0 * Degrees, 8.0 * Degrees);

    /// <summary>Whether it is too much for chance.</summary>
    public bool IsNotable => Deviate >= GammaTail.Rare;

    /// <param name="grid">The tables.</param>
    /// <param name="term">The term.</param>
    /// <param name="slopes">For each position of all tables the slope of the mean log likelihood.</param>
    /// <param name="forces">What constraints push each position with, for a unit of mean loss.</param>
    /// <param name="curvatures">For each row the curvature of the mean loss.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    public static ConstraintCost Of(RefinementGrid grid, int term, float[] slopes, float[] forces, float[] curvatures, double unit)
    {
        int[] knots = grid.Layout.Terms[term].Order switch { 1 => s_ofCurves, 2 => s_ofSurfaces, _ => s_ofOthers };
        return knots.Select(most => Of(grid, term, most, slopes, forces, curvatures, unit)).MaxBy(cost => cost.Deviate);
    }

    private static ConstraintCost Of(RefinementGrid grid, int term, int knots, float[] slopes, float[] forces, float[] curvatures,
        double unit)
    {
        Dictionary<int, CoarseBlock> blocks = grid.Blocks.Where(block => block.Term == term && block.Order > 0)
            .ToDictionary(block => block.Offset, block => new CoarseBlock(grid, block, knots));
        TermLayout layout = grid.Layout.Terms[term];
        for (int r = 0; r < grid.Rows.Rows; r++)
        {
            int offset = layout.Offset;
            for (int d = 0; d < layout.Order; d++)
            {
                (int cell, float fraction) = grid.Rows.Columns[layout.Columns[d]][r];
                double at = cell + (double)fraction;
                offset += at <= grid.Shapes[layout.Columns[d]].Knots - 1 ? 0 : (int)at * layout.Strides[d];
            }

            if (blocks.TryGetValue(offset, out CoarseBlock? block))
            {
                block.Add(r, curvatures[r]);
            }
        }

        var (wanted, held, degrees) = (0.0, 0.0, 0);
        foreach (CoarseBlock block in blocks.Values)
        {
            int rank = Factorise(block.Curvature, block.Size);
            wanted += unit * Square(block.Curvature, block.Gather(slopes));
            held += unit * Square(block.Curvature, block.Gather(forces));
            degrees += Math.Max(rank - 1, 0);
        }

        return new ConstraintCost(Math.Min(wanted, held), degrees);
    }

    // Cholesky's factor in the place of D, with the inverse of its diagonal: 0 in what D has no rank in. Returns the rank.
    private static int Factorise(double[] matrix, int size)
    {
        int rank = 0;
        for (int i = 0; i < size; i++)
        {
            double whole = matrix[(i * size) + i], pivot = whole;
            for (int k = 0; k < i; k++)
            {
                double product = matrix[(i * size) + k] - DenseSymmetric.Dot(matrix.AsSpan(i * size, k), matrix.AsSpan(k * size, k));
                matrix[(i * size) + k] = product *= matrix[(k * size) + k];
                pivot -= product * product;
            }

            bool isKept = whole > 0 && pivot > LeastPivot * whole;
            matrix[(i * size) + i] = isKept ? 1 / Math.Sqrt(pivot) : 0;
            rank += isKept ? 1 : 0;
        }

        return rank;
    }

    // gᵀD⁻¹g, from the factor; g is overwritten.
    private static double Square(double[] factor, double[] vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (vector[i] - DenseSymmetric.Dot(factor.AsSpan(i * vector.Length, i), vector.AsSpan(0, i)))
                * factor[(i * vector.Length) + i];
            sum += vector[i] * vector[i];
        }

        return sum;
    }
}
