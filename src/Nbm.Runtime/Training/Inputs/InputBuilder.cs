using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Learns from the training rows how features become inputs, see <see cref="InputKind"/>.</summary>
internal sealed class InputBuilder
{
    /// <summary>Knots of a number, of which each is an input.</summary>
    public const int MostHats = 12;

    // Between so many quantiles a rank, and between so many angles a sine, is linear to a thousandth.
    private const int MostKnots = 200;

    // Where the distance from the median is cut: one row far out isn't to decide what all others are.
    private const double Least = -2, Greatest = 3;

    private readonly TrainingData _data;
    private readonly AxisBuilder _axes;
    private readonly long _budget;

    /// <param name="data">The rows.</param>
    /// <param name="memoryBudget">Bytes that the inputs of all rows may take.</param>
    public InputBuilder(TrainingData data, long memoryBudget = long.MaxValue)
    {
        _data = data;
        _budget = memoryBudget;
        _axes = new AxisBuilder(data.Schema, data.Training, data.Levels);
    }

    /// <summary>How many of a feature's hats are those of numbers: around a circle the last knot is the first.</summary>
    public static int HatsOf(Axis axis) => axis.Knots.Length < 2 ? 0 : axis.Period > 0 ? axis.Knots.Length - 1 : axis.Knots.Length;

    /// <param name="kind">What numbers become: anything but curves, which are learned on hats.</param>
    /// <param name="hats">The most hats of a number.</param>
    /// <exception cref="ArgumentException">The inputs of all rows would take more than the budget, or more than can be held.</exception>
    public InputEncoding Build(InputKind kind, int hats = MostHats)
    {
        InputEncoding inputs = Build(kind, hats, static _ => false);
        InputMemory.Check(_data, inputs, [], _budget);
        return inputs;
    }

    /// <summary>The same for networks that learn embeddings.</summary>
    /// <param name="kind">What numbers become: anything but curves.</param>
    /// <param name="levels">Categories of more levels are embedded.</param>
    /// <param name="width">Numbers of a level; null: by the number of levels.</param>
    /// <param name="copies">How many embeddings of a feature there are.</param>
    /// <exception cref="ArgumentException">The inputs of all rows, or the embeddings, would take more than the budget.</exception>
    public NetworkInputs Build(InputKind kind, int levels, int? width, Func<int, int> copies)
    {
        bool IsEmbedded(int feature) => _data.Levels[feature] > levels;
        InputEncoding plain = Build(kind, MostHats, IsEmbedded);
        ImmutableArray<EmbeddedFeature> embedded = [.. Enumerable.Range(0, plain.Features.Length).Where(IsEmbedded).Select(feature =>
        {
            Axis axis = plain.Features[feature].Axis;
            return new EmbeddedFeature(axis, width ?? EmbeddedFeature.UsualWidth(_data.Levels[feature]), copies(feature), Weights(axis));
        })];
        InputMemory.Check(_data, plain, embedded, _budget);
        return new NetworkInputs(_data, plain, embedded);
    }

    private InputEncoding Build(InputKind kind, int hats, Func<int, bool> isEmbedded)
    {
        if (kind == InputKind.Curves)
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Curves are learned, on hats.");
        }

        var features = ImmutableArray.CreateBuilder<FeatureInputs>();
        int first = 0;
        for (int f = 0; f < _data.Schema.Features.Length; f++)
        {
            features.Add(isEmbedded(f) ? Nothing(_axes.Axis(f, MostKnots), first) : Feature(f, first, kind, hats));
            first += features[^1].Count;
        }

        var vectors = ImmutableArray.CreateBuilder<DenseInputs>();
        for (int v = 0; v < _data.Schema.Vectors.Length; v++)
        {
            vectors.Add(DensePlaces.Measure(_data, v, first));
            first += vectors[^1].Count;
        }

        return new InputEncoding(_data.Schema, features.ToImmutable(), vectors.ToImmutable());
    }

    /// <summary>The inputs of rows, n × M, row by row.</summary>
    public static float[] Encode(InputEncoding encoding, EncodedRows rows)
    {
        var inputs = new float[(long)rows.Count * encoding.Count];
        ForEach(encoding, rows, (r, own) =>
        {
            for (int m = 0; m < own.Length; m++)
            {
                inputs[((long)r * own.Length) + m] = (float)own[m];
            }
        });
        return inputs;
    }

    /// <summary>Reads the inputs of one row after another.</summary>
    /// <param name="encoding">How a row becomes inputs.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="read">Takes the index of a row and its M inputs, which are another row's afterwards.</param>
    public static void ForEach(InputEncoding encoding, EncodedRows rows, Action<int, double[]> read)
    {
        double[] columns = new double[rows.Columns.Length], inputs = new double[encoding.Count];
        for (int r = 0; r < rows.Count; r++)
        {
            for (int f = 0; f < columns.Length; f++)
            {
                columns[f] = rows.Columns[f][r];
            }

            encoding.EncodeFeatures(new RowBlock(columns, null), 0, inputs);
            foreach (DenseInputs vector in encoding.Vectors)
            {
                vector.Write(rows.Vectors[vector.Vector][r], inputs);
            }

            read(r, inputs);
        }
    }

    // Of what is embedded, no input is known beforehand.
    private static FeatureInputs Nothing(Axis axis, int first) => new(axis, first, 0, [.. new int[axis.Positions + 1]], [], []);

    // The weight of training rows at each position.
    private double[] Weights(Axis axis)
    {
        var weights = new double[axis.Extent];
        double[] column = _data.Training.Columns[axis.Feature];
        for (int r = 0; r < column.Length; r++)
        {
            axis.Locate(column[r], out int cell, out double fraction);
            weights[fraction > 0 ? cell + 1 : cell] += _data.Training.Weights[r];
        }

        return weights;
    }

    private FeatureInputs Feature(int feature, int first, InputKind kind, int hats)
    {
        FeatureSchema schema = _data.Schema.Features[feature];
        int most = kind switch { InputKind.Hats => hats, InputKind.MinMax when !schema.IsCyclic => 2, _ => MostKnots };
        Axis axis = _axes.Axis(feature, most);
        Func<int, float>[] curves = axis.Knots.Length < 2 ? [] : schema.IsCyclic && kind != InputKind.Hats ? Angles(axis)
            : Curves(axis, kind);
        return WithSlots(axis, first, curves);
    }

    private Func<int, float>[] Curves(Axis axis, InputKind kind)
    {
        int knots = axis.Knots.Length;
        switch (kind)
        {
            case InputKind.Hats:
                int distinct = HatsOf(axis);
                return [.. Enumerable.Range(0, distinct).Select(hat => (Func<int, float>)(knot => knot % distinct == hat ? 1 : 0))];
            case InputKind.MinMax:
                return [knot => (float)knot / (knots - 1)];
            default:
                double[] sorted = Sorted(axis);
                double[] ranks = [.. axis.Knots.Select(knot => Rank(sorted, knot))];
                double range = ranks[^1] - ranks[0];
                float Share(int knot) => (float)((ranks[knot] - ranks[0]) / range);
                return kind == InputKind.Rank ? [Share] : [knot => (2 * Share(knot)) - 1, Distances(axis, sorted)];
        }
    }

    private static Func<int, float> Distances(Axis axis, double[] sorted)
    {
        double median = Quantiles.At(sorted, 0.5);
        double spread = (Quantiles.At(sorted, 0.9) / 2) - (Quantiles.At(sorted, 0.1) / 2); // Halves: the range of all doubles is none.
        spread = spread > 0 ? spread : SpreadOfOthers(sorted, median);
        return knot => (float)Math.Clamp(((axis.Knots[knot] / 2) - (median / 2)) / spread, Least, Greatest);
    }

    // Where most values are the same: how far from it nine in ten of the others are, halved.
    private static double SpreadOfOthers(double[] sorted, double median)
    {
        double[] distances = [.. sorted.Where(value => value != median).Select(value => Math.Abs((value / 2) - (median / 2)))];
        Array.Sort(distances);
        return distances[(int)(0.9 * (distances.Length - 1))];
    }

    private static Func<int, float>[] Angles(Axis axis)
    {
        double Angle(int knot) => 2 * Math.PI * (axis.Knots[knot] - axis.Knots[0]) / axis.Period;
        return [knot => (float)Math.Sin(Angle(knot)), knot => (float)Math.Cos(Angle(knot))];
    }

    // Behind the curves an input for each level and slot that a training row has; of what none has nothing could be learned.
    private FeatureInputs WithSlots(Axis axis, int first, Func<int, float>[] curves)
    {
        bool[] seen = Seen(axis);
        var starts = ImmutableArray.CreateBuilder<int>();
        var indices = ImmutableArray.CreateBuilder<int>();
        var values = ImmutableArray.CreateBuilder<float>();
        int count = curves.Length;
        for (int position = 0; position < axis.Positions; position++)
        {
            starts.Add(indices.Count);
            for (int input = 0; position < axis.Knots.Length && input < curves.Length; input++)
            {
                if (curves[input](position) is not 0f and var value)
                {
                    indices.Add(input);
                    values.Add(value);
                }
            }

            if (position >= axis.Knots.Length && seen[position])
            {
                indices.Add(count++);
                values.Add(1);
            }
        }

        starts.Add(indices.Count);
        return new FeatureInputs(axis, first, count, starts.ToImmutable(), indices.ToImmutable(), values.ToImmutable());
    }

    private bool[] Seen(Axis axis)
    {
        var seen = new bool[axis.Extent];
        foreach (double value in _data.Training.Columns[axis.Feature])
        {
            axis.Locate(value, out int cell, out double fraction);
            seen[cell] |= fraction < 1;
            seen[cell + 1] |= fraction > 0;
        }

        return seen;
    }

    private double[] Sorted(Axis axis)
    {
        double[] column = _data.Training.Columns[axis.Feature];
        double[] sorted = [.. column.Where(value => double.IsFinite(value) && !axis.Specials.Contains(value))];
        Array.Sort(sorted);
        return sorted;
    }

    // The share of rows below, and half of those at it.
    private static double Rank(double[] sorted, double value) =>
        (First(sorted, value, orEqual: true) + First(sorted, value, orEqual: false)) / (2.0 * sorted.Length);

    // The index of the first value that is as large, or larger.
    private static int First(double[] sorted, double value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < value || (!orEqual && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
