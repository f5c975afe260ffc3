using System.Globalization;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Tool.Scoring;

/// <summary>The columns that say what a model says of a row: what is predicted, the score, its standard error, and the terms that add
/// most.</summary>
internal sealed class ResultColumns
{
    private readonly TrainedModel _model;
    private readonly int _reasons;
    private readonly char _decimals;
    private readonly List<string> _names = [];

    /// <param name="model">The model.</param>
    /// <param name="reasons">How many terms are said of each row.</param>
    /// <param name="prefix">What all names begin with.</param>
    /// <param name="decimals">The decimal separator.</param>
    public ResultColumns(TrainedModel model, int reasons, string prefix, char decimals)
    {
        _model = model;
        _reasons = reasons;
        _decimals = decimals;
        bool hasClasses = model.Outputs > 1;
        _names.AddRange(model.Schema.Target.Task switch
        {
            ModelTask.Binary or ModelTask.Multiclass => ["label", "probability"],
            ModelTask.Cox => ["hazard_ratio", "median"],
            _ => (string[])["prediction"],
        });
        _names.AddRange(hasClasses ? model.ShownClasses.Select(name => $"probability_{name}") : []);
        _names.AddRange(hasClasses ? model.ShownClasses.Select(name => $"score_{name}") : ["score"]);
        if (model.ScoreErrors is not null)
        {
            _names.AddRange(hasClasses ? model.ShownClasses.Select(name => $"standard_error_{name}") : ["standard_error"]);
        }

        for (int r = 1; r <= reasons; r++)
        {
            _names.AddRange([Numbered("reason", r), Numbered("reason", r) + "_value", Numbered("reason", r) + "_adds"]);
        }

        for (int n = 0; n < _names.Count; n++)
        {
            _names[n] = prefix + _names[n];
        }
    }

    /// <summary>What they are called.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The cells of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stratum">Of survival, the text of the row's stratum; null if it isn't known.</param>
    /// <param name="cells">Takes them.</param>
    public void Add(ExplainedRow row, string? stratum, List<string> cells)
    {
        int best = 0;
        for (int c = 1; c < _model.Outputs; c++)
        {
            best = row.Scores[c] > row.Scores[best] ? c : best;
        }

        AddPrediction(row, best, stratum, cells);
        for (int c = 0; c < _model.Outputs; c++)
        {
            cells.Add(Number(row.Scores[c]));
        }

        for (int c = 0; _model.ScoreErrors is not null && c < _model.Outputs; c++)
        {
            cells.Add(row.ScoreError(c) is double error ? Number(error) : string.Empty);
        }

        AddReasons(row, best, cells);
    }

    private void AddPrediction(ExplainedRow row, int best, string? stratum, List<string> cells)
    {
        double score = row.Scores[0];
        switch (_model.Schema.Target.Task)
        {
            case ModelTask.Binary:
                cells.AddRange([_model.ShownClasses[score >= _model.LabelFrom ? 1 : 0], Number(Link.Sigmoid(score))]);
                break;
            case ModelTask.Multiclass:
                var probabilities = new double[_model.Outputs];
                Link.Softmax(row.Scores, probabilities);
                cells.AddRange([_model.ShownClasses[best], Number(probabilities[best]), .. probabilities.Select(Number)]);
                break;
            case ModelTask.Cox:
                BaselineHazard? baseline = _model.Schema.StratumColumn is null ? _model.Baseline
                    : stratum is null ? null
                    : _model.StratumBaselines.GetValueOrDefault(stratum);
                double? median = baseline is null ? null : new SurvivalPrediction(score, baseline).TimeOf(0.5);
                cells.AddRange([Number(PortableMath.Mean(score)), median is double time ? Number(time) : string.Empty]);
                break;
            default:
                cells.Add(Number(ResponseScale.Of(_model.Schema.Target.Task, score)));
                break;
        }
    }

    // The terms that move the score most; of several classes that of the most probable one.
    private void AddReasons(ExplainedRow row, int output, List<string> cells)
    {
        int[] largest =
        [
            .. Enumerable.Range(0, _reasons > 0 ? _model.Parts.Length : 0).Where(part => _model.Parts[part].Selected)
                .OrderByDescending(part => Math.Abs(row.Contributions(part)[output])).Take(_reasons),
        ];
        foreach (int part in largest)
        {
            string value = ValueText.WithUnit(ValueText.Of(row, part), ValueText.UnitOf(row, part))
                + ValueText.Beyond(row.StandingOf(part));
            cells.AddRange([_model.Parts[part].Name, value, Number(row.Contributions(part)[output])]);
        }

        cells.AddRange(Enumerable.Repeat(string.Empty, 3 * (_reasons - largest.Length)));
    }

    // To the last digit: what is read back is the same number.
    private string Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return _decimals == '.' ? text : text.Replace('.', _decimals);
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
}
