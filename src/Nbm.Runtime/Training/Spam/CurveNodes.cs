using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Where curves of all features are learned, one under another: the knots of numbers, on which shared bases are evaluated, and the levels
/// and slots of all features, which have a value of their own.
/// </summary>
internal sealed class CurveNodes
{
    private const int Frequencies = 3;

    /// <param name="hats">An input for each node.</param>
    /// <param name="rows">The training rows.</param>
    public CurveNodes(InputEncoding hats, EncodedRows rows)
        : this(hats, [])
    {
        Mass = MassOf(rows);
    }

    /// <param name="hats">An input for each node.</param>
    /// <param name="mass">See <see cref="Mass"/>.</param>
    public CurveNodes(InputEncoding hats, float[] mass)
    {
        Hats = hats;
        int features = hats.Features.Length;
        IsKnot = new bool[hats.Count];
        FeatureOf = new int[hats.Count];
        var coordinates = new double[hats.Count];
        foreach (FeatureInputs feature in hats.Features)
        {
            Array.Fill(FeatureOf, feature.Axis.Feature, feature.First, feature.Count);
            int knots = InputBuilder.HatsOf(feature.Axis);
            for (int i = 0; i < knots; i++)
            {
                IsKnot[feature.First + i] = true;
                coordinates[feature.First + i] = knots > 1 ? (double)i / (knots - 1) : 0;
            }
        }

        Width = NodeFeatures.Width(1, Frequencies);
        Inputs = NodeFeatures.Compute(coordinates, 1, Frequencies);
        Mass = mass;
    }

    /// <summary>An input for each node.</summary>
    public InputEncoding Hats { get; }

    /// <summary>For each node whether it is a knot of a number.</summary>
    public bool[] IsKnot { get; }

    /// <summary>For each node its feature.</summary>
    public int[] FeatureOf { get; }

    /// <summary>What the network of bases sees: nodes × <see cref="Width"/>.</summary>
    public float[] Inputs { get; }

    public int Width { get; }

    /// <summary>The share of the training rows on each node that is a knot, summing to 1; 0 on the others.</summary>
    public float[] Mass { get; }

    /// <summary>Which nodes' values count for which column, nodes × (blocks · features): the knots of the column's feature, or its
    /// slots.</summary>
    public float[] Mask(bool knots, int blocks)
    {
        int features = Hats.Features.Length, columns = blocks * features;
        var mask = new float[Hats.Count * columns];
        for (int node = 0; node < Hats.Count; node++)
        {
            for (int block = 0; block < blocks && IsKnot[node] == knots; block++)
            {
                mask[(node * columns) + (block * features) + FeatureOf[node]] = 1;
            }
        }

        return mask;
    }

    private float[] MassOf(EncodedRows rows)
    {
        var mass = new double[Hats.Count];
        InputBuilder.ForEach(Hats, rows, (row, inputs) =>
        {
            for (int node = 0; node < mass.Length; node++)
            {
                mass[node] += IsKnot[node] ? rows.Weights[row] * inputs[node] : 0;
            }
        });
        double total = mass.Sum();
        return [.. mass.Select(own => (float)(total > 0 ? own / total : 0))];
    }
}
