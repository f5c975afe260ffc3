using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Turns what was learned into a model: undoes the standardisation of the target, centres factors on the training rows, which
/// makes parts of mean 0, and measures importances, all in doubles.</summary>
internal sealed class SpamCompiler
{
    private readonly TrainingData _data;
    private readonly EncodedRows _rows;
    private readonly TargetLoss _target;
    private readonly double[] _weights; // Of the rows, summing to 1.

    /// <param name="data">Schema, vocabularies and classes.</param>
    /// <param name="rows">The rows that were learned from.</param>
    /// <param name="target">How their targets were learned.</param>
    public SpamCompiler(TrainingData data, EncodedRows rows, TargetLoss target)
    {
        (_data, _rows, _target) = (data, rows, target);
        double total = rows.Weights.Sum();
        _weights = [.. rows.Weights.Select(weight => weight / total)];
    }

    /// <param name="fit">What was learned.</param>
    /// <param name="history">How.</param>
    /// <param name="run">See <see cref="TrainedModel.TrainingRun"/>.</param>
    /// <param name="networks">What the model is to keep of the network; null for nothing.</param>
    public SpamModel Compile(PolynomialFit fit, TrainingHistory history, TrainingRun? run = null, KeptNetworks? networks = null)
    {
        double deviation = _target.Scale.Deviation;
        ImmutableArray<double> means = Means(fit.Inputs);
        var line = new PolynomialLine(fit.Inputs, [.. fit.Line.Select(weight => weight * deviation)], means);
        ImmutableArray<PolynomialDegree> degrees = [.. fit.Forms.Select(Centred)];
        double[] intercepts = [.. fit.Intercepts.Select(intercept => (intercept * deviation) + _target.Scale.Mean)];
        foreach (PolynomialDegree degree in degrees)
        {
            double[] constants = new PolynomialExpansion(degree).Constants();
            for (int c = 0; c < intercepts.Length; c++)
            {
                intercepts[c] += constants.Select((constant, k) => degree.Weights[(c * degree.Rank) + k] * constant).Sum();
            }
        }

        for (int c = 0; c < intercepts.Length; c++)
        {
            double ofMeans = means.Select((mean, m) => line.Weights[(c * means.Length) + m] * mean).Sum();
            intercepts[c] = _target.HasIntercept ? intercepts[c] + ofMeans : 0;
        }

        SpamModel Build(ImmutableArray<double> importances, FittedBaselines? baselines = null, double? dispersion = null) =>
            new(_data.Parts(intercepts, history, run, baselines, dispersion, networks), line, degrees, importances);
        long parts = new PolynomialParts(_data.Schema.Features.Length,
            degrees.Select(degree => degree.Degree).DefaultIfEmpty(1).Max()).Count;
        SpamModel model = Build([.. new double[parts * intercepts.Length]]);
        ImmutableArray<double> importances = Importances(model, (int)parts * intercepts.Length);
        return _target.HasIntercept
            ? Build(importances, dispersion: HeldOutDispersion.Of(_target, _data.Validation, rows => ScoredRows.Of(model, rows)[0]))
            : Build(importances, FittedBaselines.Of(_rows, _target.Ties, ScoredRows.Of(model, _rows)[0]));
    }

    private PolynomialDegree Centred(PolynomialForm form)
    {
        ImmutableArray<double> weights = [.. form.Weights.Select(weight => weight * _target.Scale.Deviation)];
        int rank = form.Factors.Length / Math.Max(1, form.Inputs.Count), length = rank * form.Inputs.Features.Length;
        var zero = new FactorMoments([.. new double[length]], [.. new double[length]], [.. new double[length]]);
        var degree = new PolynomialDegree(form.Degree, form.Inputs, form.HasRoots, form.IsOfDistinct, [.. form.Factors], weights, zero);
        double[] means = new double[length], squares = new double[length], cubes = new double[length];
        ForEach(degree, (weight, factors) =>
        {
            for (int i = 0; i < length; i++)
            {
                means[i] += weight * factors[i];
            }
        });
        ForEach(degree, (weight, factors) =>
        {
            for (int i = 0; i < length; i++)
            {
                double difference = factors[i] - means[i];
                squares[i] += weight * difference * difference;
                cubes[i] += weight * difference * difference * difference;
            }
        });
        return new PolynomialDegree(
            form.Degree, form.Inputs, form.HasRoots, form.IsOfDistinct, degree.Factors, weights,
            new FactorMoments([.. means], [.. squares], [.. cubes]));
    }

    private void ForEach(PolynomialDegree degree, Action<double, double[]> act)
    {
        var factors = new double[degree.Features * degree.Rank];
        ForEach(degree.Inputs, (weight, inputs) =>
        {
            degree.Multiply(inputs, factors);
            act(weight, factors);
        });
    }

    private void ForEach(InputEncoding encoding, Action<double, double[]> act) =>
        InputBuilder.ForEach(encoding, _rows, (row, inputs) => act(_weights[row], inputs));

    private ImmutableArray<double> Means(InputEncoding encoding)
    {
        var means = new double[encoding.Count];
        ForEach(encoding, (weight, inputs) =>
        {
            for (int m = 0; m < means.Length; m++)
            {
                means[m] += weight * inputs[m];
            }
        });
        return [.. means];
    }

    private ImmutableArray<double> Importances(SpamModel model, int shares)
    {
        int features = _rows.Columns.Length, block = ContributionBlock.Rows(shares);
        double[] columns = new double[features * block], scores = new double[model.Outputs * block],
            contributions = new double[shares * block];
        var importances = new double[shares];
        for (int first = 0; first < _rows.Count; first += block)
        {
            int count = Math.Min(block, _rows.Count - first);
            for (int f = 0; f < features; f++)
            {
                _rows.Columns[f].AsSpan(first, count).CopyTo(columns.AsSpan(f * block));
            }

            model.Score(new RowBlock(columns, count, block, null, first), scores, contributions);
            for (int s = 0; s < shares; s++)
            {
                for (int r = 0; r < count; r++)
                {
                    importances[s] += _weights[first + r] * Math.Abs(contributions[(s * block) + r]);
                }
            }
        }

        return [.. importances];
    }
}
