using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A category of many levels, of which a network learns a few numbers for each level in the place of an input for each.</summary>
/// <param name="axis">Its positions: levels, then slots.</param>
/// <param name="width">Numbers of a level.</param>
/// <param name="copies">How many embeddings of it there are, side by side: networks that may not learn from one another have one
/// each.</param>
/// <param name="seen">How many training rows are at each position, by their weights.</param>
internal sealed class EmbeddedFeature(Axis axis, int width, int copies, double[] seen)
{
    /// <summary>How many levels a category has at most, where nobody says otherwise.</summary>
    public const int MostLevels = 1_000_000;

    public Axis Axis { get; } = axis;

    public int Width { get; } = width;

    /// <summary>Numbers of a level in all copies.</summary>
    public int Columns => Width * copies;

    /// <summary>How many numbers are learned.</summary>
    public long Count => (long)Axis.Positions * Columns;

    /// <summary>Width by the number of levels, about its fourth root.</summary>
    public static int UsualWidth(int levels) => Math.Max(4, (int)Math.Ceiling(Math.Pow(levels, 0.25)));

    /// <summary>The position of each row.</summary>
    public int[] PositionsOf(EncodedRows rows)
    {
        double[] column = rows.Columns[Axis.Feature];
        return Array.ConvertAll(column, value =>
        {
            Axis.Locate(value, out int cell, out double fraction);
            return fraction > 0 ? cell + 1 : cell;
        });
    }

    /// <summary>The inputs of a model: of a position that no training row had those of what is unseen, and where there is no such position,
    /// the mean of all.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="learned">Positions × columns.</param>
    public FeatureInputs Finish(int first, float[] learned)
    {
        float[] unseen = Unseen(learned);
        var values = new float[learned.Length];
        for (int position = 0; position < Axis.Positions; position++)
        {
            ReadOnlySpan<float> own = seen[position] > 0 ? learned.AsSpan(position * Columns, Columns) : unseen;
            own.CopyTo(values.AsSpan(position * Columns));
        }

        return new FeatureInputs(
            Axis, first, Columns, [.. Enumerable.Range(0, Axis.Positions + 1).Select(position => position * Columns)],
            [.. Enumerable.Range(0, learned.Length).Select(i => i % Columns)], ImmutableArray.Create(values));
    }

    private float[] Unseen(float[] learned)
    {
        if (Axis.HasUnseen)
        {
            return learned[(Axis.UnseenPosition * Columns)..((Axis.UnseenPosition + 1) * Columns)];
        }

        var mean = new double[Columns];
        double total = seen.Sum();
        for (int i = 0; i < learned.Length; i++)
        {
            mean[i % Columns] += seen[i / Columns] / total * learned[i];
        }

        return Array.ConvertAll(mean, value => (float)value);
    }
}
