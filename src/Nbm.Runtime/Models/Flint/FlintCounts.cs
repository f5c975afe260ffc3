using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Sums over rows of what an interpreter says of each, in the order of the rows.</summary>
/// <param name="model">Its schema and classes.</param>
/// <param name="attributes">J.</param>
internal sealed class FlintCounts(TrainedModel model, int attributes)
{
    private readonly ModelTask _task = model.Schema.Target.Task;
    private readonly double[] _relevances = new double[attributes];
    private readonly double[] _contributions = new double[attributes * model.Outputs];
    private readonly double[] _activations = new double[attributes];
    private readonly double[] _said = new double[model.Outputs];
    private readonly double[] _active = new double[attributes];
    private readonly double[] _leading = new double[attributes];
    private readonly double[] _signed = new double[FlintSummary.UsualTaus.Length];
    private readonly double[] _absolute = new double[FlintSummary.UsualTaus.Length];
    private readonly double[] _classWeights = new double[Relevance.Classes(model)];
    private readonly double[] _classRelevances = new double[Relevance.Classes(model) * attributes];
    private readonly double[] _importances = new double[attributes * model.Outputs];
    private int _rows;
    private double _total;
    private double _agreeing;
    private double _without;
    private double _against;
    private double _mean;
    private double _squares;
    private double _errors;
    private double _withTarget;
    private double _wrong;
    private double _wronglySaid;

    /// <summary>The mean |contribution| of each attribute to each output.</summary>
    public double[] Importances => Array.ConvertAll(_importances, sum => sum / _total);

    /// <summary>What relevances are of: a class as a person knows it from the data; of numbers the target.</summary>
    public static string ClassName(ModelSchema schema, ImmutableArray<string> classes, int index) => classes.IsEmpty ? schema.Target.Name
        : schema.Target.ClassTexts.IsEmpty ? classes[index]
        : schema.Target.ClassText(index);

    /// <summary>Adds a row.</summary>
    /// <param name="explained">C scores of what is explained.</param>
    /// <param name="contributions">J × C × stride, from the row on.</param>
    /// <param name="activations">J × stride, likewise.</param>
    /// <param name="stride">The distance between numbers of one row.</param>
    /// <param name="weight">What it weighs, above 0.</param>
    /// <param name="target">A number, or the index of a class; NaN where it isn't known.</param>
    public void Add(
        ReadOnlySpan<double> explained, ReadOnlySpan<double> contributions, ReadOnlySpan<double> activations, int stride, double weight,
        double target = double.NaN)
    {
        int outputs = model.Outputs;
        model.Intercepts.CopyTo(_said);
        for (int i = 0; i < _contributions.Length; i++)
        {
            _contributions[i] = contributions[i * stride];
            _said[i % outputs] += _contributions[i];
            _importances[i] += weight * Math.Abs(_contributions[i]);
        }

        for (int j = 0; j < attributes; j++)
        {
            _activations[j] = activations[j * stride];
        }

        int named = Relevance.Class(_task, _said);
        Relevance.Of(_task, _contributions, _activations, named, _relevances);
        _rows++;
        _total += weight;
        _classWeights[named] += weight;
        bool anyActive = false;
        int leading = -1;
        for (int j = 0; j < attributes; j++)
        {
            bool isActive = Relevance.IsActive(_activations[j]);
            anyActive |= isActive;
            _active[j] += isActive ? weight : 0;
            _classRelevances[(named * attributes) + j] += weight * _relevances[j];
            leading = leading < 0 && Math.Abs(_relevances[j]) == 1 ? j : leading;
            for (int t = 0; t < _signed.Length; t++)
            {
                double least = 1 / FlintSummary.UsualTaus[t];
                _signed[t] += _relevances[j] > least ? weight : 0;
                _absolute[t] += Math.Abs(_relevances[j]) > least ? weight : 0;
            }
        }

        _without += anyActive ? 0 : weight;
        if (leading >= 0)
        {
            _leading[leading] += weight;
            _against += _relevances[leading] < 0 ? weight : 0;
        }

        AddFidelity(explained, named, weight);
        if (!double.IsNaN(target))
        {
            _withTarget += weight;
            _wrong += weight * Error(explained, target);
            _wronglySaid += weight * Error(_said, target);
        }
    }

    /// <summary>The same, and the errors over the rows whose target is known.</summary>
    public FlintMetrics Metrics()
    {
        double Mean(double sum) => _task == ModelTask.Regression ? Math.Sqrt(sum / _withTarget) : sum / _withTarget;
        return new FlintMetrics(Summary(), Mean(_wrong), Mean(_wronglySaid));
    }

    /// <summary>What they come to.</summary>
    public FlintSummary Summary()
    {
        ImmutableArray<double> Shares(double[] sums) => [.. sums.Select(sum => Math.Min(1, sum / _total))];
        string[] names = [.. _classWeights.Select((_, c) => ClassName(model.Schema, model.Classes, c))];
        return new FlintSummary
        {
            Rows = _rows,
            Fidelity = _task != ModelTask.Regression ? _agreeing / _total : _squares > 0 ? 1 - (_errors / _squares) : _errors == 0 ? 1 : 0,
            GlobalRelevance = [.. names.Select((name, c) => new ClassRelevance(
                name, Math.Min(1, _classWeights[c] / _total),
                [.. Enumerable.Range(0, attributes).Select(j => _classWeights[c] > 0
                    ? Math.Clamp(_classRelevances[(c * attributes) + j] / _classWeights[c], -1, 1)
                    : 0)]))],
            ActiveShares = Shares(_active),
            LeadingShares = Shares(_leading),
            ShareWithoutActive = Math.Min(1, _without / _total),
            ShareLedAgainst = Math.Min(1, _against / _total),
            SignedConciseness = [.. _signed.Select(sum => sum / _total)],
            AbsoluteConciseness = [.. _absolute.Select(sum => sum / _total)],
        };
    }

    private double Error(ReadOnlySpan<double> scores, double target) => _task == ModelTask.Regression
        ? (scores[0] - target) * (scores[0] - target)
        : Relevance.Class(_task, scores) == (int)target ? 0 : 1;

    // Of numbers the sums of R², around a running mean.
    private void AddFidelity(ReadOnlySpan<double> explained, int named, double weight)
    {
        if (_task != ModelTask.Regression)
        {
            _agreeing += Relevance.Class(_task, explained) == named ? weight : 0;
            return;
        }

        double before = explained[0] - _mean, error = _said[0] - explained[0];
        _mean += before * (weight / _total);
        _squares += weight * before * (explained[0] - _mean);
        _errors += weight * error * error;
    }
}
