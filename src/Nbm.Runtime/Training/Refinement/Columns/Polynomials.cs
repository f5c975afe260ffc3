namespace Nbm.Training;

/// <summary>Polynomials along one dimension of a block: a line, a parabola and so on, orthogonal over the training rows, each of mean 0 and
/// variance 1.</summary>
internal static class Polynomials
{
    // What is left of a power when lower ones are taken out, as a share: less is rounding, as where rows fall on fewer knots than there are
    // degrees.
    private const double Least = 1e-8;

    /// <param name="grid">The tables.</param>
    /// <param name="block">The block.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="most">The highest degree.</param>
    /// <returns>For each degree from 1 on its values at the knots; fewer where the knots don't tell more apart.</returns>
    public static double[][] Of(RefinementGrid grid, Block block, int dimension, int most)
    {
        AxisShape axis = grid.Shapes[block.Dimensions[dimension].Column];
        int knots = block.Dimensions[dimension].Knots;
        double[] u = [.. Enumerable.Range(0, knots).Select(knot => axis.Inputs.IsDefault ? (double)knot / (knots - 1) : axis.Inputs[knot])];
        var mass = new double[knots];
        block.ForEachCell((cell, position) => mass[cell[dimension]] += grid.Mass[position]);
        double total = mass.Sum();
        var found = new List<double[]> { ([.. Enumerable.Repeat(1.0, knots)]) };
        while (found.Count <= Math.Min(most, knots - 1))
        {
            // The last one times u has the next degree, and is better conditioned than a power of u.
            double[] next = [.. found[^1].Zip(u, (value, at) => value * at)];
            double before = Math.Sqrt(Dot(next, next));
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] lower in found)
                {
                    double common = Dot(next, lower);
                    for (int knot = 0; knot < knots; knot++)
                    {
                        next[knot] -= common * lower[knot];
                    }
                }
            }

            double size = Math.Sqrt(Dot(next, next));
            if (!(size > Least * before))
            {
                break;
            }

            found.Add([.. next.Select(value => value / size)]);
        }

        return [.. found.Skip(1)];

        double Dot(double[] a, double[] b)
        {
            double sum = 0;
            for (int knot = 0; knot < knots; knot++)
            {
                sum += mass[knot] / total * a[knot] * b[knot];
            }

            return sum;
        }
    }
}
