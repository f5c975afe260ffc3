using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What a model of classes decides of the rows of a report, and what people want it to.</summary>
internal sealed class ReportDecision
{
    private readonly TrainedModel _model;
    private readonly ReportRows _rows;

    private ReportDecision(TrainedModel model, ReportRows rows, int favourable) =>
        (_model, _rows, Favourable) = (model, rows, favourable);

    /// <summary>The index of the class that people want; −1 if none is known.</summary>
    public int Favourable { get; }

    /// <summary>Whether anything is decided.</summary>
    public bool IsThere => !_model.Classes.IsEmpty && _rows.Scores.Length > 0;

    /// <summary>What the report's options ask of a model.</summary>
    /// <exception cref="ArgumentException">The model has no such class.</exception>
    public static ReportDecision Of(TrainedModel model, ReportRows rows, ReportOptions options)
    {
        if (options.Favourable is not { } name)
        {
            return new ReportDecision(model, rows, model.Schema.Target.Task == ModelTask.Binary ? 1 : -1);
        }

        int index = Enumerable.Range(0, model.Classes.Length).FirstOrDefault(c => model.Classes[c] == name, -1);
        index = index < 0 ? Enumerable.Range(0, model.Classes.Length)
            .FirstOrDefault(c => string.Equals(model.ShownClasses[c], name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(model.Classes[c], name, StringComparison.OrdinalIgnoreCase), -1) : index;
        return index >= 0 ? new ReportDecision(model, rows, index) : throw new ArgumentException(model.Classes.IsEmpty
            ? $"{nameof(ReportOptions)}.{nameof(ReportOptions.Favourable)} is '{Cited.Text(name)}', but {model.Schema.Target.Name} has no "
                + "classes. Leave it out."
            : $"{nameof(ReportOptions)}.{nameof(ReportOptions.Favourable)} is '{Cited.Text(name)}', which is no class of "
                + $"{model.Schema.Target.Name}; expected one of {string.Join(", ", model.Classes)}.");
    }

    /// <summary>The index of the class that a row is called.</summary>
    public int Label(int row)
    {
        if (_model.Outputs == 1)
        {
            return _rows.Scores[row] >= _model.LabelFrom ? 1 : 0;
        }

        int best = 0;
        for (int c = 1; c < _model.Outputs; c++)
        {
            best = Score(row, c) > Score(row, best) ? c : best;
        }

        return best;
    }

    /// <summary>Whether a row isn't called what people want.</summary>
    public bool IsDenied(int row) => IsThere && Favourable >= 0 && Label(row) != Favourable;

    /// <summary>How far a row is from being called something else, in units of the score.</summary>
    public double Distance(int row) => _model.Outputs == 1 ? Math.Abs(_rows.Scores[row] - _model.LabelFrom)
        : Enumerable.Range(0, _model.Outputs).Where(c => c != Label(row)).Select(c => Score(row, Label(row)) - Score(row, c))
            .DefaultIfEmpty(0).Min();

    /// <summary>How wrong a row was predicted: of classes −ln of the probability of the true one, of numbers the size of the difference;
    /// not a number where nothing is known.</summary>
    public double Error(int row)
    {
        if (_rows.Scores.Length == 0 || double.IsNaN(_rows.TargetValues[row]) || _model.Schema.Target.Task == ModelTask.Cox)
        {
            return double.NaN;
        }

        if (_model.Classes.IsEmpty)
        {
            return Math.Abs(ResponseScale.Of(_model.Schema.Target.Task, _rows.Scores[row]) - _rows.TargetValues[row]);
        }

        double[] scores = _model.Outputs == 1 ? [0, _rows.Scores[row]]
            : [.. Enumerable.Range(0, _model.Outputs).Select(c => Score(row, c))];
        return Link.LogSumExp(scores) - scores[(int)_rows.TargetValues[row]];
    }

    /// <summary>The class that a page of several opens on: the one that the model tells worst, of the lowest F1, the rarest of equal ones;
    /// the first where rows have no classes.</summary>
    public static int OpensOn(TrainedModel model, ReportRows rows) => rows.Metrics is MulticlassMetrics { Classes.IsEmpty: false } metrics
        && model.Outputs > 1
        ? Enumerable.Range(0, model.Outputs).Where(c => metrics.Classes[c].BaseRate > 0)
            .OrderBy(c => double.IsNaN(metrics.Classes[c].Confusion.F1) ? 0 : metrics.Classes[c].Confusion.F1)
            .ThenBy(c => metrics.Classes[c].BaseRate).FirstOrDefault()
        : 0;

    private double Score(int row, int output) => _rows.Scores[(output * _rows.Count) + row];
}
