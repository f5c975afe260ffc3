namespace Nbm.Models;

/// <summary>All that may be changed of a row, in pieces, and what two changes add together beyond each alone.</summary>
internal sealed class ChangeSpace
{
    private const long MostPoints = 1024; // Of whole steps so many are looked at one by one.

    private readonly double[]?[] _joint; // For each pair of features, ends × ends × conditions.
    private readonly int[]?[] _shared;
    private readonly Dictionary<(int Table, int First, int Second), double[]> _crowded = [];

    public ChangeSpace(ChangedRow row, Variable[] variables, GoalTest goal, double perFeature)
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

        int[] tables = [.. Enumerable.Range(0, row.Plan.Tables.Length)
            .Where(t => Variables.Count(variable => variable.Tables.Contains(t)) > 2)];
        Crowded = [.. tables.Select(t => (t, Enumerable.Range(0, n).Where(j => variables[j].Tables.Contains(t)).ToArray()))];
    }

    public ChangedRow Row { get; }

    public Variable[] Variables { get; }

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
        var joint = new double[2 * rows.Length * 2 * columns.Length * conditions];
        var alone = new double[2 * columns.Length * conditions];
        Row.Reset(Variables[first].Feature);
        for (int w = 0; w < 2 * columns.Length; w++)
        {
            Variables[second].TrySet(Row, End(columns, w));
            for (int i = 0; i < conditions; i++)
            {
                alone[(w * conditions) + i] = Row.Gain(Goal, i, tables);
            }
        }

        var own = new double[conditions];
        for (int e = 0; e < 2 * rows.Length; e++)
        {
            if (rows[e / 2].IsOwn)
            {
                continue;
            }

            if (e % 2 == 1 && rows[e / 2].IsPoint)
            {
                Array.Copy(joint, (e - 1) * 2 * columns.Length * conditions, joint, e * 2 * columns.Length * conditions,
                    2 * columns.Length * conditions);
                continue;
            }

            Variables[second].Reset(Row);
            Variables[first].TrySet(Row, End(rows, e));
            for (int i = 0; i < conditions; i++)
            {
                own[i] = Row.Gain(Goal, i, tables);
            }

            for (int w = 0; w < 2 * columns.Length; w++)
            {
                if (columns[w / 2].IsOwn)
                {
                    continue;
                }

                Variables[second].TrySet(Row, End(columns, w));
                for (int i = 0; i < conditions; i++)
                {
                    joint[(((e * 2 * columns.Length) + w) * conditions) + i] =
                        Row.Gain(Goal, i, tables) - own[i] - alone[(w * conditions) + i];
                }
            }
        }

        Variables[first].Reset(Row);
        Variables[second].Reset(Row);
        return joint;
    }

    private static double End(Piece[] pieces, int end) => end % 2 == 0 ? pieces[end / 2].From : pieces[end / 2].To;

    private Piece[] PiecesOf(int j)
    {
        Variable variable = Variables[j];
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
        From = from, To = to, FromCost = CostBeside(j, from), ToCost = CostBeside(j, to), FromGains = Gains(j, from), ToGains = Gains(j, to),
        FirstStep = first, LastStep = last,
    };

    // Where a piece ends at the row's own value its values still are changes.
    private double CostBeside(int j, double value) =>
        value == Row.Features[Variables[j].Feature] ? Costs[j].AtOwn : Costs[j].Of(value);

    private double[] Gains(int j, double value)
    {
        Variables[j].TrySet(Row, value);
        return [.. Enumerable.Range(0, Goal.Count).Select(i => Row.Gain(Goal, i, Variables[j].Tables))];
    }

    private bool IsSpecial(Variable variable, double value) => Row.Model.Schema.Features[variable.Feature].Specials.Contains(value);
}
