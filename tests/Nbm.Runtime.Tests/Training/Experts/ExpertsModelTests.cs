using Nbm.Models;

namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>What serves: attributions and mixtures as published, from what each expert says, and nothing that it doesn't read.</summary>
public sealed class ExpertsModelTests
{
    private static readonly ExpertsLayout s_layout = Experts.Layout([[0, 1], [2], [3, 4]], [0], [1], [0, 1], [2], [0, 1, 2]);

    private static readonly Dictionary<string, (ExpertsModel Model, TestRow[] Rows)> s_models = new[] { "regression", "binary",
        "multiclass" }
        .ToDictionary(task => task, task =>
        {
            ModelSchema schema = Problems.MixedSchema(Refinements.Target(task));
            TestRow[] rows = Problems.MixedRows(schema, 120);
            return (Experts.Train(schema, rows, s_layout, Experts.Small), rows);
        });

    public static TheoryData<string> Tasks => [.. s_models.Keys];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Attributions_are_confidences_times_what_children_leave_and_the_mixture_is_their_mean(string task)
    {
        var (model, rows) = s_models[task];
        foreach (TestRow row in rows)
        {
            ExpertsPrediction said = model.Consult(row);
            double[] shares = [.. said.Opinions.Select(own => own.Confidence * said.Opinions
                .Where(child => child.Expert.Groups.Length < own.Expert.Groups.Length
                    && child.Expert.Groups.All(own.Expert.Groups.Contains))
                .Aggregate(1.0, (left, child) => left * (1 - child.Confidence)))];
            for (int e = 0; e < shares.Length; e++)
            {
                said.Opinions[e].Confidence.ShouldBeInRange(0, 1);
                said.Opinions[e].Attribution.ShouldBe(shares[e] / shares.Sum(), 1e-12);
            }

            for (int c = 0; c < said.Predictions.Length; c++)
            {
                double mean = said.Opinions.Sum(own => own.Attribution * own.Predictions[c]);
                said.Predictions[c].ShouldBe(mean, 1e-9 * Math.Max(1, Math.Abs(mean)));
            }

            said.Confidence.ShouldBe(said.Opinions.Max(own => own.Confidence));
        }
    }

    [Theory]
    [InlineData(ExpertConfidence.L1)]
    [InlineData(ExpertConfidence.L2)]
    [InlineData(ExpertConfidence.Lp)]
    public void Of_two_classes_confidence_is_the_distance_from_the_base_rate_in_log_odds(ExpertConfidence kind)
    {
        const double Centre = 0.7;
        var gates = new ExpertGates(s_layout, kind, 1, Centre);
        foreach (double score in new[] { -5, 0.2, 0.7, 3, 40 })
        {
            double a = Math.Abs(Math.Tanh((score - Centre) / 2));
            double expected = kind == ExpertConfidence.L1 ? a : kind == ExpertConfidence.L2 ? a * a
                : 2 * Math.Pow(a, 4) / (1 + Math.Pow(a, 3));
            gates.Confidence(0, score).ShouldBe(expected, 1e-12);
        }
    }

    [Fact]
    public void A_regret_of_nothing_is_full_confidence_and_one_of_tau_is_1_over_e()
    {
        var gates = new ExpertGates(s_layout, ExpertConfidence.Regret, 0.2, 0);
        gates.Confidence(0, Math.Log(0.2)).ShouldBe(Math.Exp(-1), 1e-12);
        gates.Confidence(0, -50).ShouldBe(1, 1e-4);
        gates.Confidence(0, 50).ShouldBe(0, 1e-12);
        gates.Confidence(s_layout.Full!.Value, 50).ShouldBe(1);
    }

    [Fact]
    public void Where_no_expert_is_confident_at_all_they_count_alike()
    {
        var shares = new double[5];
        new ExpertGates(s_layout, ExpertConfidence.Lp, 1, 0).Attribute(new double[5], 0b011, shares);
        shares.ShouldBe([1.0 / 3, 1.0 / 3, 1.0 / 3, 0, 0]);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Features_of_other_groups_move_no_bit_of_what_an_expert_says(string task)
    {
        var (model, rows) = s_models[task];
        for (int r = 0; r + 1 < rows.Length; r += 5)
        {
            ExpertsPrediction said = model.Consult(rows[r]);
            foreach (Expert expert in model.Experts)
            {
                TestRow other = rows[r + 1];
                double[] values = [.. rows[r].Values.Select((value, f) => expert.Features.Contains(f) ? value : other.Values[f])];
                string?[] texts = [.. rows[r].Texts!.Select((text, f) => expert.Features.Contains(f) ? text : other.Texts![f])];
                ExpertOpinion moved = model.Consult(rows[r] with { Values = values, Texts = texts })[expert.Index]!;
                moved.Predictions.ShouldBe(said[expert.Index]!.Predictions);
                moved.Confidence.ShouldBe(said[expert.Index]!.Confidence);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Intercept_parts_and_remainder_add_up_to_the_score_as_added(string task)
    {
        var (model, rows) = s_models[task];
        model.HasRemainder.ShouldBe(task != "regression");
        model.Parts.Select(part => part.Name).ShouldBe(["G0", "G1", "G0 + G1", "G2", "G0 + G1 + G2"]);
        double[] scores = new double[model.Outputs], shares = new double[model.Shares * model.Outputs];
        foreach (TestRow row in rows)
        {
            model.Score(new RowBlock(Mlp.Mlps.Columns(model, [row]), null), scores, shares);
            ExpertsPrediction said = model.Consult(row);
            for (int c = 0; c < model.Outputs; c++)
            {
                Enumerable.Range(0, model.Shares).Aggregate(model.Intercepts[c], (sum, share) => sum + shares[(share * model.Outputs) + c])
                    .ShouldBe(scores[c]);
                scores[c].ShouldBe(said.Scores[c], 1e-9 * Math.Max(1, Math.Abs(said.Scores[c])));
            }
        }
    }

    [Theory]
    [InlineData("regression", 1)]
    [InlineData("binary", 31)]
    [InlineData("multiclass", 97)]
    public void Rows_together_have_the_scores_of_each_alone_to_the_last_bit(string task, int count)
    {
        var (model, rows) = s_models[task];
        int stride = count + 2;
        double[] columns = new double[model.Schema.Features.Length * stride], scores = new double[model.Outputs * stride];
        new TestEncoder(model.Schema).Encode(rows.AsSpan(0, count), model.Vocabularies, columns, stride);
        model.Score(new RowBlock(columns, count, stride, null, 0), scores, []);
        double[] alone = new double[model.Outputs];
        for (int r = 0; r < count; r++)
        {
            model.Score(new RowBlock(Mlp.Mlps.Columns(model, [rows[r]]), null), alone, []);
            alone.ShouldBe(Enumerable.Range(0, model.Outputs).Select(c => scores[(c * stride) + r]));
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_intercept_is_the_mean_score_and_importance_the_mean_of_what_parts_add(string task)
    {
        var (model, rows) = s_models[task];
        double[] columns = Mlp.Mlps.Columns(model, rows), scores = new double[model.Outputs * rows.Length];
        double[] shares = new double[model.Shares * model.Outputs * rows.Length];
        model.Score(new RowBlock(columns, rows.Length, rows.Length, null, 0), scores, shares);
        double Mean(Func<int, double> of) => rows.Select((row, r) => row.Weight * of(r)).Sum() / rows.Sum(row => row.Weight);
        for (int c = 0; c < model.Outputs; c++)
        {
            model.Intercepts[c].ShouldBe(Mean(r => scores[(c * rows.Length) + r]), 1e-9);
            for (int p = 0; p < model.Parts.Length; p++)
            {
                int at = ((p * model.Outputs) + c) * rows.Length;
                model.Parts[p].Importances[c].ShouldBe(Mean(r => Math.Abs(shares[at + r])), 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void With_some_groups_only_the_experts_within_them_are_asked_and_other_features_are_not_read(string task)
    {
        var (model, rows) = s_models[task];
        ExpertsPrediction whole = model.Consult(rows[0]);
        double[] known = [rows[0].Values[0], rows[0].Values[1], rows[0].Values[2], double.NaN, double.NegativeInfinity];
        ExpertsPrediction said = model.Consult(known, 0b011);
        said.Opinions.Select(own => own.Expert.Name).ShouldBe(["G0", "G1", "G0 + G1"]);
        said[3].ShouldBeNull();
        said.Opinions.Sum(own => own.Attribution).ShouldBe(1, 1e-12);
        foreach (ExpertOpinion own in said.Opinions)
        {
            own.Predictions.ShouldBe(whole[own.Expert.Index]!.Predictions);
            own.Confidence.ShouldBe(whole[own.Expert.Index]!.Confidence);
        }

        model.CanPredict(0b100).ShouldBeTrue();
        model.CanPredict(0).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => model.Consult(rows[0], 0)).Message
            .ShouldContain("No expert can do with no group alone; there are experts of G0; G1;");
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Many_rows_are_told_what_each_alone_is_told_to_the_last_bit(string task)
    {
        var (model, rows) = s_models[task];
        ExpertsPrediction[] many = model.Consult(new TestEncoder(model.Schema), rows, 0b111);
        for (int r = 0; r < rows.Length; r++)
        {
            many[r].Scores.ShouldBe(model.Consult(rows[r]).Scores);
            many[r].Opinions.Select(own => own.Attribution).ShouldBe(model.Consult(rows[r]).Opinions.Select(own => own.Attribution));
        }
    }

    [Fact]
    public void An_overview_is_the_mean_over_rows_of_each_class_and_segment()
    {
        var (model, rows) = s_models["multiclass"];
        static string Segment(TestRow row) => row.Values[0] > 0 ? "high" : "low";
        ExpertsOverview overview = model.Overview(new TestEncoder(model.Schema), rows, Segment);
        overview.Overall.Rows.ShouldBe(rows.Length);
        overview.ByClass.Select(own => own.Name).ShouldBe(["C0", "C1", "C2"]);
        overview.BySegment.Select(own => own.Name).ShouldBe(["high", "low"]);
        Check(overview.Overall, _ => true);
        Check(overview.ByClass[1], row => row.Target == 1);
        Check(overview.BySegment[1], row => row.Values[0] <= 0);
        overview.ToString().Split('\n').Length.ShouldBe(1 + 3 + 2);
        overview.ToString().ShouldStartWith("all, ");
        Should.Throw<NbmDataException>(() => model.Overview(new TestEncoder(model.Schema), [])).Message.ShouldContain("There are no rows");

        void Check(ExpertsShares shares, Func<TestRow, bool> counts)
        {
            TestRow[] own = [.. rows.Where(counts)];
            double weight = own.Sum(row => row.Weight);
            foreach (Expert expert in model.Experts)
            {
                int e = expert.Index;
                shares.Attributions[e].ShouldBe(own.Sum(row => row.Weight * model.Consult(row)[e]!.Attribution) / weight, 1e-12);
                TestRow[] led = [.. own.Where(row => model.Consult(row).Largest.Expert.Index == e)];
                double ledWeight = led.Sum(row => row.Weight);
                shares.Leads[e].ShouldBe(ledWeight / weight, 1e-12);
                shares.Confidences[e].ShouldBe(
                    led.Sum(row => row.Weight * model.Consult(row)[e]!.Confidence) / Math.Max(ledWeight, 1e-300), 1e-12);
            }
        }
    }

    [Fact]
    public void What_can_not_be_and_what_it_does_not_have_it_refuses_in_a_sentence()
    {
        var (model, rows) = s_models["multiclass"];
        Should.Throw<NbmDataException>(() => model.Consult(rows[0] with { Values = [double.NaN, 0, 1, 0, 0] })).Message.ShouldContain("A");
        Should.Throw<ArgumentException>(() => model.Consult([1.0])).Message.ShouldContain("The row has 1 numbers; expected: 5");
        Should.Throw<InvalidOperationException>(() => model.Consult(rows[0]).Opinions[0].Prediction).Message
            .ShouldContain("predicts 3 classes");
        Should.Throw<NotSupportedException>(() => model.Tables("A plot")).Message.ShouldContain("A plot reads the tables");
    }
}
