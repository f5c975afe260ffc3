namespace Nbm.Models;

/// <summary>Makes ways to a goal cheaper, or ways of what nearly is one: feature by feature, the others held, each takes the cheapest value
/// that reaches the goal, which is found exactly, since all tables are linear on its pieces.</summary>
internal sealed class Polish(ChangeSpace space)
{
    private const int MostRounds = 4;

    /// <summary>Whether values reach the goal, as predictions say it.</summary>
    public bool Reaches(double[] values)
    {
        double[] features = space.Row.Copy();
        for (int j = 0; j < values.Length; j++)
        {
            if (values[j] != space.Row.Features[space.Variables[j].Feature])
            {
                space.Variables[j].Write(space.Row, values[j], features);
            }
        }

        return space.Row.Reaches(space.Goal, features);
    }

    /// <summary>What values cost.</summary>
    public double CostOf(double[] values)
    {
        double cost = 0;
        for (int j = 0; j < values.Length; j++)
        {
            cost += space.Costs[j].Of(values[j]);
        }

        return cost;
    }

    /// <summary>The same values or cheaper ones that reach the goal; null if none was found.</summary>
    /// <param name="values">Where to begin.</param>
    /// <param name="kept">The features that stay as they are.</param>
    public (double[] Values, double Cost)? Improve(double[] values, IReadOnlySet<int> kept)
    {
        double[] best = [.. values];
        bool reaches = Reaches(best);
        for (int round = 0; round < MostRounds; round++)
        {
            double before = CostOf(best);
            int[] order = [.. Enumerable.Range(0, best.Length).Where(j => !kept.Contains(j))
                .OrderByDescending(j => space.Costs[j].Of(best[j]))];
            foreach (int j in reaches ? order.Where(j => space.Costs[j].Of(best[j]) > 0) : order)
            {
                if (Cheapest(best, j) is { } value && (!reaches || space.Costs[j].Of(value) < space.Costs[j].Of(best[j])))
                {
                    (best[j], reaches) = (value, true);
                }
            }

            if (!reaches || CostOf(best) >= before)
            {
                break;
            }
        }

        foreach (ChangeableFeature variable in space.Variables)
        {
            variable.Reset(space.Row);
        }

        return reaches ? (best, CostOf(best)) : null;
    }

    // The cheapest value of one feature that reaches the goal, the others as they are; null if there is none.
    private double? Cheapest(double[] values, int j)
    {
        ChangeableFeature variable = space.Variables[j];
        for (int l = 0; l < values.Length; l++)
        {
            space.Variables[l].TrySet(space.Row, values[l]);
        }

        variable.Reset(space.Row);
        int[] others = [.. Enumerable.Range(0, space.Row.Plan.Tables.Length).Where(t => !variable.Tables.Contains(t))];
        double[] rest = [.. Enumerable.Range(0, space.Goal.Count)
            .Select(i => space.Goal.Of(i, space.Row.Scores) + space.Row.Gain(space.Goal, i, others))];
        (double Cost, Piece Piece, double Share, double To)? best = null;
        double[] from = new double[rest.Length], to = new double[rest.Length];
        foreach (Piece piece in space.Pieces[j])
        {
            if (best is { } found && piece.LeastCost >= found.Cost)
            {
                continue;
            }

            SetAt(piece.From, from);
            SetAt(piece.To, to);
            (double first, double last) = (0, 1);
            for (int i = 0; i < rest.Length; i++)
            {
                (bool isAtStart, bool isAtEnd) = (space.Goal.Holds(i, from[i]), space.Goal.Holds(i, to[i]));
                double crossing = isAtStart == isAtEnd ? 0 : (space.Goal.Bound(i) - from[i]) / (to[i] - from[i]);
                (first, last) = isAtStart ? isAtEnd ? (first, last) : (first, Math.Min(last, crossing))
                    : isAtEnd ? (Math.Max(first, crossing), last) : (1, 0);
            }

            if (first <= last)
            {
                (double share, double other) = piece.FromCost <= piece.ToCost ? (first, last) : (last, first);
                double cost = piece.Cost(share);
                if (best is null || cost < best.Value.Cost)
                {
                    best = (cost, piece, share, other);
                }
            }
        }

        return best is { } cheapest ? Into(values, j, cheapest.Piece, cheapest.Share, cheapest.To) : null;

        void SetAt(double value, double[] conditions)
        {
            variable.TrySet(space.Row, value);
            for (int i = 0; i < conditions.Length; i++)
            {
                conditions[i] = rest[i] + space.Row.Gain(space.Goal, i, variable.Tables);
            }
        }
    }

    // A value at a share of a piece, or a little further where rounding says that it isn't enough.
    private double? Into(double[] values, int j, Piece piece, double share, double end)
    {
        ChangeableFeature variable = space.Variables[j];
        double[] tried = [.. values];
        bool isUp = end >= share;
        if (piece.IsStepped)
        {
            double steps = (variable.Between(piece.From, piece.To, share) - variable.Reach.Own) / variable.Reach.Step;
            long whole = (long)(isUp ? Math.Ceiling(steps - 1e-9) : Math.Floor(steps + 1e-9));
            for (int k = 0; k < 2; k++)
            {
                tried[j] = variable.Reach.At(Math.Clamp(whole + (isUp ? k : -k), piece.FirstStep, piece.LastStep));
                if (Reaches(tried))
                {
                    return tried[j];
                }
            }

            return null;
        }

        double at = variable.Between(piece.From, piece.To, share), to = variable.Between(piece.From, piece.To, end);
        tried[j] = piece.IsPoint ? at : variable.Held(space.Row, at, to > at);
        for (double nudge = 1e-15; !Reaches(tried); nudge *= 4)
        {
            if (nudge > 1e-6 || piece.IsPoint)
            {
                return null;
            }

            double next = variable.Held(space.Row, at + ((to - at) * nudge), to > at);
            if (to > at ? next > to : next < to)
            {
                return null;
            }

            tried[j] = next;
        }

        return tried[j];
    }
}
