namespace Nbm.Training;

/// <summary>Polynomials along one dimension of a block, plain or trigonometric: a line, a parabola and so on; orthogonal over the training
/// rows, each of mean 0 and variance 1.</summary>
internal static class Polynomials
{
    // What is left of a power when lower ones are taken out, as a share: less is rounding, as where rows fall on fewer knots than there are
    // degrees.
    private const double Least = 1e-8;

    /// <param name="grid">The tables.</param>
    /// <param name="block">The block.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="most">The highest degree.</param>
    /// <param name="units">Where the knots are; null where the grid has them.</param>
    /// <returns>For each degree from 1 on its values at the knots; fewer where the knots don't tell more apart.</returns>
    public static double[][] Of(RefinementGrid grid, Block block, int dimension, int most, double[]? units = null)
    {
        double[] u = units ?? Inputs(grid, block, dimension);

        // The last one times u has the next degree, and is better conditioned than a power of u.
        return Orthogonal(Mass(grid, block, dimension), most, lower => [.. lower.Zip(u, (value, at) => value * at)]);
    }

    /// <summary>The same of one period around a circle: a cosine and a sine.</summary>
    /// <param name="grid">The tables.</param>
    /// <param name="block">The block.</param>
    /// <param name="dimension">The dimension.</param>
    public static double[][] Circle(RefinementGrid grid, Block block, int dimension)
    {
        AxisShape axis = grid.Shapes[block.Dimensions[dimension].Column];
        double last = axis.Distinct < axis.Knots ? 1 : (axis.Knots - 1.0) / axis.Knots; // Of levels the last is a step before the first.
        double[] angles = [.. Inputs(grid, block, dimension).Select(u => 2 * Math.PI * last * u)];
        var waves = new Queue<double[]>([[.. angles.Select(Math.Cos)], [.. angles.Select(Math.Sin)]]);
        return Orthogonal(Mass(grid, block, dimension), waves.Count, _ => waves.Dequeue());
    }

    // Each function in turn, without what it has in common with the ones before it and with a constant.
    private static double[][] Orthogonal(double[] mass, int most, Func<double[], double[]> following)
    {
        int knots = mass.Length;
        double total = mass.Sum();
        var found = new List<double[]> { ([.. Enumerable.Repeat(1.0, knots)]) };
        while (found.Count <= Math.Min(most, knots - 1))
        {
            double[] next = following(found[^1]);
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

    private static double[] Inputs(RefinementGrid grid, Block block, int dimension)
    {
        AxisShape axis = grid.Shapes[block.Dimensions[dimension].Column];
        int knots = block.Dimensions[dimension].Knots;
        return [.. Enumerable.Range(0, knots).Select(knot => axis.Inputs.IsDefault ? (double)knot / (knots - 1) : axis.Inputs[knot])];
    }

    private static double[] Mass(RefinementGrid grid, Block block, int dimension)
    {
        var mass = new double[block.Dimensions[dimension].Knots];
        block.ForEachCell((cell, position) => mass[cell[dimension]] += grid.Mass[position]);
        return mass;
    }
}
