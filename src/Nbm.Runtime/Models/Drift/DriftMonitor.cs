using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Counts served rows in the cells of a model's <see cref="TrainingSketch"/>, and compares every window of them with the training rows.
/// Threads count without locks: each takes counters that no other has, and gives them back. Thread-safe.
/// </summary>
public sealed class DriftMonitor
{
    private const double MostDeviations = 1e4; // A row counts in means as if it were no further out.
    private const int ToldRows = 64; // So often a thread tells all others how far it is; of small windows with each call.
    private const int SmallWindow = 2_000;
    private const int Apart = 16; // References of several processors share no line of a cache.

    private readonly TrainedModel _model;
    private readonly TrainingSketch _sketch;
    private readonly DriftOptions _options;
    private readonly DriftCells[] _cells; // Of features, then of scores.
    private readonly int[] _offsets; // Where the cells of each begin.
    private readonly DriftShard?[] _free = new DriftShard?[Apart * Environment.ProcessorCount];
    private readonly ConcurrentStack<DriftShard> _spare = []; // Where threads are more than processors.
    private readonly Lock _ending = new();
    private ImmutableArray<DriftShard> _shards = [];
    private long _told;
    private long _windowEnd;
    private DriftShard _before;
    private DriftReport? _last;

    /// <summary>A monitor that has counted nothing.</summary>
    /// <param name="model">The model that scores.</param>
    /// <param name="options">Windows and alarms; null for the defaults.</param>
    /// <exception cref="ArgumentException">The model keeps no sketch of its training rows, or an option is out of its range.</exception>
    public DriftMonitor(TrainedModel model, DriftOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _options = options ?? new DriftOptions();
        _options.ThrowIfWrong();
        _model = model;
        TrainingSketch sketch = model.Sketch ?? throw new ArgumentException(
            $"The model {Cited.Text(model.Schema.Name)} keeps no sketch of the rows that it learned from, so that none can be compared "
                + "with them; expected: a model that was trained by Nbm 0.1 of December 2026 or later. Train it again.", nameof(model));

        // What an edited model's scores were of the training rows nobody counted; undone, it has its own again.
        _sketch = model is AdditiveModel { Edits.IsEmpty: false } ? new TrainingSketch(sketch.Rows, sketch.Features, [], []) : sketch;
        ModelSchema schema = model.Schema;
        _cells =
        [
            .. _sketch.Features.Select((own, f) => DriftCells.Of(own, schema.Features[f], LevelsOf(f))),
            .. _sketch.Scores.Select(own => new DriftCells(own.Histogram.Cuts, own.Histogram.Least, own.Histogram.Greatest)),
        ];
        _offsets = new int[_cells.Length + 1];
        for (int i = 0; i < _cells.Length; i++)
        {
            _offsets[i + 1] = _offsets[i] + _cells[i].Count;
        }

        _before = NewShard();
        _windowEnd = _options.Window;
    }

    /// <summary>Takes the report of each window when it ends, on the thread that brings its last row.</summary>
    public event Action<DriftReport>? WindowEnded;

    /// <summary>How many rows were counted.</summary>
    public long Rows => Total().Rows;

    /// <summary>The report of the last window that ended; null before the first.</summary>
    public DriftReport? LastWindow => Volatile.Read(ref _last);

    internal TrainedModel Model => _model;

    /// <summary>The rows since the last window, however few, compared with those of training.</summary>
    public DriftReport Current()
    {
        lock (_ending)
        {
            return ReportSince(_before, Total());
        }
    }

    /// <summary>Counts rows that were scored.</summary>
    /// <param name="columns">The encoded features: <c>columns[f * stride + r]</c>.</param>
    /// <param name="scores">The scores, offsets included: <c>scores[output * stride + r]</c>.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="stride">The distance between columns.</param>
    /// <param name="vectors">What the rows have of vectors; null where the model has none.</param>
    internal void Add(ReadOnlySpan<double> columns, ReadOnlySpan<double> scores, int count, int stride, VectorRows? vectors = null)
    {
        DriftShard shard = Take();
        int features = _sketch.Features.Length;
        for (int f = 0; f < features; f++)
        {
            _cells[f].CountInto(columns.Slice(f * stride, count), shard.Cells.AsSpan(_offsets[f]));
        }

        for (int c = 0; c < _sketch.Scores.Length; c++)
        {
            ReadOnlySpan<double> own = scores.Slice(c * stride, count);
            _cells[features + c].CountInto(own, shard.Cells.AsSpan(_offsets[features + c]));
            AddScores(own, _sketch.Scores[c].Moments, ref shard.Scores[2 * c], ref shard.Scores[(2 * c) + 1]);
        }

        shard.UntilExplained -= count;
        if (shard.UntilExplained < 0 && _options.ExplainEvery > 0 && !_sketch.Contributions.IsEmpty)
        {
            shard.UntilExplained = Explain(shard, columns, count, stride, vectors);
        }

        Told(shard, count);
    }

    /// <summary>Counts a row that was explained.</summary>
    internal void Add(Generated.ExplainedRow row)
    {
        DriftShard shard = Take();
        for (int f = 0; f < _sketch.Features.Length; f++)
        {
            shard.Cells[_offsets[f] + _cells[f].Find(row.Features[f])]++;
        }

        for (int c = 0; c < _sketch.Scores.Length; c++)
        {
            int i = _sketch.Features.Length + c;
            shard.Cells[_offsets[i] + _cells[i].Find(row.Scores[c])]++;
            AddScores(row.Scores.Slice(c, 1), _sketch.Scores[c].Moments, ref shard.Scores[2 * c], ref shard.Scores[(2 * c) + 1]);
        }

        for (int part = 0; !_sketch.Contributions.IsEmpty && part < _model.Parts.Length; part++)
        {
            AddContributions(shard, part * _model.Outputs, row.Contributions(part));
        }

        shard.Explained++;
        Told(shard, 1);
    }

    private void AddContributions(DriftShard shard, int first, ReadOnlySpan<double> contributions)
    {
        for (int i = 0; i < contributions.Length; i++)
        {
            Moments trained = _sketch.Contributions[first + i];
            double most = Most(trained), difference = Math.Clamp(contributions[i] - trained.Mean, -most, most);
            shard.Contributions[2 * (first + i)] += difference;
            shard.Contributions[(2 * (first + i)) + 1] += difference * difference;
        }
    }

    // Rows are counted; the counters are for others to take.
    private void Told(DriftShard shard, int count)
    {
        shard.Rows += count;
        shard.Untold += count;
        int untold = shard.Untold >= ToldRows || _options.Window < SmallWindow ? shard.Untold : 0;
        shard.Untold -= untold;
        GiveBack(shard);
        if (untold > 0 && Interlocked.Add(ref _told, untold) >= Volatile.Read(ref _windowEnd))
        {
            EndWindow();
        }
    }

    // Sums run on from window to window: one row that is far out mustn't drown all that come after it.
    private static double Most(Moments trained) => MostDeviations * (trained.Deviation > 0 ? trained.Deviation : 1);

    private static void AddScores(ReadOnlySpan<double> scores, Moments trained, ref double sum, ref double squares)
    {
        double mean = trained.Mean, most = Most(trained);
        // Four sums side by side, so that no addition waits for the one before.
        Vector256<double> sums = default, squared = default, means = Vector256.Create(mean), high = Vector256.Create(most);
        int r = 0;
        for (; r <= scores.Length - Vector256<double>.Count; r += Vector256<double>.Count)
        {
            Vector256<double> difference = Vector256.Min(Vector256.Max(Vector256.Create(scores[r..]) - means, -high), high);
            sums += difference;
            squared += difference * difference;
        }

        double own = Vector256.Sum(sums), square = Vector256.Sum(squared);
        for (; r < scores.Length; r++)
        {
            double difference = Math.Clamp(scores[r] - mean, -most, most);
            own += difference;
            square += difference * difference;
        }

        sum += own;
        squares += square;
    }

    // The rows of a block that are due: the first of them so many before its end as are left over.
    private int Explain(DriftShard shard, ReadOnlySpan<double> columns, int count, int stride, VectorRows? vectors)
    {
        int features = _sketch.Features.Length, every = _options.ExplainEvery, vectorCount = _model.Schema.Vectors.Length;
        int row = Math.Max(0, count + shard.UntilExplained);
        double[] own = ArrayPool<double>.Shared.Rent(features + _model.Outputs + (_model.Shares * _model.Outputs));
        try
        {
            Span<double> scores = own.AsSpan(features, _model.Outputs);
            Span<double> contributions = own.AsSpan(features + _model.Outputs, _model.Shares * _model.Outputs);
            for (; row < count; row += every)
            {
                for (int f = 0; f < features; f++)
                {
                    own[f] = columns[(f * stride) + row];
                }

                VectorRows? rowVectors = null;
                for (int v = 0; vectors is not null && v < vectorCount; v++)
                {
                    (rowVectors ??= new VectorRows()).Add(vectors[(row * vectorCount) + v]);
                }

                _model.Score(new RowBlock(own.AsSpan(0, features), rowVectors), scores, contributions);
                AddContributions(shard, 0, contributions[.._sketch.Contributions.Length]);
                shard.Explained++;
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(own);
        }

        return row - count;
    }

    // A thread looks first where the processor that it runs on left counters, which are in its cache.
    private DriftShard Take()
    {
        ref DriftShard? near = ref _free[Near()];
        if (Volatile.Read(ref near) is not null && Interlocked.Exchange(ref near, null) is { } own)
        {
            return own;
        }

        if (_spare.TryPop(out DriftShard? spare))
        {
            return spare;
        }

        DriftShard shard = NewShard();
        ImmutableInterlocked.Update(ref _shards, static (all, own) => all.Add(own), shard);
        return shard;
    }

    private void GiveBack(DriftShard shard)
    {
        if (Interlocked.CompareExchange(ref _free[Near()], shard, null) is not null)
        {
            _spare.Push(shard);
        }
    }

    private int Near() => Apart * (Thread.GetCurrentProcessorId() % (_free.Length / Apart));

    private void EndWindow()
    {
        DriftReport? report = null;
        lock (_ending) // Once in a window; all others go on counting.
        {
            if (Volatile.Read(ref _told) >= _windowEnd)
            {
                DriftShard now = Total();
                report = ReportSince(_before, now);
                _before = now;
                Volatile.Write(ref _windowEnd, Volatile.Read(ref _told) + _options.Window);
                Volatile.Write(ref _last, report);
            }
        }

        if (report is not null)
        {
            WindowEnded?.Invoke(report);
        }
    }

    private DriftShard Total()
    {
        DriftShard total = NewShard();
        foreach (DriftShard shard in _shards)
        {
            total.Add(shard);
        }

        return total;
    }

    private DriftReport ReportSince(DriftShard before, DriftShard now)
    {
        DriftShard window = NewShard();
        window.Add(now);
        window.Add(before, -1);
        return DriftReport.Of(_model, _sketch, _options, _cells, _offsets, window);
    }

    private DriftShard NewShard() => new(_offsets[^1], _sketch.Scores.Length, _sketch.Contributions.Length);

    private int LevelsOf(int feature) => _model.Schema.Features[feature].Kind switch
    {
        FeatureKind.Category => _model.Schema.Features[feature].Levels.Length,
        FeatureKind.OpenCategory => _model.Vocabularies.Levels(feature).Length,
        _ => 0,
    };
}
