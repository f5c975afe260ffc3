namespace Nbm.Training;

/// <summary>
/// Takes off what solving to a tolerance leaves of a violation, so that constraints hold to the last bit. Along monotone dimensions a cell
/// takes the mean of the
/// greatest value before it and the least behind it, both of which are monotone; along a curved one a line takes its convex hull's lower
/// edge, which keeps
/// what is monotone along the others.
/// </summary>
/// <param name="schema">The constraints.</param>
/// <param name="grid">Where the tables are.</param>
internal sealed class ConstraintRepair(ModelSchema schema, RefinementGrid grid)
{
    /// <summary>Repairs the vector of all tables of one output, in place.</summary>
    /// <returns>The most that a cell moved.</returns>
    public double Apply(Span<float> tables)
    {
        double most = 0;
        foreach (Block block in grid.Blocks)
        {
            FeatureSchema[] features = [.. block.Dimensions.Select(dimension => schema.Features[grid.Axes[dimension.Column].Feature])];
            if (!Array.Exists(features, feature => feature.IsConstrained))
            {
                continue;
            }

            int[] cells = Cells(block);
            double[] values = new double[cells.Length];
            for (int i = 0; i < cells.Length; i++)
            {
                values[i] = tables[cells[i]];
            }

            int[] extents = [.. block.Dimensions.Select(dimension => dimension.Knots)];
            Monotone(values, extents, features);
            for (int d = 0; d < features.Length; d++)
            {
                if (features[d].Curvature != Nbm.Curvature.None)
                {
                    Curve(values, extents, d, ConstraintRows.Units(features[d], grid.Axes[block.Dimensions[d].Column])!,
                        features[d].Curvature == Nbm.Curvature.Convex ? 1 : -1);
                }
            }

            for (int i = 0; i < cells.Length; i++)
            {
                most = Math.Max(most, Math.Abs(values[i] - tables[cells[i]]));
                tables[cells[i]] = (float)values[i];
            }
        }

        return most;
    }

    private static int[] Cells(Block block)
    {
        var cells = new List<int>(block.Length);
        block.ForEachCell((_, position) => cells.Add(position));
        return [.. cells];
    }

    private static void Monotone(double[] values, int[] extents, FeatureSchema[] features)
    {
        double[] before = [.. values], behind = [.. values];
        for (int d = 0; d < extents.Length; d++)
        {
            if (features[d].Monotone != Nbm.Monotone.None)
            {
                bool up = features[d].Monotone == Nbm.Monotone.Increasing;
                ForEachLine(extents, d, (first, stride) =>
                {
                    int last = first + ((extents[d] - 1) * stride);
                    (int start, int step) = up ? (first, stride) : (last, -stride);
                    int end = up ? last : first;
                    for (int i = start; i != end; i += step)
                    {
                        before[i + step] = Math.Max(before[i], before[i + step]);
                    }

                    for (int i = end; i != start; i -= step)
                    {
                        behind[i - step] = Math.Min(behind[i], behind[i - step]);
                    }
                });
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (before[i] + behind[i]) / 2;
        }
    }

    // The lower edge of the convex hull of (u, sign · value): from left to right, points that lie above their neighbours' line are left
    // out.
    private static void Curve(double[] values, int[] extents, int d, double[] units, int sign) => ForEachLine(extents, d, (first, stride) =>
    {
        double Value(int knot) => sign * values[first + (knot * stride)];
        var hull = new List<int>();
        for (int knot = 0; knot < extents[d]; knot++)
        {
            while (hull.Count > 1
                && (Value(hull[^1]) - Value(hull[^2])) * (units[knot] - units[hull[^1]]) > (Value(knot) - Value(hull[^1]))
                    * (units[hull[^1]] - units[hull[^2]]))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(knot);
        }

        for (int h = 0; h + 1 < hull.Count; h++)
        {
            for (int knot = hull[h] + 1; knot < hull[h + 1]; knot++)
            {
                double share = (units[knot] - units[hull[h]]) / (units[hull[h + 1]] - units[hull[h]]);
                values[first + (knot * stride)] = sign * (((1 - share) * Value(hull[h])) + (share * Value(hull[h + 1])));
            }
        }
    });

    // Every line along a dimension of a dense row-major array: its first cell and its stride.
    private static void ForEachLine(int[] extents, int d, Action<int, int> visit)
    {
        int stride = extents.Skip(d + 1).Aggregate(1, (product, extent) => product * extent);
        int total = extents.Aggregate(1, (product, extent) => product * extent);
        for (int first = 0; first < total; first++)
        {
            if (first / stride % extents[d] == 0)
            {
                visit(first, stride);
            }
        }
    }
}
