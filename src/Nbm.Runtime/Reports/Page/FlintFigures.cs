using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What a predictor and its interpreter say of the rows of a report, each of which counts once.</summary>
internal sealed class FlintFigures
{
    private readonly FlintModel _model;
    private readonly int _rows;
    private readonly double[] _scores;
    private readonly double[] _contributions;
    private readonly double[] _activations;

    /// <param name="model">Predictor and interpreter.</param>
    /// <param name="rows">The rows.</param>
    public FlintFigures(FlintModel model, ReportRows rows)
    {
        (_model, _rows) = (model, rows.Count);
        _scores = new double[model.Outputs * rows.Count];
        _contributions = new double[model.Shares * model.Outputs * rows.Count];
        _activations = new double[model.Attributes.Length * rows.Count];
        model.Score(new RowBlock(rows.Columns, rows.Count, rows.Count, rows.Encoded, 0),
            new FlintRows(_scores, _contributions, _activations));
        var counts = new FlintCounts(model, model.Attributes.Length);
        for (int r = 0; r < rows.Count; r++)
        {
            counts.Add(Scores(r), _contributions.AsSpan(r), _activations.AsSpan(r), rows.Count, 1, rows.TargetValues[r]);
        }

        Measured = counts.Metrics();
    }

    /// <summary>How good both are on the rows; of a model without a predictor the fidelity is to itself.</summary>
    public FlintMetrics Measured { get; }

    /// <summary>The scores of a row, which are predicted by.</summary>
    public double[] Scores(int row) => [.. Enumerable.Range(0, _model.Outputs).Select(c => _scores[(c * _rows) + row])];

    /// <summary>How active an attribute is in a row.</summary>
    public double Activation(int attribute, int row) => _activations[(attribute * _rows) + row];

    /// <summary>The rows that activate an attribute most, as <see cref="FlintModel.MostActivating"/> has them.</summary>
    public ImmutableArray<int> Most(int attribute, int count) =>
    [
        .. Enumerable.Range(0, _rows).Where(row => Relevance.IsActive(Activation(attribute, row)))
            .OrderByDescending(row => Activation(attribute, row)).Take(count),
    ];

    /// <summary>The class that the interpreter names of a row, and for each attribute its relevance.</summary>
    public (int Named, double[] Relevances) Read(int row)
    {
        int outputs = _model.Outputs, attributes = _model.Attributes.Length;
        double[] own = new double[attributes * outputs], said = [.. _model.Intercepts], relevances = new double[attributes];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = _contributions[(i * _rows) + row];
            said[i % outputs] += own[i];
        }

        ModelTask task = _model.Schema.Target.Task;
        int named = Relevance.Class(task, said);
        Relevance.Of(task, own, [.. Enumerable.Range(0, attributes).Select(j => Activation(j, row))], named, relevances);
        return (named, relevances);
    }

    /// <summary>What an attribute adds to the score of a class, or to the only one.</summary>
    public double Contribution(int attribute, int output, int row) =>
        _contributions[(((attribute * _model.Outputs) + output) * _rows) + row];
}
