using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Makes of the hats of features, and of the interactions that the record declares, what attributes of features read.</summary>
internal static class ProductBuilder
{
    /// <summary>
    /// Hats of a number in a product. They stand at knots of the feature's own curve, so that what is the curve's fits into it without
    /// loss when an interaction is purified.
    /// </summary>
    public const int MostHats = 6;

    /// <param name="hats">Those of features.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="memoryBudget">Bytes that the inputs of all rows may take.</param>
    /// <exception cref="ArgumentException">They would take more.</exception>
    public static CurveInputs Of(InputEncoding hats, int rows, long memoryBudget)
    {
        var products = ImmutableArray.CreateBuilder<ProductInputs>();
        long count = hats.Count;
        for (int i = 0; i < hats.Schema.Interactions.Length; i++)
        {
            InteractionSchema interaction = hats.Schema.Interactions[i];
            FeatureInputs[] features = [.. interaction.Features.Select(feature => hats.Features[feature])];
            if (Array.Exists(features, IsConstant))
            {
                continue;
            }

            FeatureInputs[] factors = [.. features.Select(Coarse)];
            long own = factors.Aggregate(1L, (cells, factor) => Math.Min(int.MaxValue, cells * factor.Count)),
                bytes = (count + own) * rows * sizeof(float);
            if (bytes > memoryBudget || (count + own) * rows > Array.MaxLength)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"{rows:#,0} rows of {count + own:#,0} inputs of attributes take {ByteText.Of(bytes)}, and ")
                    + FormattableString.Invariant($"{nameof(NetworkTrainingOptions.MemoryBudget)} allows {ByteText.Of(memoryBudget)}. ")
                    + FormattableString.Invariant(
                        $"The interaction {interaction.Name} has {own:#,0} of them, one for each combination of levels and hats: ")
                    + "declare fewer interactions, of categories with fewer levels (MaxLevels, MinCount), or learn from fewer rows.");
            }

            products.Add(new ProductInputs(i, (int)count, [.. factors]));
            count += own;
        }

        return new CurveInputs(hats, products.ToImmutable());
    }

    /// <summary>The inputs of rows, row by row.</summary>
    public static float[] Encode(CurveInputs curves, EncodedRows rows)
    {
        var inputs = new float[(long)rows.Count * curves.Count];
        ForEach(curves, rows, (r, own) =>
        {
            for (int m = 0; m < own.Length; m++)
            {
                inputs[((long)r * own.Length) + m] = (float)own[m];
            }
        });
        return inputs;
    }

    private static void ForEach(CurveInputs curves, EncodedRows rows, Action<int, double[]> read)
    {
        double[] columns = new double[rows.Columns.Length], inputs = new double[curves.Count];
        for (int r = 0; r < rows.Count; r++)
        {
            for (int f = 0; f < columns.Length; f++)
            {
                columns[f] = rows.Columns[f][r];
            }

            curves.Encode(new RowBlock(columns, null), 0, inputs);
            read(r, inputs);
        }
    }

    // A number that is always the same has no hat, and nothing to do with others.
    private static bool IsConstant(FeatureInputs feature) => feature.Axis.Knots.Length == 1;

    private static FeatureInputs Coarse(FeatureInputs feature)
    {
        Axis fine = feature.Axis;
        int most = fine.Period > 0 ? MostHats + 1 : MostHats, kept = Math.Min(most, fine.Knots.Length);
        if (kept == fine.Knots.Length)
        {
            return new FeatureInputs(fine, 0, feature.Count, feature.Starts, feature.Indices, feature.Values);
        }

        int last = fine.Knots.Length - 1;
        Axis axis = fine.WithKnots([.. Enumerable.Range(0, kept).Select(k => fine.Knots[(int)Math.Round((double)k * last / (kept - 1))])]);
        int hats = InputBuilder.HatsOf(axis), fewer = InputBuilder.HatsOf(fine) - hats, offset = last + 1 - kept;
        var starts = ImmutableArray.CreateBuilder<int>();
        var indices = ImmutableArray.CreateBuilder<int>();
        for (int position = 0; position < axis.Positions; position++)
        {
            starts.Add(indices.Count);
            if (position < kept)
            {
                indices.Add(position % hats); // Around a circle the last knot is the first.
                continue;
            }

            for (int i = feature.Starts[position + offset]; i < feature.Starts[position + offset + 1]; i++)
            {
                indices.Add(feature.Indices[i] - fewer);
            }
        }

        starts.Add(indices.Count);
        return new FeatureInputs(
            axis, 0, feature.Count - fewer, starts.ToImmutable(), indices.ToImmutable(), [.. Enumerable.Repeat(1f, indices.Count)]);
    }
}
