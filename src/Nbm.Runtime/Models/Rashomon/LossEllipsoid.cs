namespace Nbm.Models;

/// <summary>
/// The scales of terms at which rows have a loss of at most a bound, to second order around the best scales m*:
/// (m − m*)ᵀH(m − m*) ≤ budget. Of squared errors that is exact. What is said of models on its rim is looked at with the loss itself.
/// </summary>
internal sealed class LossEllipsoid
{
    private const int MostSteps = 50;
    private const double Settled = 1e-12;
    private const double Ridge = 1e-10;
    private const double Furthest = 1e6;

    /// <param name="rows">The rows.</param>
    /// <param name="bound">The most that the loss may be, no less than that of the model as it is.</param>
    public LossEllipsoid(ScaledRows rows, double bound)
    {
        (Rows, Bound) = (rows, bound);
        Best = rows.AsItIs();
        (BestLoss, double[] gradient, Half) = rows.Expand(Best);
        for (int step = 0; step < MostSteps; step++)
        {
            // Newton's step, halved until the loss falls: L is convex.
            double[] inverse = Inverted(Half), next = Best;
            double[] way = [.. Times(inverse, gradient).Select(own => -own / 2)];
            double gain = 0, loss = BestLoss;
            for (double size = 1; size > 1e-6 && !(gain > 0); size /= 2)
            {
                next = [.. Best.Zip(way, (from, by) => from + (size * by))];
                loss = rows.Loss(next);
                gain = BestLoss - loss;
            }

            if (!(gain > Settled * Math.Max(1e-3, Math.Abs(BestLoss))))
            {
                break;
            }

            Best = next;
            (BestLoss, gradient, Half) = rows.Expand(Best);
        }

        Inverse = Inverted(Half);
    }

    public ScaledRows Rows { get; }

    /// <summary>The most that the loss may be.</summary>
    public double Bound { get; }

    /// <summary>m*, the shift behind the terms.</summary>
    public double[] Best { get; }

    /// <summary>The loss there.</summary>
    public double BestLoss { get; }

    /// <summary>H.</summary>
    public double[] Half { get; }

    /// <summary>H⁻¹.</summary>
    public double[] Inverse { get; }

    /// <summary>By how much the loss may be above the best.</summary>
    public double Budget => Bound - BestLoss;

    public double HalfAt(int s, int t) => Half[(s * Rows.Size) + t];

    public double InverseAt(int s, int t) => Inverse[(s * Rows.Size) + t];

    /// <summary>The scale of a term at the two models of the set that have the least and the most of it, others free to make up for
    /// it.</summary>
    public ValueInterval Free(int term)
    {
        double width = Math.Sqrt(Budget * InverseAt(term, term));
        double[] way = [.. Enumerable.Range(0, Rows.Size).Select(s => InverseAt(s, term) / InverseAt(term, term) * width)];
        (double less, double more) = (Reach(way, -1), Reach(way, 1));
        if (Budget > 0)
        {
            Curved = Math.Max(Curved, Math.Max(Math.Abs(less - 1), Math.Abs(more - 1)));
        }

        return new ValueInterval(Best[term] - (less * width), Best[term] + (more * width));
    }

    /// <summary>By which share of their length ways to the rim had to be changed at most for the loss to be the bound there: 0 where it is
    /// quadratic. Of those that <see cref="Free"/> was asked for.</summary>
    public double Curved { get; private set; }

    /// <summary>The same with the others at their best scales.</summary>
    public ValueInterval Alone(int term)
    {
        double width = Math.Sqrt(Budget / HalfAt(term, term));
        var way = new double[Rows.Size];
        way[term] = width;
        return new ValueInterval(Best[term] - (Reach(way, -1) * width), Best[term] + (Reach(way, 1) * width));
    }

    /// <summary>How far from the best scales the loss reaches the bound, in lengths of a way: 1, where it is quadratic.</summary>
    public double Reach(double[] way, int sign)
    {
        if (!(Budget > 0))
        {
            return 0;
        }

        double[] scores = Rows.Scores(Best), steps = Rows.Steps(way);
        double Loss(double length) => Rows.Loss(scores, steps, sign * length);

        double low = 0, high = 1;
        while (high < Furthest && Loss(high) <= Bound)
        {
            (low, high) = (high, 2 * high);
        }

        for (int i = 0; i < 50 && high - low > 1e-9 * high; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Loss(middle) <= Bound ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The best scales of which some terms have none, to second order.</summary>
    /// <param name="without">The terms.</param>
    public double[] Without(IEnumerable<int> without)
    {
        int size = Rows.Size;
        var (scales, inverse) = ((double[])Best.Clone(), (double[])Inverse.Clone());
        foreach (int t in without)
        {
            Leave(t, scales, inverse, size);
        }

        return scales;
    }

    /// <summary>Terms that can go together: one after the other the one whose absence costs least, as long as the loss stays within the
    /// bound.</summary>
    public IReadOnlyList<int> Dispensable()
    {
        int size = Rows.Size;
        var (gone, scales, inverse) = (new List<int>(), (double[])Best.Clone(), (double[])Inverse.Clone());
        HashSet<int> left = [.. Enumerable.Range(0, size - 1)];
        while (left.Count > 0)
        {
            int least = left.MinBy(t => scales[t] * scales[t] / inverse[(t * size) + t]);
            Leave(least, scales, inverse, size);
            if (!(Rows.Loss(scales) <= Bound))
            {
                break;
            }

            gone.Add(least);
            left.Remove(least);
        }

        return gone;
    }

    // Conditioned on a scale of 0 of one term.
    private static void Leave(int t, double[] scales, double[] inverse, int size)
    {
        double own = inverse[(t * size) + t], scale = scales[t];
        double[] column = [.. Enumerable.Range(0, size).Select(s => inverse[(s * size) + t])];
        if (!(own > 0))
        {
            scales[t] = 0;
            return;
        }

        for (int s = 0; s < size; s++)
        {
            scales[s] -= column[s] / own * scale;
            for (int u = 0; u < size; u++)
            {
                inverse[(s * size) + u] -= column[s] * column[u] / own;
            }
        }

        scales[t] = 0;
    }

    /// <summary>L with L Lᵀ = H⁻¹, lower triangular.</summary>
    public double[] Root() => SymmetricMatrix.Cholesky(Inverse, Rows.Size);

    private double[] Inverted(double[] half)
    {
        // In units in which each term has a curvature of 1; a ridge, so that terms that are copies of one another have an end.
        int size = Rows.Size;
        double[] units = [.. Enumerable.Range(0, size).Select(t => half[(t * size) + t] > 0 ? Math.Sqrt(half[(t * size) + t]) : 1)];
        double[] scaled = [.. half.Select((own, i) => (own / (units[i / size] * units[i % size])) + (i / size == i % size ? Ridge : 0))];
        return [.. SymmetricMatrix.Invert(scaled, size).Select((own, i) => own / (units[i / size] * units[i % size]))];
    }

    private static double[] Times(double[] matrix, double[] vector) => [.. vector.Select((_, i) =>
    {
        double sum = 0;
        for (int j = 0; j < vector.Length; j++)
        {
            sum += matrix[(i * vector.Length) + j] * vector[j];
        }

        return sum;
    })];
}
