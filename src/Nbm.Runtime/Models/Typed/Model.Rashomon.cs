using System.Globalization;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>
    /// What else would fit rows as well: the models whose terms are this one's, each multiplied by a scale of its own, and whose loss is at
    /// most ε above this one's. Which terms can go, and between what each importance lies. Needs as many numbers as rows times terms.
    /// </summary>
    /// <param name="rows">Rows with targets, such as the model didn't learn from.</param>
    /// <param name="epsilon">How much worse models may be, in units of <see cref="RashomonSet.Loss"/>; zero or more.</param>
    /// <exception cref="NotSupportedException">The model isn't additive, or of several classes, quantiles or durations.</exception>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public RashomonSet Rashomon(IReadOnlyList<TRecord> rows, double epsilon)
    {
        AdditiveModel model = Trained.Tables(nameof(Rashomon));
        ArgumentNullException.ThrowIfNull(rows);
        if (!(epsilon >= 0 && double.IsFinite(epsilon)))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon,
                "How much worse models may be is a finite number, zero or more.");
        }

        Func<double, double, LossTerms> loss = LossOf(model);
        TRecord[] all = RowsOf(rows);
        var columns = new ExplainedColumns(Trained, all.Length);
        Fill(columns, all);
        int[] kept = [.. Enumerable.Range(0, all.Length).Where(r => !double.IsNaN(TargetOf(in all[r], r)) && WeightOf(in all[r], r) > 0)];
        if (kept.Length == 0)
        {
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"None of the {all.Length} rows has a target and a weight: nothing can be evaluated."));
        }

        double total = kept.Sum(r => WeightOf(in all[r], r));
        double[][] contributions = [.. model.AllTerms.Select((_, t) => kept.Select(r => ShareOf(columns, t, in all[r], r)).ToArray())];
        int[] varying = [.. Enumerable.Range(0, contributions.Length).Where(
            t => model.AllTerms[t].Selected && Array.Exists(contributions[t], own => own != contributions[t][0]))];
        double[] bases = [.. kept.Select((r, i) => model.Intercepts[0] + (_hasOffset ? OffsetOf(in all[r], r) : 0)
            + Enumerable.Range(0, contributions.Length).Except(varying).Sum(t => contributions[t][i]))];
        return new RashomonSet(
            new ScaledRows(
                [.. varying.Select(t => contributions[t])], bases, [.. kept.Select(r => TargetOf(in all[r], r))],
                [.. kept.Select(r => WeightOf(in all[r], r) / total)], loss),
            epsilon, [.. varying.Select(t => model.AllTerms[t].Name)], [.. varying.Select(t => model.AllTerms[t].Inputs)],
            model.Schema.Target.Task == ModelTask.Regression);
    }

    private static Func<double, double, LossTerms> LossOf(AdditiveModel model)
    {
        TargetSchema target = model.Schema.Target;
        if (target.Task == ModelTask.Regression)
        {
            return static (target, score) => new LossTerms((target - score) * (target - score), 2 * (score - target), 2);
        }

        if (target.Task is not (ModelTask.Binary or ModelTask.Poisson or ModelTask.Gamma or ModelTask.Tweedie
            or ModelTask.NegativeBinomial))
        {
            throw new NotSupportedException(
                $"What else would fit as well is known of one score whose loss has a curvature, not of {target.Task}.");
        }

        Loss loss = TaskLosses.Of(
            target.Task == ModelTask.NegativeBinomial ? target with { Parameter = model.Dispersion ?? target.Parameter } : target, 1)!;
        return loss.Evaluate;
    }
}
