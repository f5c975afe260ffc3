using Nbm.Models;
using Xunit.Abstractions;

namespace Nbm.Tests.Drift;

/// <summary>Alarms by simulation: training rows and windows are drawn anew from all diamonds, so that both are of one population, whose
/// rows are real.</summary>
public sealed class DriftCalibrationTests(ITestOutputHelper output)
{
    private const int Trained = 20_000;
    private const int Window = 10_000;
    private const int Windows = 300;

    [Fact]
    public void A_window_without_drift_is_alarming_once_in_a_hundred_at_most()
    {
        int alarms = 0;
        for (int w = 0; w < Windows; w++)
        {
            alarms += IsAlarming(new Random(w), static (_, _) => { }) ? 1 : 0;
        }

        output.WriteLine($"{alarms} of {Windows} windows");
        alarms.ShouldBeLessThanOrEqualTo(8); // Of a rate of 1 % that is so in all but 0.4 % of such experiments.
    }

    [Theory]
    [InlineData("carat", "missing")]
    [InlineData("carat", "a hundredfold")]
    [InlineData("carat", "stuck", 0.77)]
    [InlineData("depth", "stuck", 60.5)]
    [InlineData("clarity", "stuck", 0)] // The rarest level.
    [InlineData("x", "in inches")]
    [InlineData("color", "unseen")]
    public void One_row_of_a_hundred_that_shifts_in_one_feature_is_seen_in_ten_thousand(
        string feature, string shift, double at = 0)
    {
        int f = Array.FindIndex(Diamonds.Features, own => own.Name == feature), seen = 0;
        for (int w = 0; w < 40; w++)
        {
            seen += IsAlarming(new Random(1000 + w), (column, value) =>
            {
                for (int r = 0; column == f && r < Window; r += 100)
                {
                    value[r] = shift switch
                    {
                        "missing" => double.NaN,
                        "a hundredfold" => 100 * value[r],
                        "in inches" => value[r] / 25.4,
                        "unseen" => -1,
                        _ => at,
                    };
                }
            }) ? 1 : 0;
        }

        output.WriteLine($"{feature}, {shift}: seen in {seen} of 40 windows");
        seen.ShouldBeGreaterThanOrEqualTo(36);
    }

    private static bool IsAlarming(Random random, Action<int, double[]> shift)
    {
        double[][] all = Diamonds.Columns;
        int[] trained = Draw(random, Trained, all[0].Length), served = Draw(random, Window, all[0].Length);
        double level = new DriftOptions().FalseAlarmRate / all.Length;
        bool isAlarming = false;
        for (int c = 0; c < all.Length && !isAlarming; c++)
        {
            double[] before = [.. trained.Select(r => all[c][r])], now = [.. served.Select(r => all[c][r])];
            shift(c, now);
            FeatureSchema? feature = c < Diamonds.Features.Length ? Diamonds.Features[c] : null;
            FeatureSketch sketch = feature is null ? SketchCounter.OfNumbers(before, [], 0)
                : SketchCounter.Of(before, feature, feature.Kind == FeatureKind.Numeric ? 0 : feature.MinCount);
            DriftCells cells = feature is null ? new DriftCells(sketch.Cuts, sketch.Least, sketch.Greatest)
                : DriftCells.Of(sketch, feature, feature.MinCount);
            var counts = new long[cells.Count];
            cells.CountInto(now, counts);
            isAlarming = TwoSamples.PValue(sketch.Counts.AsSpan(), counts) <= level;
        }

        return isAlarming;
    }

    private static int[] Draw(Random random, int count, int from) => [.. Enumerable.Range(0, count).Select(_ => random.Next(from))];
}
