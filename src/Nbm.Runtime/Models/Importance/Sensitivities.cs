namespace Nbm.Models;

/// <summary>By how much scores move when a feature moves by one standard deviation, at each row: slopes of tables, exactly.</summary>
internal sealed class Sensitivities
{
    private readonly double[] _ofParts;
    private readonly double[] _ofFeatures;

    /// <param name="model">The tables.</param>
    /// <param name="rows">What the rows add up to and weigh.</param>
    /// <param name="columns">The encoded rows: of row r feature f at f · count + r.</param>
    /// <param name="vectors">What the rows have of vectors; null without any.</param>
    public Sensitivities(AdditiveModel model, MeasuredRows rows, double[] columns, VectorRows? vectors)
    {
        int features = model.Schema.Features.Length;
        _ofParts = new double[model.Parts.Length];
        _ofFeatures = new double[features];
        foreach (Axis axis in model.Axes.Where(axis => model.Schema.Features[axis.Feature].HasOrder))
        {
            Move(axis, model, rows, columns, vectors);
        }

        for (int part = 0; part < _ofParts.Length; part++)
        {
            int[] own = [.. model.Parts[part].Inputs];
            if (own.All(input => input < features && !model.Schema.Features[input].HasOrder))
            {
                double mean = MeanDifference(model, rows, part);
                _ofParts[part] = mean;
                if (own.Length == 1)
                {
                    _ofFeatures[own[0]] += mean;
                }
            }
            else if (own.Any(input => input >= features))
            {
                _ofParts[part] = double.NaN;
            }
        }
    }

    public double OfPart(int part) => _ofParts[part];

    public double OfFeature(int feature) => _ofFeatures[feature];

    // The terms on an axis at the ends of the piece that each row is in, over its length.
    private void Move(Axis axis, AdditiveModel model, MeasuredRows rows, double[] columns, VectorRows? vectors)
    {
        int feature = axis.Feature;
        int count = columns.Length / model.Schema.Features.Length;
        Span<double> own = columns.AsSpan(feature * count, count);
        double[] values = own.ToArray(), lengths = new double[count];
        double deviation = Deviation(model.Schema.Features[feature], rows, values);
        ExplainedColumns low = new(model, count), high = new(model, count);
        double[] upper = [.. values];
        for (int i = 0; i < count; i++)
        {
            if (Piece(axis, model.Schema.Features[feature], values[i]) is var (from, to, length))
            {
                (own[i], upper[i], lengths[i]) = (from, to, length);
            }
        }

        Explain(model, columns, count, vectors, low);
        upper.CopyTo(own);
        Explain(model, columns, count, vectors, high);
        values.CopyTo(own);
        for (int part = 0; part < _ofParts.Length; part++)
        {
            if (model.AllTerms[part] is not Term term || !Enumerable.Range(0, term.Inputs.Length).Any(i => term.Axis(i) == axis))
            {
                continue;
            }

            double sum = 0;
            for (int c = 0; c < model.Outputs; c++)
            {
                ReadOnlySpan<double> before = low.Contributions(part, c), after = high.Contributions(part, c);
                for (int i = 0; i < rows.Count; i++)
                {
                    int row = rows.Rows[i];
                    sum += lengths[row] > 0 ? rows.Weights[i] * Math.Abs(after[row] - before[row]) / lengths[row] / model.Outputs : 0;
                }
            }

            _ofParts[part] += sum * deviation;
            _ofFeatures[feature] += sum * deviation;
        }
    }

    // The knots around a number, or its level and the next; null where nothing slopes.
    private static (double From, double To, double Length)? Piece(Axis axis, FeatureSchema feature, double value)
    {
        if (double.IsNaN(value) || feature.Specials.Contains(value) || (value < 0 && !axis.IsNumeric))
        {
            return null;
        }

        if (!axis.IsNumeric)
        {
            return axis.Levels < 2 ? null : value + 1 < axis.Levels ? (value, value + 1, 1) : (value - 1, value, 1);
        }

        if (axis.Knots.Length < 2)
        {
            return null;
        }

        int at = axis.Knots.AsSpan().BinarySearch(value);
        at = at >= 0 ? Math.Min(at, axis.Knots.Length - 2) : ~at - 1;
        bool isWithin = at >= 0 && at < axis.Knots.Length - 1;
        return isWithin ? (axis.Knots[at], axis.Knots[at + 1], axis.Knots[at + 1] - axis.Knots[at])
            : axis.Period > 0 ? (axis.Knots[^1], axis.Knots[0], axis.Knots[0] + axis.Period - axis.Knots[^1])
            : null;
    }

    private static double Deviation(FeatureSchema feature, MeasuredRows rows, double[] values)
    {
        double weight = 0, sum = 0, squares = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            double value = values[rows.Rows[i]];
            if (!double.IsNaN(value) && !feature.Specials.Contains(value))
            {
                double apart = value - sum, own = rows.Weights[i];
                weight += own;
                sum += own / weight * apart;
                squares += own * apart * (value - sum);
            }
        }

        return weight > 0 ? Math.Sqrt(squares / weight) : 0;
    }

    private static void Explain(AdditiveModel model, double[] columns, int count, VectorRows? vectors, ExplainedColumns into)
    {
        int most = ContributionBlock.Rows(model), features = model.Schema.Features.Length, own = model.Schema.Vectors.Length;
        double[] block = new double[features * most], scores = new double[model.Outputs * most],
            contributions = new double[model.Shares * model.Outputs * most];
        for (int first = 0; first < count; first += most)
        {
            int rows = Math.Min(most, count - first);
            for (int f = 0; f < features; f++)
            {
                columns.AsSpan((f * count) + first, rows).CopyTo(block.AsSpan(f * most));
            }

            VectorRows? some = vectors is null ? null : new VectorRows();
            for (int i = first * own; some is not null && i < (first + rows) * own; i++)
            {
                some.Add(vectors![i]);
            }

            model.Score(new RowBlock(block, rows, most, some, first), scores, contributions);
            into.Take(first, rows, most, contributions, scores);
        }
    }

    // Of two rows drawn by weight, Gini's mean difference.
    private static double MeanDifference(AdditiveModel model, MeasuredRows rows, int part)
    {
        double mean = 0;
        for (int c = 0; c < model.Outputs; c++)
        {
            double[] own = rows.Contributions(part, c), weights = rows.Weights.ToArray();
            Array.Sort(own, weights);
            double below = 0, sumBelow = 0;
            for (int i = 0; i < own.Length; i++)
            {
                mean += 2 * weights[i] * ((own[i] * below) - sumBelow) / model.Outputs;
                below += weights[i];
                sumBelow += weights[i] * own[i];
            }
        }

        return mean;
    }
}
