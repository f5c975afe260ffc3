using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Turns what training arrived at into the model that serves: undoes the standardisation of the target, centres every shape on
/// the training rows and measures its importance, all in doubles.
/// </summary>
internal sealed class ModelCompiler
{
    private readonly TrainingProblem _problem;
    private readonly TrainingData _data;
    private readonly TableFit _fit;
    private readonly double[] _weights;
    private readonly bool[] _learned;
    private readonly double[] _tables;
    private readonly double[] _contributions;

    private ModelCompiler(TrainingProblem problem, TrainingData data, TableFit fit)
    {
        _problem = problem;
        _data = data;
        _fit = fit;
        double[] weights = problem.Training.HostWeights;
        double total = weights.Sum();
        _weights = [.. weights.Select(weight => weight / total)];
        _tables = new double[problem.Plan.Layout.TableLength];
        _contributions = new double[problem.Training.Rows];
        _learned = new bool[problem.Plan.Layout.TableLength];
        foreach (Block block in problem.Plan.Blocks)
        {
            block.ForEachCell((_, position) => _learned[position] = true);
        }
    }

    /// <param name="problem">What was asked.</param>
    /// <param name="data">The rows it was asked of.</param>
    /// <param name="fit">The answer.</param>
    public static AdditiveModel Compile(TrainingProblem problem, TrainingData data, TableFit fit) =>
        new ModelCompiler(problem, data, fit).Compile();

    private AdditiveModel Compile()
    {
        DesignLayout layout = _problem.Plan.Layout;
        double[] intercepts = [.. _fit.Intercepts.Select(intercept => (intercept * _problem.Scale.Deviation) + _problem.Scale.Mean)];
        var shapes = new CentredShape[_problem.Outputs, layout.Terms.Length];
        for (int c = 0; c < _problem.Outputs; c++)
        {
            for (int t = 0; t < layout.Terms.Length; t++)
            {
                shapes[c, t] = Centre(c, layout.Terms[t]);
                intercepts[c] += shapes[c, t].Mean;
            }
        }

        ImmutableArray<Term> terms = [.. layout.Terms.Select((term, t) => new Term(
            _problem.Schema.TermName(t),
            _problem.Axes,
            term.Columns,
            [.. Enumerable.Range(0, _problem.Outputs).Select(c => shapes[c, t].Table)],
            [.. Enumerable.Range(0, _problem.Outputs).Select(c => shapes[c, t].Importance)]))];
        return new AdditiveModel(_problem.Schema, _data.Classes, [.. intercepts], _problem.Axes, terms, _data.Vocabularies, _fit.History);
    }

    private CentredShape Centre(int output, TermLayout term)
    {
        int start = output * _problem.Plan.Layout.TableLength;
        double mean = 0;
        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            _tables[i] = _fit.Tables[start + i] * _problem.Scale.Deviation;
            mean += _problem.Plan.Mass[i] * _tables[i];
        }

        // Where nothing was learned, the contribution is the average one: 0.
        var table = new float[term.Length];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = _learned[term.Offset + i] ? (float)(_tables[term.Offset + i] - mean) : 0;
            _tables[term.Offset + i] = table[i];
        }

        _problem.Training.Host.Interpolate(term, _tables, _contributions);
        double importance = 0;
        for (int r = 0; r < _contributions.Length; r++)
        {
            importance += _weights[r] * Math.Abs(_contributions[r]);
        }

        return new CentredShape([.. table], mean, importance);
    }

    private readonly record struct CentredShape(ImmutableArray<float> Table, double Mean, double Importance);
}
