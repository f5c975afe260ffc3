namespace Nbm.Training;

/// <summary>What the basis network sees at a node: u, and sin and cos of 2^k·π·u, since plain ReLU bases are too smooth (architecture.md,
/// “The maths”).</summary>
internal static class NodeFeatures
{
    /// <summary>How many numbers make up one input.</summary>
    public static int Width(int order, int frequencies) => order * (1 + (2 * frequencies));

    /// <param name="nodes">G × order coordinates in [0, 1], row-major.</param>
    /// <param name="order">Coordinates of a node.</param>
    /// <param name="frequencies">How many k there are; 0 leaves the published input.</param>
    /// <returns>G × <see cref="Width"/>, row-major: for each node all u, then for each k and coordinate sin and cos.</returns>
    public static float[] Compute(ReadOnlySpan<double> nodes, int order, int frequencies)
    {
        int width = Width(order, frequencies);
        int count = nodes.Length / order;
        var features = new float[count * width];
        for (int g = 0; g < count; g++)
        {
            Span<float> row = features.AsSpan(g * width, width);
            for (int d = 0; d < order; d++)
            {
                double u = nodes[(g * order) + d];
                row[d] = (float)u;
                for (int k = 0; k < frequencies; k++)
                {
                    (double sin, double cos) = Math.SinCos(Math.ScaleB(Math.PI, k) * u);
                    int at = order + (2 * ((k * order) + d));
                    row[at] = (float)sin;
                    row[at + 1] = (float)cos;
                }
            }
        }

        return features;
    }
}
