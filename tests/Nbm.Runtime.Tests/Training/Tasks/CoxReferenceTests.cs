using Nbm.Models;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>
/// Cox's partial likelihood with heavy ties and weights, entries and strata, and concordance, against R's survival 3.5-3. There:
/// <code>
/// i &lt;- 0:59; time &lt;- 1 + (i*i*7 + 3*i) %% 13; status &lt;- as.integer((i*5) %% 7 &lt; 5); w &lt;- 1 + ((i*11) %% 4)/2; s &lt;-
/// (((i*37) %% 61) - 30)/20 fit &lt;- coxph(Surv(time, status) ~ s, weights = w, ties = "efron", init = 1, control = coxph.control(iter.max
/// = 0)) # or "breslow" fit$loglik[2]; residuals(fit, "martingale"); basehaz(fit, centered = FALSE)
/// </code>
/// sf &lt;- survfit(coxph(Surv(time, status) ~ offset(s), weights = w, ties = "efron")); (sf$std.err / sf$cumhaz)^2 # where sf$n.event &gt;
/// 0 With entries and strata:
/// <code>
/// entry &lt;- time - 1 - ((i*3) %% 5)*2; g &lt;- c("a", "b", "c")[1 + (i*i) %% 3]   # coxph(Surv(entry, time, status) ~ s + strata(g), …)
/// concordance(Surv(entry, time, status) ~ s + strata(g), weights = w, reverse = TRUE)$concordance
/// </code>
/// </summary>
public sealed class CoxReferenceTests
{
    private static readonly int[] s_index = [.. Enumerable.Range(0, 60)];
    private static readonly double[] s_scores = [.. s_index.Select(i => ((i * 37 % 61) - 30) / 20.0)];
    private static readonly EncodedRows s_rows = new([], [.. s_index.Select(i => 1.0 + (((i * i * 7) + (3 * i)) % 13))],
        [.. s_index.Select(i => 1 + (i * 11 % 4 / 2.0))])
    {
        Events = [.. s_index.Select(i => i * 5 % 7 < 5)],
    };

    private static readonly EncodedRows s_late = s_rows
        with { Entries = [.. s_index.Select(i => s_rows.Targets[i] - 1 - (2 * (i * 3 % 5)))] };
    private static readonly EncodedRows s_stratified = s_late with { Strata = [.. s_index.Select(i => "abc"[i * i % 3].ToString())] };

    [Theory]
    [InlineData("rows", TiesMethod.Efron, -298.716995015968)]
    [InlineData("rows", TiesMethod.Breslow, -309.39395728456)]
    [InlineData("late", TiesMethod.Efron, -280.25804426717)]
    [InlineData("late", TiesMethod.Breslow, -292.484349302097)]
    [InlineData("stratified", TiesMethod.Efron, -230.674099479765)]
    [InlineData("stratified", TiesMethod.Breslow, -243.254145203418)]
    public void The_loss_is_R_s_log_likelihood(string rows, TiesMethod ties, double expected) =>
        (-Evaluate(Rows(rows), ties).Loss * s_rows.Weights.Sum()).ShouldBe(expected, 2e-4);

    // Residuals of the rows 0, 1, 7, 30 and 59, which are what the gradient is of a unit of weight, with the other sign.
    [Theory]
    [InlineData("rows", TiesMethod.Efron, 0.988411673995312, -3.13084803368879, 0.975467513655562, 0.861344480062537, 0.872259838493946)]
    [InlineData("rows", TiesMethod.Breslow, 0.980228576317183, -2.39517315566578, 0.958143895735019, 0.845096402538533, 0.78205610944791)]
    [InlineData("late", TiesMethod.Efron, 0.976998701702858, -3.0710671677177, 0.951306251122836, 0.962462791261863, 0.746452631886845)]
    [InlineData("late", TiesMethod.Breslow, 0.962339825092648, -2.3147395099827, 0.920273409095499, 0.938311167405355, 0.584865249470441)]
    [InlineData("stratified", TiesMethod.Efron, 0.9794476247199, -2.43197229697653, 0.938543428189647, 0.945012464676038,
        0.679996870335862)]
    [InlineData("stratified", TiesMethod.Breslow, 0.972727183295172, -2.00911096092425, 0.907260154668412, 0.922166003637736,
        0.517105496182639)]
    public void The_gradient_is_made_of_R_s_martingale_residuals(string rows, TiesMethod ties, params double[] expected)
    {
        float[] gradient = Evaluate(Rows(rows), ties).Gradient;
        int[] some = [0, 1, 7, 30, 59];
        for (int k = 0; k < some.Length; k++)
        {
            (-gradient[some[k]] * s_rows.Weights.Sum() / s_rows.Weights[some[k]]).ShouldBe(expected[k], 2e-5);
        }
    }

    [Theory]
    [InlineData("rows", TiesMethod.Efron, 0.0942916136101659, 0.147108652030543, 0.256630783134077, 0.408772623200684, 0.65286706031562,
        0.998169140622219, 2.20627132005974)]
    [InlineData("rows", TiesMethod.Breslow, 0.0886093734243055, 0.139640295231995, 0.241526771824877, 0.381001370245629, 0.581290992501163,
        0.891409046867146, 1.68784999561166)]
    [InlineData("late", TiesMethod.Efron, 0.191330959371649, 0.281678846668492, 0.433139691097797, 0.600041635507521, 0.863861058350701,
        1.23772112304781, 2.44582330248534)]
    [InlineData("late", TiesMethod.Breslow, 0.168781194269301, 0.25394929601934, 0.391025972961499, 0.542756017534928, 0.755870377020453,
        1.08867771076097, 1.88511865950548)]
    public void The_baseline_hazard_is_R_s(string rows, TiesMethod ties, params double[] expected)
    {
        var (stratum, baseline) = new PartialLikelihood(Rows(rows), ties).Baselines(s_scores, out _).Single();
        stratum.ShouldBeEmpty();
        baseline.Times.ShouldBe([1, 3, 5, 8, 9, 10, 11]);
        baseline.CumulativeHazards.ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData("rows", TiesMethod.Efron, 0.0770517335787113, 0.0531567406814234, 0.0348554223389268, 0.0258247850951193,
        0.0215083113330401, 0.0233618947579276, 0.0308212458466194)]
    [InlineData("rows", TiesMethod.Breslow, 0.0769230769230769, 0.0532322040255416, 0.0347414613442631, 0.0256143327242709,
        0.0205016855667203, 0.0229571695515939, 0.0242160006374749)]
    [InlineData("late", TiesMethod.Efron, 0.0774535930958502, 0.052921463058171, 0.0340813468769872, 0.0245138129882844, 0.0194457069932143,
        0.0202793105522975, 0.0263817602151683)]
    [InlineData("late", TiesMethod.Breslow, 0.0769230769230769, 0.0527250128411674, 0.0339419865900935, 0.0244130216139027,
        0.0189468718740428, 0.0201277369093189, 0.02099271587561)]
    public void The_variance_of_the_baseline_hazard_is_R_s(string rows, TiesMethod ties, params double[] expected) =>
        new PartialLikelihood(Rows(rows), ties).Baselines(s_scores, out _).Single().Baseline.LogVariances.ShouldBe(expected, 1e-12);

    [Fact]
    public void Events_are_expected_as_many_as_there_were_in_the_first_half_of_each_stratum()
    {
        new PartialLikelihood(s_stratified, TiesMethod.Breslow).Baselines(s_scores, out double[] early);
        foreach (string stratum in new[] { "a", "b" })
        {
            int[] events = [.. s_index.Where(r => s_stratified.Strata![r] == stratum && s_rows.Events![r])];
            double half = events.Sum(r => s_rows.Weights[r]) / 2;
            double time = events.Select(r => s_rows.Targets[r]).Order()
                .First(t => events.Where(r => s_rows.Targets[r] <= t).Sum(r => s_rows.Weights[r]) >= half);
            s_index.Where(r => s_stratified.Strata![r] == stratum).Sum(r => early[r])
                .ShouldBe(events.Where(r => s_rows.Targets[r] <= time).Sum(r => s_rows.Weights[r]), 1e-10);
        }
    }

    [Fact]
    public void Each_stratum_has_R_s_baseline_hazard_of_its_own()
    {
        var baselines = new PartialLikelihood(s_stratified, TiesMethod.Efron).Baselines(s_scores, out _);
        baselines.Select(own => own.Stratum).ShouldBe(["a", "b"]);
        baselines[0].Baseline.Times.ShouldBe([1, 5, 8, 9, 10, 11]); // At 3 nothing happened there.
        baselines[0].Baseline.CumulativeHazards.ShouldBe(
            [0.123104569052943, 0.310488712288573, 0.519330670421462, 0.604635542846446, 1.28996740500046, 3.26636362980945], 1e-12);
        baselines[1].Baseline.CumulativeHazards.ShouldBe(
            [0.238675521300315, 0.388226200730084, 0.513391349734761, 0.650706399615866, 1.056400807055855, 1.294348220953875,
                2.102008112935306], 1e-12);
    }

    [Theory]
    [InlineData(true, false, 0.466607414931437)]
    [InlineData(true, true, 0.475197699496765)]
    [InlineData(false, true, 0.571835330406928)]
    public void Concordance_is_R_s(bool isTruncated, bool isStratified, double expected)
    {
        var rows = new EvaluatedRows(s_rows.Count, 1, isTruncated, isStratified);
        for (int r = 0; r < s_rows.Count; r++)
        {
            rows.Add(s_rows.Targets[r], s_rows.Weights[r], s_rows.Events![r], s_scores.AsSpan(r, 1), 1, s_late.Entries![r],
                s_stratified.Strata![r]);
        }

        Concordance.Of(rows).ShouldBe(expected, 1e-12);
    }

    private static EncodedRows Rows(string name) => name switch { "rows" => s_rows, "late" => s_late, _ => s_stratified };

    private static (double Loss, float[] Gradient) Evaluate(EncodedRows rows, TiesMethod ties)
    {
        var gradient = new float[rows.Count];
        return (new PartialLikelihood(rows, ties).Evaluate([.. s_scores.Select(score => (float)score)], [], gradient,
            new float[rows.Count]), gradient);
    }
}
