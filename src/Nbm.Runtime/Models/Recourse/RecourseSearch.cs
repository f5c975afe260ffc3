namespace Nbm.Models;

/// <summary>
/// Finds the cheapest changes of several features that reach a goal, by branch and bound on <see cref="SearchNode"/>s, the part of the
/// least bound first. Without interactions and with one condition an optimum has at most one feature between corners of its hull, or is
/// told from it by splitting there, and nothing is left but what rounding is; else the search ends where the gap is small enough, and says
/// it.
/// </summary>
internal sealed class RecourseSearch
{
    private const double Exact = 1e-9;
    private const int Polished = 16;

    private readonly ChangeSpace _space;
    private readonly RecourseOptions _options;
    private readonly Polish _polish;

    public RecourseSearch(ChangeSpace space, RecourseOptions options)
    {
        (_space, _options) = (space, options);
        _polish = new Polish(space);
    }

    /// <summary>The cheapest way in which some features stay as they are.</summary>
    public Found Cheapest(IReadOnlySet<int> kept)
    {
        var queue = new PriorityQueue<SearchNode, (double Bound, int Order)>();
        double[]? best = null;
        double cost = double.PositiveInfinity, least = double.PositiveInfinity;
        int nodes = 0, order = 0;
        Push(SearchNode.Root(_space, kept));
        double gap = _space.HasInteractions || _space.Goal.Count > 1 ? Math.Max(_options.Gap, Exact) : Exact;
        while (queue.TryPeek(out _, out (double Bound, int Order) next) && next.Bound < cost * (1 - gap) && nodes < _options.MostNodes)
        {
            SearchNode node = queue.Dequeue();
            nodes++;
            (double[] values, bool isOf) = Candidate(node);
            if (Consider(values) is { } improved && (improved < cost || best is null))
            {
                (best, cost) = (values, improved);
            }

            // Where the bound itself can be reached nothing in this part is cheaper.
            if (isOf && cost <= node.Bound * (1 + Exact))
            {
                least = Math.Min(least, node.Bound);
                continue;
            }

            // Early, where it prunes most, and now and then.
            if ((nodes <= Polished || nodes % Polished == 0) && _polish.Improve(values, kept) is { } polished && polished.Cost < cost)
            {
                (best, cost) = (polished.Values, polished.Cost);
            }

            foreach (SearchNode part in Split(node))
            {
                Push(part);
            }
        }

        bool isDone = nodes < _options.MostNodes || queue.Count == 0;
        double bound = Math.Min(cost, Math.Min(least, queue.TryPeek(out _, out (double Bound, int Order) left) ? left.Bound : cost));
        return new Found(best, cost, best is null && !isDone ? 0 : bound, isDone);

        void Push(SearchNode node)
        {
            if (!double.IsPositiveInfinity(node.Bound) && node.Bound < cost * (1 - Exact))
            {
                queue.Enqueue(node, (node.Bound, order++));
            }
        }

        double? Consider(double[] values) => _polish.Reaches(values) ? _polish.CostOf(values) : null;
    }

    // What the relaxation says, and whether it is of one value for each feature.
    private (double[] Values, bool IsOf) Candidate(SearchNode node)
    {
        var values = new double[node.Domains.Length];
        bool isOf = true;
        for (int j = 0; j < values.Length; j++)
        {
            Hull.Corner corner = node.HullOf(j).Corners[node.Relaxation.Corners[j]];
            values[j] = ValueOf(node, j, corner);
            if (j != node.Relaxation.Between)
            {
                values[j] = HeldValueOf(node, j, corner);
                continue;
            }

            Hull.Corner to = node.HullOf(j).Corners[node.Relaxation.Corners[j] + 1];
            Piece piece = node.Domains[j][to.Piece].Piece;
            double from = to.IsEnd ? 0 : 1, end = to.IsEnd ? 1 : 0;
            bool isAlong = !piece.IsPoint && values[j] == (to.IsEnd ? piece.From : piece.To)
                && corner.Cost == (to.IsEnd ? piece.FromCost : piece.ToCost);
            isOf = isAlong && !piece.IsStepped;
            values[j] = isAlong ? Outward(j, piece, from + (node.Relaxation.Share * (end - from)), end) : HeldValueOf(node, j, to);
        }

        if (isOf && !_polish.Reaches(values) && node.Relaxation.Between is >= 0 and var between)
        {
            NudgeInto(node, between, values);
        }

        return (values, isOf);
    }

    // What rounding left short of the goal goes on by as little as is seen.
    private void NudgeInto(SearchNode node, int j, double[] values)
    {
        Hull.Corner to = node.HullOf(j).Corners[node.Relaxation.Corners[j] + 1];
        Piece piece = node.Domains[j][to.Piece].Piece;
        double start = values[j], goal = to.IsEnd ? piece.To : piece.From;
        for (double share = 1e-15; share < 1e-6; share *= 4)
        {
            double next = _space.Variables[j].Held(_space.Row, start + ((goal - start) * share), goal > start);
            if (goal > start ? next > goal : next < goal)
            {
                break;
            }

            values[j] = next;
            if (_polish.Reaches(values))
            {
                return;
            }
        }

        values[j] = start;
    }

    private double Outward(int j, Piece piece, double share, double end)
    {
        ChangeableFeature variable = _space.Variables[j];
        double at = variable.Between(piece.From, piece.To, share);
        if (!piece.IsStepped)
        {
            return variable.Held(_space.Row, at, end == 1);
        }

        double steps = (at - variable.Reach.Own) / variable.Reach.Step;
        long whole = (long)(end == 1 ? Math.Ceiling(steps - Exact) : Math.Floor(steps + Exact));
        return variable.Reach.At(Math.Clamp(whole, piece.FirstStep, piece.LastStep));
    }

    // An end that was cut may be no value of the record's type.
    private double HeldValueOf(SearchNode node, int j, Hull.Corner corner) => node.Domains[j][corner.Piece].Piece.IsPoint
        ? ValueOf(node, j, corner)
        : _space.Variables[j].Held(_space.Row, ValueOf(node, j, corner), isUp: !corner.IsEnd);

    private static double ValueOf(SearchNode node, int j, Hull.Corner corner)
    {
        Piece piece = node.Domains[j][corner.Piece].Piece;
        return corner.IsEnd ? piece.To : piece.From;
    }

    private IEnumerable<SearchNode> Split(SearchNode node)
    {
        // What a pair is promised too much comes first: with nothing of it left the rest is exact.
        int chosen = _space.HasInteractions ? Overpromised(node) : -1;
        if (chosen < 0 && node.Relaxation.Between is >= 0 and var between && SplitByCost(node, between) is { } byCost)
        {
            return [node.With(between, byCost.Cheaper), node.With(between, byCost.Dearer)];
        }

        chosen = chosen >= 0 ? chosen : Widest(node);
        if (chosen < 0)
        {
            return [];
        }

        Placed[] domain = node.Domains[chosen];
        Placed[] own = [.. domain.Where(part => part.Piece.IsOwn)], others = [.. domain.Where(part => !part.Piece.IsOwn)];
        if (own.Length > 0 && others.Length > 0)
        {
            return [node.With(chosen, own), node.With(chosen, others)];
        }

        if (domain.Length > 1)
        {
            Placed[] sorted = [.. domain.OrderBy(part => part.Piece.From)];
            return [node.With(chosen, sorted[..(sorted.Length / 2)]), node.With(chosen, sorted[(sorted.Length / 2)..])];
        }

        (Placed before, Placed after) = Cut(chosen, domain[0], 0.5);
        return [node.With(chosen, [before]), node.With(chosen, [after])];
    }

    // The feature by which most is promised that isn't there; −1 if nothing worth a split is.
    private static int Overpromised(SearchNode node)
    {
        Hull.Corner[] corners = [.. node.Domains.Select((_, j) =>
            node.HullOf(j).Corners[node.Relaxation.Corners[j] + (j == node.Relaxation.Between ? 1 : 0)])];
        double[] over = node.Overpromised(corners);
        int most = -1;
        for (int j = 0; j < over.Length; j++)
        {
            if (over[j] > 1e-9 && CanSplit(node.Domains[j]) && (most < 0 || over[j] > over[most]))
            {
                most = j;
            }
        }

        return most;
    }

    // The feature whose costs are furthest apart.
    private static int Widest(SearchNode node)
    {
        int widest = -1;
        double most = -1;
        for (int j = 0; j < node.Domains.Length; j++)
        {
            double spread = node.Domains[j].Max(part => part.Piece.MostCost) - node.Domains[j].Min(part => part.Piece.LeastCost);
            if (CanSplit(node.Domains[j]) && spread > most)
            {
                (widest, most) = (j, spread);
            }
        }

        return widest;
    }

    private static bool CanSplit(Placed[] domain) => domain.Length > 1 || !(domain[0].Piece.IsPoint || IsTiny(domain[0].Piece));

    // Between two corners that are no ends of one piece: those that cost less, and those that cost more.
    private (Placed[] Cheaper, Placed[] Dearer)? SplitByCost(SearchNode node, int j)
    {
        Hull.Corner[] corners = node.HullOf(j).Corners;
        Hull.Corner from = corners[node.Relaxation.Corners[j]], to = corners[node.Relaxation.Corners[j] + 1];
        Piece piece = node.Domains[j][to.Piece].Piece;
        if (!piece.IsStepped && !piece.IsPoint && from.Cost == (to.IsEnd ? piece.FromCost : piece.ToCost))
        {
            return null;
        }

        double at = from.Cost + (Math.Clamp(node.Relaxation.Share, 0.1, 0.9) * (to.Cost - from.Cost));
        var cheaper = new List<Placed>();
        var dearer = new List<Placed>();
        foreach (Placed part in node.Domains[j])
        {
            if (part.Piece.MostCost <= at)
            {
                cheaper.Add(part);
            }
            else if (part.Piece.LeastCost >= at)
            {
                dearer.Add(part);
            }
            else
            {
                double share = (at - part.Piece.FromCost) / (part.Piece.ToCost - part.Piece.FromCost);
                (Placed before, Placed after) = Cut(j, part, share);
                (cheaper, dearer) = part.Piece.ToCost > part.Piece.FromCost ? (Add(cheaper, before), Add(dearer, after))
                    : (Add(cheaper, after), Add(dearer, before));
            }
        }

        return cheaper.Count > 0 && dearer.Count > 0 ? ([.. cheaper], [.. dearer]) : null;

        static List<Placed> Add(List<Placed> parts, Placed part)
        {
            parts.Add(part);
            return parts;
        }
    }

    private (Placed Before, Placed After) Cut(int j, Placed part, double share)
    {
        ChangeableFeature variable = _space.Variables[j];
        Piece root = _space.Pieces[j][part.Root];
        (Piece before, Piece after) = part.Piece.Cut(variable, share);
        return (Place(before), Place(after));

        Placed Place(Piece piece) => new(piece, part.Root, root.ShareOf(variable, piece.From), root.ShareOf(variable, piece.To));
    }

    private static bool IsTiny(Piece piece) => Math.Abs(piece.To - piece.From) <= 1e-9 * (Math.Abs(piece.To) + Math.Abs(piece.From))
        || (piece.IsStepped && piece.FirstStep == piece.LastStep);
}

/// <summary>What a search found.</summary>
/// <param name="Values">The value of each feature that may be changed; null if nothing was found.</param>
/// <param name="Cost">What it costs; infinity if nothing was found.</param>
/// <param name="LeastCost">No way costs less.</param>
/// <param name="IsDone">Whether the search came to its end: then nothing found is nothing there.</param>
internal sealed record Found(double[]? Values, double Cost, double LeastCost, bool IsDone);
