using System.Globalization;
using System.Text;

namespace Nbm.Reports;

/// <summary>A drift as text, whatever the culture.</summary>
internal static class DriftText
{
    public static string Of(DriftReport report)
    {
        var text = new StringBuilder();
        text.Append(Lead(report));
        foreach (FeatureDrift own in report.Features.Where(own => own.IsAlarming).OrderBy(own => own.PValue))
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture,
                $"  {own.Name}: p {P(own.PValue)}, PSI {Number(own.Psi)}{(own.MostShifted is null ? string.Empty
                    : MostOfAll(own))}");
        }

        foreach (ScoreDrift own in report.Scores.Where(own => own.IsAlarming))
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture,
                $"  score{(own.Class is null ? string.Empty : $" of {own.Class}")}: p {P(own.PValue)}, PSI {Number(own.Psi)}, mean "
                    + $"{Number(own.TrainedMean)} in training, {Number(own.Mean)} now");
        }

        foreach (ContributionDrift own in report.Contributions.Where(own => Math.Abs(own.StandardErrors) > 4)
            .OrderByDescending(own => Math.Abs(own.Mean - own.TrainedMean)))
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture,
                $"  {own.Name}{(own.Class is null ? string.Empty : $" for {own.Class}")} adds "
                    + $"{ScoreText.Signed(own.Mean - own.TrainedMean)} more than in training "
                    + $"({own.StandardErrors:0.#} standard errors, {own.Rows} rows)");
        }

        return text.ToString();
    }

    public static string Lead(DriftReport report) => report.Rows == 0 ? "No rows to compare."
        : string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows:N0} rows beside {report.TrainingRows:N0} of training: "
                + $"{(report.HasDrift ? "drift" : "no drift")} at p ≤ {P(report.Level)} for each of {report.Features.Length} features and "
                + $"{(report.Scores.Length == 1 ? "the score" : $"{report.Scores.Length} scores")}.");

    private static string MostOfAll(FeatureDrift own) =>
        $"; most of all {own.MostShifted}: {Percent(own.TrainedMostShiftedRate)} in training, {Percent(own.MostShiftedRate)} now";

    public static string P(double value) =>
        value == 0 ? "0" : value.ToString(value < 0.001 ? "0.#e-0" : "0.####", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");
}
