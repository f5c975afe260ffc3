namespace Nbm.Models;

/// <summary>
/// A part of the search space: for each feature the pieces that it may still become, and a bound of what reaching the goal costs there.
/// What two features add together one of them is promised, with whatever value of the other gives most (<see cref="ChangeSpace.Carries"/>),
/// so that the bound takes features one by one.
/// </summary>
internal sealed class SearchNode
{
    private readonly ChangeSpace _space;
    private readonly Hull[][] _hulls; // Conditions × features.

    private SearchNode(ChangeSpace space, Placed[][] domains, Hull[][] hulls, double[][] extras)
    {
        (_space, Domains, _hulls, Extras) = (space, domains, hulls, extras);
        Relaxation = Relax();
    }

    /// <summary>For each feature what it may become.</summary>
    public Placed[][] Domains { get; }

    /// <summary>For each feature what its ends may get at most of pairs: ends × conditions.</summary>
    public double[][] Extras { get; }

    /// <summary>The bound of the condition that costs most.</summary>
    public Relaxation Relaxation { get; private set; }

    /// <summary>That condition.</summary>
    public int Condition { get; private set; }

    /// <summary>No way there costs less; infinity if there is none.</summary>
    public double Bound => Relaxation.Cost;

    /// <summary>The hull of a feature for the condition.</summary>
    public Hull HullOf(int variable) => _hulls[Condition][variable];

    /// <summary>All of the space, or what is left of it where some features stay as they are.</summary>
    public static SearchNode Root(ChangeSpace space, IReadOnlySet<int> kept)
    {
        Placed[][] domains = [.. space.Pieces.Select((pieces, j) => pieces.Take(kept.Contains(j) ? 1 : pieces.Length)
            .Select((piece, p) => new Placed(piece, p, 0, 1)).ToArray())];
        var node = new double[domains.Length][];
        Hull[][] hulls = [.. Enumerable.Range(0, space.Goal.Count).Select(_ => new Hull[domains.Length])];
        for (int j = 0; j < domains.Length; j++)
        {
            node[j] = ExtrasOf(space, domains, j);
            SetHulls(space, domains, hulls, node, j);
        }

        return new SearchNode(space, domains, hulls, node);
    }

    /// <summary>The part in which a feature has only some of its pieces.</summary>
    public SearchNode With(int variable, Placed[] domain)
    {
        Placed[][] domains = [.. Domains];
        domains[variable] = domain;
        double[][] extras = [.. Extras];
        Hull[][] hulls = [.. _hulls.Select(own => (Hull[])own.Clone())];
        for (int j = 0; j < domains.Length; j++)
        {
            if (j == variable || _space.Carries(j, variable) || _space.Crowded.Length > 0)
            {
                extras[j] = ExtrasOf(_space, domains, j);
                SetHulls(_space, domains, hulls, extras, j);
            }
        }

        return new SearchNode(_space, domains, hulls, extras);
    }

    private static void SetHulls(ChangeSpace space, Placed[][] domains, Hull[][] hulls, double[][] extras, int j)
    {
        Piece[] pieces = [.. domains[j].Select(own => own.Piece)];
        var extra = new double[extras[j].Length == 0 ? 0 : 2 * pieces.Length];
        for (int i = 0; i < hulls.Length; i++)
        {
            for (int e = 0; e < extra.Length; e++)
            {
                extra[e] = extras[j][(e * hulls.Length) + i];
            }

            hulls[i][j] = Hull.Of(pieces, i, extra);
        }
    }

    private static double[] ExtrasOf(ChangeSpace space, Placed[][] domains, int j)
    {
        int conditions = space.Goal.Count;
        double[]? extras = null;
        if (!IsChangeable(domains[j]))
        {
            return [];
        }

        for (int l = 0; l < domains.Length; l++)
        {
            if (!space.Carries(j, l) || !IsChangeable(domains[l]))
            {
                continue;
            }

            extras ??= new double[2 * domains[j].Length * conditions];
            (Placed, int)[] others = Corners(space, domains[l], l);
            AddMost(extras, space.Joint(j, l), domains[j], others, space.Pieces[l].Length, conditions);
            foreach ((int table, int[] variables) in space.Crowded)
            {
                if (variables.Contains(j) && variables.Contains(l) && variables.Count(v => IsChangeable(domains[v])) == 2)
                {
                    AddMost(extras, space.JointOfCrowded(table, j, l), domains[j], others, space.Pieces[l].Length, conditions);
                }
            }
        }

        return extras ?? [];
    }

    // The ends at which what a feature adds with others can be most.
    private static (Placed Part, int End)[] Corners(ChangeSpace space, Placed[] domain, int variable)
    {
        Placed[] sorted = [.. domain.OrderBy(part => part.Piece.IsOwn ? 0 : 1).ThenBy(part => part.Piece.From)];
        bool[] isCorner = space.JointCorners(variable, [.. sorted.Select(part => part.Piece)]);
        return [.. Enumerable.Range(0, isCorner.Length).Where(e => isCorner[e] && !(e % 2 == 1 && sorted[e / 2].Piece.IsPoint))
            .Select(e => (sorted[e / 2], e % 2))];
    }

    // The most that each end of one feature gets with any value of the other.
    private static void AddMost(
        double[] extras, double[] joint, Placed[] own, (Placed Part, int End)[] others, int otherPieces, int conditions)
    {
        for (int p = 0; p < own.Length; p++)
        {
            for (int end = 0; end < 2 && !own[p].Piece.IsOwn; end++)
            {
                if (end == 1 && own[p].Piece.IsPoint)
                {
                    extras.AsSpan(2 * p * conditions, conditions).CopyTo(extras.AsSpan(((2 * p) + 1) * conditions, conditions));
                    break;
                }

                for (int i = 0; i < conditions; i++)
                {
                    double most = double.NegativeInfinity;
                    foreach ((Placed with, int withEnd) in others)
                    {
                        most = Math.Max(most, At(joint, own[p], end, with, withEnd, otherPieces, conditions, i));
                    }

                    extras[(((2 * p) + end) * conditions) + i] += most;
                }
            }
        }
    }

    /// <summary>What two ends gain together: bilinear between the ends of the pieces that they were cut from.</summary>
    public static double At(double[] joint, Placed own, int end, Placed with, int withEnd, int otherPieces, int conditions, int condition)
    {
        double share = end == 0 ? own.From : own.To, other = withEnd == 0 ? with.From : with.To;
        return share == 0 ? Row(2 * own.Root) : share == 1 ? Row((2 * own.Root) + 1)
            : ((1 - share) * Row(2 * own.Root)) + (share * Row((2 * own.Root) + 1));

        double Row(int e) => other == 0 ? Cell(e, 2 * with.Root) : other == 1 ? Cell(e, (2 * with.Root) + 1)
            : ((1 - other) * Cell(e, 2 * with.Root)) + (other * Cell(e, (2 * with.Root) + 1));

        double Cell(int e, int w) => joint[(((e * 2 * otherPieces) + w) * conditions) + condition];
    }

    /// <summary>How much more features are promised at their corners than they have together there, by the feature to split.</summary>
    /// <param name="corners">For each feature the corner of its hull.</param>
    public double[] Overpromised(Hull.Corner[] corners)
    {
        var over = new double[Domains.Length];
        int conditions = _space.Goal.Count;
        for (int j = 0; j < over.Length; j++)
        {
            Placed own = Domains[j][corners[j].Piece];
            int end = corners[j].IsEnd ? 1 : 0;
            for (int l = 0; l < over.Length && !own.Piece.IsOwn; l++)
            {
                if (!_space.Carries(j, l) || !IsChangeable(Domains[l]))
                {
                    continue;
                }

                double[] joint = _space.Joint(j, l);
                double most = double.NegativeInfinity;
                foreach ((Placed with, int withEnd) in Corners(_space, Domains[l], l))
                {
                    most = Math.Max(most, At(joint, own, end, with, withEnd, _space.Pieces[l].Length, conditions, Condition));
                }

                over[l] += most - At(joint, own, end, Domains[l][corners[l].Piece], corners[l].IsEnd ? 1 : 0, _space.Pieces[l].Length,
                    conditions, Condition);
            }
        }

        foreach ((int table, int[] variables) in _space.Crowded)
        {
            int changeable = variables.Count(v => IsChangeable(Domains[v]));
            foreach (int v in variables.Where(v => changeable > 1 && IsChangeable(Domains[v])))
            {
                over[v] += _space.MostOfCrowded(table, changeable);
            }
        }

        return over;
    }

    /// <summary>Whether a feature may still be anything but what it is.</summary>
    public static bool IsChangeable(Placed[] domain) => domain.Length > 1 || !domain[0].Piece.IsOwn;

    private Relaxation Relax()
    {
        double crowded = 0;
        foreach ((int table, int[] variables) in _space.Crowded)
        {
            int changeable = variables.Count(v => IsChangeable(Domains[v]));
            crowded += changeable > 2 ? _space.MostOfCrowded(table, changeable) : 0;
        }

        Relaxation? most = null;
        for (int i = 0; i < _hulls.Length; i++)
        {
            // Rounding must not make a bound of what isn't one.
            double need = _space.Need(i);
            var own = Relaxation.Of(_hulls[i], need - crowded - (1e-12 * (1 + Math.Abs(need) + Math.Abs(_space.Goal.Bound(i)))));
            if (most is null || own.Cost > most.Cost)
            {
                (most, Condition) = (own, i);
            }
        }

        return most!;
    }
}

/// <summary>A piece, or a part of one.</summary>
/// <param name="Piece">What it is now.</param>
/// <param name="Root">The place of the piece that it was cut from among those of its feature.</param>
/// <param name="From">Where on that piece it begins, as a share.</param>
/// <param name="To">Where on that piece it ends.</param>
internal readonly record struct Placed(Piece Piece, int Root, double From, double To);
