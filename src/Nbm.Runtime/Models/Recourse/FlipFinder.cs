namespace Nbm.Models;

/// <summary>
/// Finds all values of one feature that reach a goal, the others held as they are. All tables of the feature are then functions of one
/// number, linear between knots, so that a goal's conditions are crossed where a line is: nothing is sampled. Where rounding could tell a
/// value that is reached in steps to the wrong side, the model itself is asked.
/// </summary>
internal sealed class FlipFinder
{
    private const double Doubtful = 1e-9;

    private readonly ChangedRow _row;
    private readonly ChangeableFeature _variable;
    private readonly GoalTest _goal;
    private readonly double[] _base;

    private FlipFinder(ChangedRow row, ChangeableFeature variable, GoalTest goal)
    {
        (_row, _variable, _goal) = (row, variable, goal);
        _base = [.. Enumerable.Range(0, goal.Count).Select(i => goal.Of(i, row.Scores))];
    }

    public static Flips Of(ChangedRow row, ChangeableFeature variable, GoalTest goal)
    {
        var finder = new FlipFinder(row, variable, goal);
        Flips flips = !variable.Reach.IsNumeric ? finder.OfLevels()
            : variable.IsLinked ? finder.OfEachStep()
            : variable.Reach.Step > 0 ? finder.OfSteps()
            : finder.OfNumbers();
        variable.Reset(row);
        return flips;
    }

    private Flips OfLevels()
    {
        int[] levels = [.. _variable.Reach.Levels.Where(level => IsReached(level))];
        return new Flips((double)levels.Length / _variable.Reach.Levels.Length, [], levels);
    }

    // Others move along, so that tables of two that move are no lines.
    private Flips OfEachStep()
    {
        Reach reach = _variable.Reach;
        var found = new List<(long From, long To)>();
        long all = 0;
        for (long k = reach.FirstStep; k <= reach.LastStep; k++)
        {
            if (k == 0 || IsSpecial(reach.At(k)) || !_variable.TrySet(_row, reach.At(k)))
            {
                continue;
            }

            all++;
            if (IsReached(reach.At(k)))
            {
                Add(found, k, k);
            }
        }

        return InSteps(found, all);
    }

    private Flips OfSteps()
    {
        var found = new List<(long From, long To)>();
        long all = 0;
        foreach ((long first, long last) in StraightSteps(_row, _variable))
        {
            all += last - first + 1;
            (long from, long to) = Reached(first, last);
            if (from <= to)
            {
                Add(found, from, to);
            }
        }

        return InSteps(found, all);
    }

    private Flips OfNumbers()
    {
        Reach reach = _variable.Reach;
        double[] at = Corners(_row, _variable);
        double[][] values = [.. at.Select(Conditions)];
        var found = new List<(double From, double To)>();
        double length = 0;
        for (int s = 0; s + 1 < at.Length; s++)
        {
            (double from, double to) = (0, 1);
            for (int i = 0; i < _goal.Count; i++)
            {
                (double p, double q) = (values[s][i], values[s + 1][i]);
                (bool isAtStart, bool isAtEnd) = (_goal.Holds(i, p), _goal.Holds(i, q));
                double crossing = isAtStart == isAtEnd ? 0 : (_goal.Bound(i) - p) / (q - p);
                (from, to) = isAtStart ? isAtEnd ? (from, to) : (from, Math.Min(to, crossing))
                    : isAtEnd ? (Math.Max(from, crossing), to) : (1, 0);
            }

            if (from < to)
            {
                (double start, double end) = (_variable.Between(at[s], at[s + 1], from), _variable.Between(at[s], at[s + 1], to));
                length += end - start;
                if (found.Count > 0 && found[^1].To == start)
                {
                    found[^1] = (found[^1].From, end);
                }
                else
                {
                    found.Add((start, end));
                }
            }
        }

        // Of all of it exactly 1, whatever the sum of its pieces rounds to.
        bool isAll = found is [var only] && only.From == reach.Least && only.To == reach.Greatest;
        return new Flips(isAll ? 1 : length / (reach.Greatest - reach.Least), Unrolled(found), []);
    }

    // Of a circle, which is looked through from the least value of training on, what is beyond the period comes before that.
    private (double From, double To)[] Unrolled(IEnumerable<(double From, double To)> found)
    {
        double period = _variable.Period;
        return period == 0 ? [.. found] : [.. found.SelectMany(own => own.From >= period ? [(own.From - period, own.To - period)]
            : own.To > period ? new[] { (0, own.To - period), (own.From, period) } : [own]).OrderBy(own => own.Item1)];
    }

    /// <summary>The ends of the numbers that can be reached, and all knots between.</summary>
    public static double[] Corners(ChangedRow row, ChangeableFeature variable) =>
    [
        variable.Reach.Least,
        .. row.Plan.Bends[variable.Feature].Where(knot => knot > variable.Reach.Least && knot < variable.Reach.Greatest),
        variable.Reach.Greatest,
    ];

    /// <summary>The steps that can be made, without none and without those to special values, in runs between knots.</summary>
    public static IEnumerable<(long First, long Last)> StraightSteps(ChangedRow row, ChangeableFeature variable)
    {
        Reach reach = variable.Reach;
        long[] holes = [.. row.Model.Schema.Features[variable.Feature].Specials.Select(special => (special - reach.Own) / reach.Step)
            .Where(k => k == Math.Floor(k) && Math.Abs(k) < 1e15).Select(k => (long)k).Append(0L).Distinct().Order()];
        long first = reach.FirstStep;
        foreach (double knot in Corners(row, variable).Skip(1))
        {
            // The last step that isn't above the knot.
            long last = Math.Clamp((long)Math.Floor((knot - reach.Own) / reach.Step), first - 1, reach.LastStep);
            last = last < reach.LastStep && reach.At(last + 1) <= knot ? last + 1 : last;
            foreach (long hole in holes.Where(k => k >= first && k <= last))
            {
                if (first < hole)
                {
                    yield return (first, hole - 1);
                }

                first = hole + 1;
            }

            if (first <= last)
            {
                yield return (first, last);
                first = last + 1;
            }
        }
    }

    private static void Add(List<(long From, long To)> found, long from, long to)
    {
        if (found.Count > 0 && found[^1].To == from - 1)
        {
            found[^1] = (found[^1].From, to);
        }
        else
        {
            found.Add((from, to));
        }
    }

    private Flips InSteps(List<(long From, long To)> found, long all) => new(
        all == 0 ? 0 : (double)found.Sum(run => run.To - run.From + 1) / all,
        Unrolled(found.Select(run => (_variable.Reach.At(run.From), _variable.Reach.At(run.To)))), []);

    // Of steps along a line: a run for each condition, and so for all of them.
    private (long From, long To) Reached(long first, long last)
    {
        (long from, long to) = (first, last);
        for (int i = 0; i < _goal.Count && from <= to; i++)
        {
            (bool isAtStart, bool isAtEnd) = (Holds(i, from), Holds(i, to));
            if (!isAtStart && !isAtEnd)
            {
                return (1, 0);
            }

            long holds = isAtStart ? from : to, fails = isAtStart ? to : from;
            while (isAtStart != isAtEnd && Math.Abs(holds - fails) > 1)
            {
                long middle = holds + ((fails - holds) / 2);
                (holds, fails) = Holds(i, middle) ? (middle, fails) : (holds, middle);
            }

            (from, to) = isAtStart == isAtEnd ? (from, to) : isAtStart ? (from, holds) : (holds, to);
        }

        return (from, to);
    }

    private bool Holds(int condition, long step) => Holds(condition, _variable.Reach.At(step));

    private bool Holds(int condition, double value)
    {
        _variable.TrySet(_row, value);
        double comesTo = _base[condition] + _row.Gain(_goal, condition, _variable.Tables), bound = _goal.Bound(condition);
        if (Math.Abs(comesTo - bound) > Doubtful * (1 + Math.Abs(bound) + Math.Abs(_base[condition])))
        {
            return comesTo > bound;
        }

        double[] features = _row.Copy();
        _variable.Write(_row, value, features);
        var scores = new double[_row.Scores.Length];
        _row.Score(features, scores);
        return _goal.Holds(condition, _goal.Of(condition, scores));
    }

    private bool IsReached(double value)
    {
        for (int i = 0; i < _goal.Count; i++)
        {
            if (!Holds(i, value))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSpecial(double value) => _row.Model.Schema.Features[_variable.Feature].Specials.Contains(value);

    private double[] Conditions(double value)
    {
        _variable.TrySet(_row, value);
        return [.. Enumerable.Range(0, _goal.Count).Select(i => _base[i] + _row.Gain(_goal, i, _variable.Tables))];
    }
}
