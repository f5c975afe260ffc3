using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// What else would fit as well: the models whose terms are those of one, each multiplied by a scale of its own, the intercept free, and
/// whose mean loss on rows is at most ε above the model's (a Rashomon set; Li, Wang, Deng and Barnard 2024). To second order their scales
/// are an ellipsoid, of squared errors exactly; what is said of a model on its rim is looked at with the loss itself, so that every model
/// named here is in the set. How sure the explanation is, whatever the rows: apart from how sure the estimates are, which standard errors
/// say.
/// Immutable and thread-safe.
/// <code>
/// RashomonSet set = model.Rashomon(test, epsilon: 0.005);
/// Console.WriteLine(set);                                // terms that can go, and ranges of importances
/// ValueInterval income = set["Income"].Importance;
/// </code>
/// </summary>
public sealed class RashomonSet
{
    private readonly LossEllipsoid _ellipsoid;
    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<ImmutableArray<int>> _inputs;
    private readonly bool _isSquared;

    internal RashomonSet(
        ScaledRows rows, double epsilon, ImmutableArray<string> names, ImmutableArray<ImmutableArray<int>> inputs, bool isSquared)
    {
        (Epsilon, _names, _inputs, _isSquared) = (epsilon, names, inputs, isSquared);
        Rows = rows.Count;
        Loss = rows.Loss(rows.AsItIs());
        _ellipsoid = new LossEllipsoid(rows, Loss + epsilon);
        Terms = [.. names.Select((name, t) => TermOf(name, t))];
        Dispensable = [.. _ellipsoid.Dispensable().Select(t => names[t])];
        Pairs = [.. Enumerable.Range(0, names.Length).SelectMany(i => Enumerable.Range(i + 1, names.Length - i - 1).Select(j => (i, j)))
            .Where(pair => inputs[pair.i].Length == 1 && inputs[pair.j].Length == 1).Select(pair => PairOf(pair.i, pair.j))
            .OrderByDescending(pair => Math.Abs(pair.Correlation))];
    }

    /// <summary>How much worse than the model the others may be, in units of <see cref="Loss"/>.</summary>
    public double Epsilon { get; }

    /// <summary>How many rows the loss is of: those that have a target.</summary>
    public int Rows { get; }

    /// <summary>The weighted mean loss of the model: squared error of numbers, log loss of two classes, of counts and amounts −log
    /// likelihood up to what doesn't depend on the model.</summary>
    public double Loss { get; }

    /// <summary>The least loss that any scales have. What lies between it and <see cref="Loss"/> is room that the set has beside
    /// ε.</summary>
    public double BestLoss => _ellipsoid.BestLoss;

    /// <summary>What is added to the intercept where the loss is least.</summary>
    public double BestShift => _ellipsoid.Best[^1];

    /// <summary>How far the loss is from quadratic on the way to the ends of the terms' ranges: by which share of the ellipsoid's width an
    /// end lies elsewhere, at most. 0 of squared errors, but for rounding.</summary>
    public double Distortion => _ellipsoid.Curved;

    /// <summary>What the set leaves open of each term that the model kept and that varies over the rows, in the model's order.</summary>
    public ImmutableArray<TermFreedom> Terms { get; }

    /// <summary>Terms that can go together, the others scaled anew: one after the other the one whose absence costs least, as long as the
    /// loss stays within ε. Greedy: there may be larger such sets.</summary>
    public ImmutableArray<string> Dispensable { get; }

    /// <summary>Pairs of features, by how much their contributions go together.</summary>
    public ImmutableArray<PairFreedom> Pairs { get; }

    /// <summary>What the set leaves open of a term.</summary>
    /// <param name="term">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public TermFreedom this[string term] => Terms[IndexOf(term)];

    /// <summary>The loss of the model with scaled terms.</summary>
    /// <param name="scales">For each of <see cref="Terms"/> what it is multiplied by.</param>
    /// <param name="shift">What is added to the intercept.</param>
    public double LossOf(IReadOnlyList<double> scales, double shift = 0)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Count, _names.Length, nameof(scales));
        return _ellipsoid.Rows.Loss([.. scales, shift]);
    }

    /// <summary>The loss without some terms, the others scaled so that it is least (to second order).</summary>
    /// <param name="terms">The names of the terms.</param>
    /// <exception cref="KeyNotFoundException">There is none of a name.</exception>
    public double LossWithout(params IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return _ellipsoid.Rows.Loss(_ellipsoid.Without(terms.Select(IndexOf)));
    }

    /// <summary>Models of the set: scales drawn evenly from the ellipsoid; one whose loss is beyond ε, where that isn't quadratic, is drawn
    /// towards the best until it isn't. What a swarm plot shows: a dot for each model and term.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which of them.</param>
    public ImmutableArray<ScaledModel> Sample(int count, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int size = _ellipsoid.Rows.Size;
        double[] root = _ellipsoid.Root();
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double[] way = BallPoints.Point(size, seed, (ulong)i);
            double[] step = [.. Enumerable.Range(0, size).Select(s => Math.Sqrt(Math.Max(0, _ellipsoid.Budget))
                * Enumerable.Range(0, s + 1).Sum(k => root[(s * size) + k] * way[k]))];
            double length = Math.Min(1, _ellipsoid.Reach(step, 1));
            double[] scales = [.. _ellipsoid.Best.Zip(step, (from, by) => from + (length * by))];
            return new ScaledModel([.. scales[..^1]], scales[^1], _ellipsoid.Rows.Loss(scales));
        })];
    }

    /// <summary>
    /// The halo of two terms: around the best scales, for budgets of ε that both share, the loss that one would expect of terms that have
    /// nothing to do with each other, ε all around, and the loss there is. It shows how contributions go together (concurvity): to second
    /// order ε (1 + ρ sin 2θ).
    /// </summary>
    /// <param name="first">The name of one.</param>
    /// <param name="second">The name of the other.</param>
    /// <param name="points">How many angles.</param>
    /// <exception cref="KeyNotFoundException">There is none of a name.</exception>
    public ImmutableArray<HaloPoint> Halo(string first, string second, int points = 72)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        (int i, int j) = (IndexOf(first), IndexOf(second));
        double size = Epsilon > 0 ? Epsilon : _ellipsoid.Budget;
        return [.. Enumerable.Range(0, points).Select(p =>
        {
            double angle = 2 * Math.PI * p / points;
            double[] scales = [.. _ellipsoid.Best];
            scales[i] += Math.Cos(angle) * Math.Sqrt(size / _ellipsoid.HalfAt(i, i));
            scales[j] += Math.Sin(angle) * Math.Sqrt(size / _ellipsoid.HalfAt(j, j));
            return new HaloPoint(angle, size, _ellipsoid.Rows.Loss(scales) - _ellipsoid.BestLoss);
        })];
    }

    /// <summary>The terms, what they can be and which can go, a line each, whatever the culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"loss {Loss:G5} on {Rows} rows, {BestLoss:G5} at best; within {Epsilon:G4} of it:\n"));
        foreach (TermFreedom term in Terms.OrderByDescending(term => term.Importance.To))
        {
            text.Append("  ").Append(term).Append('\n');
        }

        return text.Append(Dispensable.IsEmpty ? "no term can go"
            : $"can go together: {string.Join(", ", Dispensable)}").ToString();
    }

    private TermFreedom TermOf(string name, int t)
    {
        double size = _ellipsoid.Rows.MeanSize(t), without = _ellipsoid.Rows.Loss(_ellipsoid.Without([t]));
        ValueInterval free = _ellipsoid.Free(t), alone = _ellipsoid.Alone(t);
        // A scale of 0 may be in the set to second order and not by the loss, or the other way round: what was looked at counts.
        bool canGo = without <= _ellipsoid.Bound;
        double least = canGo || (free.From <= 0 && free.To >= 0) ? 0 : Math.Min(Math.Abs(free.From), Math.Abs(free.To));
        return new TermFreedom(name, _ellipsoid.Best[t], free, alone,
            new ValueInterval(size * least, size * Math.Max(Math.Abs(free.From), Math.Abs(free.To))), without, canGo);
    }

    private PairFreedom PairOf(int i, int j)
    {
        double correlation = _ellipsoid.HalfAt(i, j) / Math.Sqrt(_ellipsoid.HalfAt(i, i) * _ellipsoid.HalfAt(j, j));
        int both = Enumerable.Range(0, _names.Length).FirstOrDefault(t =>
            _inputs[t].Length == 2 && _inputs[t].Contains(_inputs[i][0]) && _inputs[t].Contains(_inputs[j][0]), -1);
        return new PairFreedom(_names[i], _names[j], Math.Clamp(correlation, -1, 1), _isSquared ? Strength(i, j, both) : null);
    }

    // 2 mᵢ mⱼ Cov(gᵢ, gⱼ) − 2 mᵢⱼ Var(gᵢⱼ): a quadratic of up to three scales, whose set is an ellipsoid too.
    private ValueInterval Strength(int i, int j, int both)
    {
        int[] of = both < 0 ? [i, j] : [i, j, both];
        int size = of.Length;
        double[] shape = [.. of.SelectMany(s => of.Select(t => _ellipsoid.InverseAt(s, t)))];
        double[] root = SymmetricMatrix.Cholesky(shape, size);
        double covariance = _ellipsoid.Rows.Covariance(i, j), variance = both < 0 ? 0 : _ellipsoid.Rows.Covariance(both, both);
        double[] best = [.. of.Select(t => _ellipsoid.Best[t])];
        // With m = best + L z: B = Lᵀ Q L of Q = Cov (eᵢeⱼᵀ + eⱼeᵢᵀ), and the slope of both parts.
        double Row(int row, int column) => root[(row * size) + column];
        double[] b = [.. Enumerable.Range(0, size).SelectMany(p => Enumerable.Range(0, size).Select(q =>
            covariance * ((Row(0, p) * Row(1, q)) + (Row(1, p) * Row(0, q)))))];
        double[] slope = [.. Enumerable.Range(0, size).Select(p =>
            (2 * covariance * ((best[1] * Row(0, p)) + (best[0] * Row(1, p)))) - (both < 0 ? 0 : 2 * variance * Row(2, p)))];
        double at = (2 * best[0] * best[1] * covariance) - (both < 0 ? 0 : 2 * best[2] * variance);
        double radius = Math.Sqrt(Math.Max(0, _ellipsoid.Budget));
        if (radius == 0)
        {
            return new ValueInterval(at, at);
        }

        return new ValueInterval(
            at - SymmetricMatrix.GreatestOnBall([.. b.Select(own => -own)], [.. slope.Select(own => -own)], radius),
            at + SymmetricMatrix.GreatestOnBall(b, slope, radius));
    }

    private int IndexOf(string term) => _names.IndexOf(term) is >= 0 and int index ? index : throw new KeyNotFoundException(
        $"No term {Cited.Text(term)} was kept by the model and varies over the rows. There are: {Cited.List(_names)}.");
}
