using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>
/// Cox's partial likelihood with heavy ties and weights against R's survival 3.5-3. There:
/// <code>
/// i &lt;- 0:59; time &lt;- 1 + (i*i*7 + 3*i) %% 13; status &lt;- as.integer((i*5) %% 7 &lt; 5); w &lt;- 1 + ((i*11) %% 4)/2; s &lt;- (((i*37) %% 61) - 30)/20
/// fit &lt;- coxph(Surv(time, status) ~ s, weights = w, ties = "efron", init = 1, control = coxph.control(iter.max = 0))   # or "breslow"
/// fit$loglik[2]; residuals(fit, "martingale"); basehaz(fit, centered = FALSE)
/// </code>
/// </summary>
public sealed class CoxReferenceTests
{
    private static readonly int[] s_index = [.. Enumerable.Range(0, 60)];
    private static readonly double[] s_scores = [.. s_index.Select(i => ((i * 37 % 61) - 30) / 20.0)];
    private static readonly EncodedRows s_rows = new([], [.. s_index.Select(i => 1.0 + (((i * i * 7) + (3 * i)) % 13))], [.. s_index.Select(i => 1 + (i * 11 % 4 / 2.0))])
    {
        Events = [.. s_index.Select(i => i * 5 % 7 < 5)],
    };

    [Theory]
    [InlineData(TiesMethod.Efron, -298.716995015968)]
    [InlineData(TiesMethod.Breslow, -309.39395728456)]
    public void The_loss_is_R_s_log_likelihood(TiesMethod ties, double expected) => (-Evaluate(ties).Loss * s_rows.Weights.Sum()).ShouldBe(expected, 2e-4);

    // Residuals of the rows 0, 1, 7, 30 and 59, which are what the gradient is of a unit of weight, with the other sign.
    [Theory]
    [InlineData(TiesMethod.Efron, 0.988411673995312, -3.13084803368879, 0.975467513655562, 0.861344480062537, 0.872259838493946)]
    [InlineData(TiesMethod.Breslow, 0.980228576317183, -2.39517315566578, 0.958143895735019, 0.845096402538533, 0.78205610944791)]
    public void The_gradient_is_made_of_R_s_martingale_residuals(TiesMethod ties, params double[] expected)
    {
        float[] gradient = Evaluate(ties).Gradient;
        int[] rows = [0, 1, 7, 30, 59];
        for (int k = 0; k < rows.Length; k++)
        {
            (-gradient[rows[k]] * s_rows.Weights.Sum() / s_rows.Weights[rows[k]]).ShouldBe(expected[k], 2e-5);
        }
    }

    [Theory]
    [InlineData(TiesMethod.Efron, 0.0942916136101659, 0.147108652030543, 0.256630783134077, 0.408772623200684, 0.65286706031562, 0.998169140622219, 2.20627132005974)]
    [InlineData(TiesMethod.Breslow, 0.0886093734243055, 0.139640295231995, 0.241526771824877, 0.381001370245629, 0.581290992501163, 0.891409046867146, 1.68784999561166)]
    public void The_baseline_hazard_is_R_s(TiesMethod ties, params double[] expected)
    {
        BaselineHazard baseline = new PartialLikelihood(s_rows, ties).Baseline(s_scores);
        baseline.Times.ShouldBe([1, 3, 5, 8, 9, 10, 11]);
        for (int k = 0; k < expected.Length; k++)
        {
            baseline.CumulativeHazards[k].ShouldBe(expected[k], 1e-12);
        }
    }

    private static (double Loss, float[] Gradient) Evaluate(TiesMethod ties)
    {
        var gradient = new float[s_rows.Count];
        return (new PartialLikelihood(s_rows, ties).Evaluate([.. s_scores.Select(score => (float)score)], [], gradient, new float[s_rows.Count]), gradient);
    }
}
