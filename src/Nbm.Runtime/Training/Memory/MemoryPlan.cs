using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>How large the tables of a full refinement are to begin with, and how large each may get.</summary>
internal sealed class MemoryPlan
{
    // A pair of this many cells is none of many levels: 64 × 64.
    private const double FewCells = 4096;

    private readonly ModelSchema _schema;
    private readonly AxisBuilder _axes;
    private readonly RefinementResolution _resolution;
    private readonly TrainingOptions _options;
    private readonly TableMemory _memory;
    private readonly ImmutableArray<int> _first;

    /// <param name="data">The rows.</param>
    /// <param name="outputs">C.</param>
    /// <param name="options">Memory budget, rounds and draws.</param>
    public MemoryPlan(TrainingData data, int outputs, TrainingOptions options)
    {
        _schema = data.Schema;
        _axes = new AxisBuilder(data.Schema, data.All, data.Levels);
        // As many rows as weights may count them.
        _resolution = new RefinementResolution(data.Schema, _axes, Math.Max(data.All.Count, data.All.Weights.Sum()), outputs, options);
        _options = options;
        _memory = new TableMemory(data.Schema, outputs, options.Bags > 0 ? options.Bags : options.PosteriorDraws);
        _first = _resolution.Start(coarse: false);
    }

    /// <summary>What each term takes.</summary>
    public ImmutableArray<TermMemory> Terms()
    {
        double others = Enumerable.Range(0, _schema.TermCount).Sum(t => _memory.Bytes(t, Cells(t, _first[t])));
        return [.. Enumerable.Range(0, _schema.TermCount).Select(t => Term(t, others - _memory.Bytes(t, Cells(t, _first[t]))))];
    }

    /// <summary>
    /// Refuses interactions that are beyond the budget at their coarsest: those of three features and more, and pairs of many levels. They
    /// are the ones that grow without anyone
    /// noticing; pairs of few cells are as large as they look, however many they are.
    /// </summary>
    /// <exception cref="ArgumentException">They are; the message names the largest and says what it would take.</exception>
    public void CheckBudget()
    {
        int[] large = [.. Enumerable.Range(0, _schema.TermCount)
            .Where(t => _schema.TermFeatures(t).Length > 2 || (_schema.TermFeatures(t).Length == 2 && Cells(t, _first[t]) > FewCells))];
        double[] bytes = [.. large.Select(t => _memory.Bytes(t, Cells(t, _first[t])))];
        if (bytes.Sum() > _options.MemoryBudget)
        {
            int largest = large[Array.IndexOf(bytes, bytes.Max())];
            string others = large.Length > 1
                ? $"; together with the other {large.Length - 1} of three features and more, or of many levels, {ByteText.Of(bytes.Sum())}"
                : string.Empty;
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The interaction {_schema.TermName(largest)} would take {ByteText.Of(bytes.Max())} at its coarsest, "
                    + $"{Text(Positions(largest, _first[largest]))} positions{others}. "
                + $"{nameof(TrainingOptions)}.{nameof(TrainingOptions.MemoryBudget)} is {ByteText.Of(_options.MemoryBudget)}. "
                + $"Raise it to {Math.Ceiling(bytes.Sum()):0} bytes or more, make fewer levels of its texts "
                + $"({nameof(TrainingOptions.MinCount)}, {nameof(TrainingOptions.MaxLevels)}), or leave it out."));
        }
    }

    /// <summary>Positions in words: <c>24 × 3</c>.</summary>
    public static string Text(IEnumerable<int> positions) =>
        string.Join(" × ", positions.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));

    private TermMemory Term(int term, double others)
    {
        int finest = Finest(term, others);
        return new TermMemory(
            _schema.TermName(term),
            Positions(term, _first[term]),
            Bytes(term, _first[term]),
            Positions(term, finest),
            Math.Max(Bytes(term, _first[term]), Bytes(term, finest)));
    }

    // As far as rounds, values and the budget would let the term alone double, all others being as they begin.
    private int Finest(int term, double others)
    {
        int knots = _first[term];
        for (int round = 1; _schema.TermFeatures(term).Length > 1 && round <= RefinementResolution.LastGrowing(_options.Rounds); round++)
        {
            int finer = _resolution.Finer(term, knots);
            double cells = Cells(term, finer);
            if (cells <= Cells(term, knots) || others + _memory.Bytes(term, cells) > _options.MemoryBudget)
            {
                break;
            }

            knots = finer;
        }

        return knots;
    }

    private long Bytes(int term, int knots)
    {
        double cells = Cells(term, knots);
        return (long)Math.Min(Math.Ceiling(_memory.Bytes(term, cells) + _memory.Inverse(term, cells)), long.MaxValue / 2.0);
    }

    private double Cells(int term, int knots) =>
        _schema.TermFeatures(term).Aggregate(1.0, (cells, feature) => cells * _axes.Extent(feature, knots));

    private ImmutableArray<int> Positions(int term, int knots) =>
        [.. _schema.TermFeatures(term).Select(feature => _axes.Extent(feature, knots))];
}
