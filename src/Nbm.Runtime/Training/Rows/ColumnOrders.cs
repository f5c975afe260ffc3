namespace Nbm.Training;

/// <summary>The numbers of each feature in their order, sorted when they are first asked for.</summary>
/// <param name="features">How many features there are.</param>
internal sealed class ColumnOrders(int features)
{
    private readonly (double[] Column, OrderStatistics Order)?[] _known = new (double[], OrderStatistics)?[features];

    /// <summary>The numbers among the values: neither missing nor special. Those that go in a circle are taken from 0 to the
    /// period.</summary>
    /// <param name="feature">The feature's index.</param>
    /// <param name="column">Its values.</param>
    /// <param name="schema">What the record declares of it.</param>
    public OrderStatistics Of(int feature, double[] column, FeatureSchema schema)
    {
        if (_known[feature] is not { } known || known.Column != column)
        {
            _known[feature] = known = (column, OrderStatistics.Of(Numbers(column, schema)));
        }

        return known.Order;
    }

    private static double[] Numbers(double[] column, FeatureSchema schema)
    {
        bool IsNumber(double value) => double.IsFinite(value) && !schema.Specials.Contains(value);
        var numbers = new double[column.Count(IsNumber)];
        int count = 0;
        foreach (double value in column)
        {
            if (IsNumber(value))
            {
                numbers[count++] = schema.Period > 0 ? EvenKnots.Wrap(value, schema.Period) : value;
            }
        }

        return numbers;
    }
}
