namespace Nbm.Models;

/// <summary>All that may be changed of a row, in pieces, and what two changes add together beyond each alone.</summary>
internal sealed class ChangeSpace
{
    private const long MostPoints = 1024; // Of whole steps so many are looked at one by one.

    private readonly double[]?[] _joint; // For each pair of features, ends × ends × conditions.
    private readonly int[]?[] _shared;
    private readonly bool[] _carries;
    private readonly Dictionary<(int Table, int First, int Second), double[]> _crowded = [];

    public ChangeSpace(ChangedRow row, ChangeableFeature[] variables, GoalTest goal, double perFeature)
    {
        (Row, Variables, Goal) = (row, variables, goal);
        Costs = [.. variables.Select(variable => new ChangeCost(row, variable, perFeature))];
        Pieces = [.. variables.Select((_, j) => PiecesOf(j))];
        int n = variables.Length;
        _joint = new double[n * n][];
        _shared = new int[n * n][];
        for (int j = 0; j < n; j++)
        {
            for (int l = 0; l < n; l++)
            {
                _shared[(j * n) + l] = j == l ? [] : [.. variables[j].Tables.Intersect(variables[l].Tables)];
                HasInteractions |= _shared[(j * n) + l]!.Length > 0;
            }
        }

        _carries = Carriers();
        int[] tables = [.. Enumerable.Range(0, row.Plan.Tables.Length)
            .Where(t => Variables.Count(variable => variable.Tables.Contains(t)) > 2)];
        Crowded = [.. tables.Select(t => (t, Enumerable.Range(0, n).Where(j => variables[j].Tables.Contains(t)).ToArray()))];
    }

    public ChangedRow Row { get; }

    public ChangeableFeature[] Variables { get; }

    public GoalTest Goal { get; }

    public ChangeCost[] Costs { get; }

    /// <summary>For each feature its pieces by value, the row's own value first.</summary>
    public Piece[][] Pieces { get; }

    /// <summary>Whether any table reads two features that may be changed.</summary>
    public bool HasInteractions { get; }

    /// <summary>Tables that more than two features change, and which.</summary>
    public (int Table, int[] Variables)[] Crowded { get; }

    /// <summary>Whether two features have tables in common.</summary>
    public bool Interact(int first, int second) => _shared[(first * Variables.Length) + second]!.Length > 0;

    /// <summary>
    /// Whether of two features with tables in common the first is the one that is promised what both may gain together, with whatever value
    /// the second may still have. The second is the one that is split: the fewer values it is left with, the closer the promise is to what
    /// can be had, and with one it is that. So those are split that are in most pairs, of few values.
    /// </summary>
    public bool Carries(int first, int second) => _carries[(first * Variables.Length) + second];

    /// <summary>What a condition lacks in the row as it is.</summary>
    public double Need(int condition) => Goal.Bound(condition) - Goal.Of(condition, Row.Scores);

    /// <summary>
    /// What ends of the pieces of two features gain for a condition together, beyond each alone, through tables that read no third one that
    /// may be changed: <c>joint[(end of first * ends of second + end of second) * conditions + condition]</c>, ends two a piece.
    /// </summary>
    public double[] Joint(int first, int second)
    {
        int at = (first * Variables.Length) + second;
        return _joint[at] ??= ComputeJoint(first, second, [.. _shared[at]!.Where(t => Crowded.All(own => own.Table != t))]);
    }

    /// <summary>The same of one table that a third feature may change too, where that one stays as it is.</summary>
    public double[] JointOfCrowded(int table, int first, int second)
    {
        if (!_crowded.TryGetValue((table, first, second), out double[]? joint))
        {
            _crowded.Add((table, first, second), joint = ComputeJoint(first, second, [table]));
        }

        return joint;
    }

    /// <summary>What a table that more than two features change could gain at most for a condition beyond each alone: how far its values
    /// lie apart, once for all together and once for each alone, since those may all go the other way.</summary>
    /// <param name="table">The table.</param>
    /// <param name="changeable">How many of its features may be changed.</param>
    public double MostOfCrowded(int table, int changeable) =>
        (1 + changeable) * Row.Model.Terms[Row.Plan.Tables[table].Index].Tables.Sum(values => (double)values.Max() - values.Min());

    private double[] ComputeJoint(int first, int second, int[] tables)
    {
        int conditions = Goal.Count;
        Piece[] rows = Pieces[first], columns = Pieces[second];
        int width = 2 * columns.Length * conditions;
        var joint = new double[2 * rows.Length * width];
        var alone = new double[width];
        for (int w = 0; w < 2 * columns.Length; w++)
        {
            Gain(second, columns, w, tables, alone.AsSpan(w * conditions, conditions));
        }

        bool[] isCorner = JointCorners(second, columns);
        var own = new double[conditions];
        for (int e = 0; e < 2 * rows.Length; e++)
        {
            if (rows[e / 2].IsOwn)
            {
                continue;
            }

            // Neighbours meet, and a point has one value.
            if (e > 0 && End(rows, e) == End(rows, e - 1) && !rows[(e - 1) / 2].IsOwn)
            {
                joint.AsSpan((e - 1) * width, width).CopyTo(joint.AsSpan(e * width, width));
                continue;
            }

            Variables[second].Reset(Row);
            Gain(first, rows, e, tables, own);
            for (int w = 0; w < 2 * columns.Length; w++)
            {
                if (columns[w / 2].IsOwn || !isCorner[w])
                {
                    continue;
                }

                Span<double> at = joint.AsSpan((e * width) + (w * conditions), conditions);
                if (isCorner[w - 1] && End(columns, w) == End(columns, w - 1) && !columns[(w - 1) / 2].IsOwn)
                {
                    joint.AsSpan((e * width) + ((w - 1) * conditions), conditions).CopyTo(at);
                    continue;
                }

                Gain(second, columns, w, tables, at);
                for (int i = 0; i < conditions; i++)
                {
                    at[i] -= own[i] + alone[(w * conditions) + i];
                }
            }

            Interpolate(second, columns, isCorner, joint.AsSpan(e * width, width));
        }

        Variables[first].Reset(Row);
        Variables[second].Reset(Row);
        return joint;
    }

    /// <summary>Which ends of pieces, two a piece, can be where what a feature adds with others is most: what lies between two others of a
    /// run without a knot of an interaction can't.</summary>
    public bool[] JointCorners(int variable, IReadOnlyList<Piece> pieces)
    {
        HashSet<double> bends = Row.Plan.JointBends[Variables[variable].Feature];
        var isCorner = new bool[2 * pieces.Count];
        for (int p = 0; p < pieces.Count; p++)
        {
            isCorner[2 * p] = pieces[p].IsPoint || p == 0 || pieces[p - 1].IsPoint || pieces[p - 1].To != pieces[p].From
                || bends.Contains(pieces[p].From);
            isCorner[(2 * p) + 1] = pieces[p].IsPoint || p + 1 == pieces.Count || pieces[p + 1].IsPoint
                || pieces[p + 1].From != pieces[p].To || bends.Contains(pieces[p].To);
        }

        return isCorner;
    }

    private void Interpolate(int variable, Piece[] pieces, bool[] isCorner, Span<double> joint)
    {
        int conditions = Goal.Count;
        for (int w = 0, from = 0; w < isCorner.Length; w++)
        {
            if (isCorner[w])
            {
                from = w;
                continue;
            }

            int to = Array.IndexOf(isCorner, true, w);
            double start = Variables[variable].Unit(End(pieces, from)), end = Variables[variable].Unit(End(pieces, to));
            double share = (Variables[variable].Unit(End(pieces, w)) - start) / (end - start);
            for (int i = 0; i < conditions; i++)
            {
                joint[(w * conditions) + i] = ((1 - share) * joint[(from * conditions) + i]) + (share * joint[(to * conditions) + i]);
            }
        }
    }

    private void Gain(int variable, Piece[] pieces, int end, int[] tables, Span<double> gains)
    {
        Variables[variable].TrySet(Row, End(pieces, end));
        for (int i = 0; i < gains.Length; i++)
        {
            gains[i] = Row.Gain(Goal, i, tables);
        }
    }

    // A vertex cover, greedily: what is in it is split.
    private bool[] Carriers()
    {
        int n = Variables.Length;
        var carries = new bool[n * n];
        var open = new HashSet<(int, int)>(from j in Enumerable.Range(0, n) from l in Enumerable.Range(j + 1, n - j - 1)
            where Interact(j, l) select (j, l));
        while (open.Count > 0)
        {
            int split = Enumerable.Range(0, n).OrderByDescending(j => open.Count(pair => pair.Item1 == j || pair.Item2 == j))
                .ThenBy(j => Pieces[j].Length).First();
            foreach ((int j, int l) in open.Where(pair => pair.Item1 == split || pair.Item2 == split).ToArray())
            {
                carries[((j == split ? l : j) * n) + split] = true;
                open.Remove((j, l));
            }
        }

        return carries;
    }

    private static double End(Piece[] pieces, int end) => end % 2 == 0 ? pieces[end / 2].From : pieces[end / 2].To;

    private Piece[] PiecesOf(int j)
    {
        ChangeableFeature variable = Variables[j];
        Reach reach = variable.Reach;
        var pieces = new List<Piece> { Piece.Point(Row.Features[variable.Feature], 0, new double[Goal.Count], isOwn: true) };
        if (!reach.IsNumeric)
        {
            pieces.AddRange(reach.Levels.Select(level => PointAt(j, level)));
        }
        else if (variable.IsLinked)
        {
            for (long k = reach.FirstStep; k <= reach.LastStep; k++)
            {
                if (k != 0 && !IsSpecial(variable, reach.At(k)) && variable.TrySet(Row, reach.At(k)))
                {
                    pieces.Add(PointAt(j, reach.At(k)));
                }
            }
        }
        else if (reach.Step > 0)
        {
            (long First, long Last)[] runs = [.. FlipFinder.StraightSteps(Row, variable)];
            bool isShort = runs.Sum(run => run.Last - run.First + 1) <= MostPoints;
            foreach ((long first, long last) in runs)
            {
                if (isShort || first == last)
                {
                    for (long k = first; k <= last; k++)
                    {
                        pieces.Add(PointAt(j, reach.At(k)));
                    }
                }
                else
                {
                    pieces.Add(Between(j, reach.At(first), reach.At(last), first, last));
                }
            }
        }
        else
        {
            double[] corners = [.. FlipFinder.Corners(Row, variable).Concat([Row.Features[variable.Feature]])
                .Concat(Costs[j].Opposite is { } opposite ? [opposite] : []).Where(v => v >= reach.Least && v <= reach.Greatest)
                .Distinct().Order()];
            for (int i = 0; i + 1 < corners.Length; i++)
            {
                pieces.Add(Between(j, corners[i], corners[i + 1], 0, 0));
            }
        }

        variable.Reset(Row);
        return [.. pieces];
    }

    private Piece PointAt(int j, double value) => Piece.Point(value, Costs[j].Of(value), Gains(j, value));

    private Piece Between(int j, double from, double to, long first, long last) => new()
    {
        From = from, To = to, FromCost = CostBeside(j, from), ToCost = CostBeside(j, to), FromGains = Gains(j, from),
        ToGains = Gains(j, to), FirstStep = first, LastStep = last,
    };

    // Where a piece ends at the row's own value its values still are changes.
    private double CostBeside(int j, double value) =>
        value == Row.Features[Variables[j].Feature] ? Costs[j].AtOwn : Costs[j].Of(value);

    private double[] Gains(int j, double value)
    {
        Variables[j].TrySet(Row, value);
        return [.. Enumerable.Range(0, Goal.Count).Select(i => Row.Gain(Goal, i, Variables[j].Tables))];
    }

    private bool IsSpecial(ChangeableFeature variable, double value) =>
        Row.Model.Schema.Features[variable.Feature].Specials.Contains(value);
}
