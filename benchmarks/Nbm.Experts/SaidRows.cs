using Nbm.Generated;

namespace Nbm.Experts;

/// <summary>What the experts of a model say of rows whose target is known.</summary>
internal sealed class SaidRows<TRow>
{
    private readonly ExpertsPrediction[] _said;
    private readonly double[] _targets;
    private readonly int _full;

    public SaidRows(ExpertsModel model, RecordEncoder<TRow> encoder, TRow[] rows)
    {
        _said = [.. rows.Select(row => model.Consult(encoder, row))];
        _targets = [.. rows.Select(row => encoder.Schema.Target is { Task: ModelTask.Multiclass, Classes.IsEmpty: true }
            ? model.Classes.IndexOf(encoder.GetTargetText(row)!) : encoder.GetTarget(row))];
        _full = model.Layout.Full!.Value;
        Task = model.Schema.Target.Task;
    }

    private ModelTask Task { get; }

    /// <summary>On how many rows an expert has the largest attribution.</summary>
    public int Leads(int expert) => _said.Count(row => row.Largest.Expert.Index == expert);

    public double Attribution(int expert) => _said.Average(row => row[expert]!.Attribution);

    /// <summary>An expert's own accuracy, or RMSE.</summary>
    public double Alone(int expert) => Error(expert, _ => true);

    /// <summary>Its own accuracy or RMSE on the rows where it leads, that of the expert of all groups there, and its own on the
    /// others.</summary>
    public (double Own, double Full, double Elsewhere) WhereItLeads(int expert)
    {
        bool Leads(int row) => _said[row].Largest.Expert.Index == expert;
        return (Error(expert, Leads), Error(_full, Leads), Error(expert, row => !Leads(row)));
    }

    /// <summary>How an expert's attributions go together over seeds: the mean over pairs of seeds.</summary>
    public static double Correlation(SaidRows<TRow>[] seeds, int expert)
    {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < seeds.Length; a++)
        {
            for (int b = 0; b < a; b++, pairs++)
            {
                sum += Correlation(
                    [.. seeds[a]._said.Select(row => row[expert]!.Attribution)],
                    [.. seeds[b]._said.Select(row => row[expert]!.Attribution)]);
            }
        }

        return sum / pairs;
    }

    private double Error(int expert, Func<int, bool> counts)
    {
        int[] rows = [.. Enumerable.Range(0, _said.Length).Where(counts)];
        return rows.Length == 0 ? double.NaN : Task == ModelTask.Regression
            ? Math.Sqrt(rows.Average(row => Math.Pow(_said[row][expert]!.Prediction - _targets[row], 2)))
            : rows.Average(row => IsRight(_said[row][expert]!, _targets[row]) ? 1.0 : 0);
    }

    private static bool IsRight(ExpertOpinion opinion, double target) => opinion.Predictions.Length == 1
        ? opinion.Predictions[0] > 0.5 == target > 0
        : opinion.Predictions.IndexOf(opinion.Predictions.Max()) == (int)target;

    private static double Correlation(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum()
            / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
