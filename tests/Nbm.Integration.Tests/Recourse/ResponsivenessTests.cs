using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>Responsiveness is what trying out every value gives.</summary>
public sealed class ResponsivenessTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly TrainingOptions s_options = new() { Seed = 1 };
    private static readonly Lazy<BorrowerModel> s_borrowers = new(() => BorrowerModel.Train(CreditRows.Borrowers, s_options));
    private static readonly Lazy<FreeBorrowerModel> s_free = new(() => FreeBorrowerModel.Train(CreditRows.Free, s_options));

    [Fact]
    public void On_credit_data_shares_and_flip_sets_are_those_of_every_value_tried()
    {
        BorrowerModel model = s_borrowers.Value;
        Borrower[] denied = [.. CreditRows.Borrowers.Where(row => model.Predict(row).Label == Standings.Bad).Take(CreditRows.Rows(40))];
        AllAreTried(denied, CreditRows.Borrowers, model.Additive, BorrowerModelSchema, row => model.Responsiveness(row, Standings.Good).All,
            scores => scores[0] >= 0).ShouldBeGreaterThan(40);
    }

    [HelocFact]
    public void On_HELOC_too_with_codes_and_what_moves_along()
    {
        CreditLine[] rows = CreditRows.Heloc();
        CreditLineModel model = CreditLineModel.Train(rows, s_options);
        CreditLine[] denied = [.. rows.Where(row => model.Predict(row).Label == Performance.Bad).Take(CreditRows.Rows(30))];
        AllAreTried(denied, rows, model.Additive, Declared<CreditLine>(), row => model.Responsiveness(row, Performance.Good).All,
            scores => scores[0] < 0).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Of_numbers_of_any_amount_shares_are_lengths_and_ends_are_where_the_prediction_turns()
    {
        FreeBorrowerModel model = s_free.Value;
        FreeBorrower[] denied = [.. CreditRows.Free.Where(row => model.Predict(row).Label == Standings.Bad).Take(20)];
        ModelSchema declared = Declared<FreeBorrower>();
        var brute = new BruteForce(model.Additive, declared, [.. CreditRows.Free.Select(row => CreditRows.Encode(declared, row))]);
        int ends = 0;
        foreach (FreeBorrower row in denied)
        {
            double[] encoded = CreditRows.Encode(declared, row);
            foreach (NumberResponsiveness own in model.Responsiveness(row, Standings.Good).All.OfType<NumberResponsiveness>())
            {
                int f = Index(declared, own.Name);
                double[] values = brute.Values(encoded, f, points: 5000);
                double tried = values.Length == 0 ? 0 : (double)values.Count(v => IsGood(f, v)) / values.Length;
                own.Share.ShouldBe(tried, 0.002, $"{own.Name} of {row}");
                values.Where(v => IsGood(f, v) != own.Flips.Any(flip => flip.Contains(v))).ShouldBeEmpty();
                foreach (ValueInterval flip in own.Flips.Where(flip => flip.From < flip.To))
                {
                    double inside = (flip.To - flip.From) * 1e-6;
                    IsGood(f, flip.From + inside).ShouldBeTrue();
                    IsGood(f, flip.To - inside).ShouldBeTrue();
                    ends++;
                }
            }

            bool IsGood(int feature, double value) => brute.Scores(brute.Change(encoded, (feature, value)))[0] >= 0;
        }

        ends.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_goal_may_be_a_probability_and_flips_reach_it_as_the_model_rounds_it()
    {
        BorrowerModel model = s_borrowers.Value;
        Borrower row = CreditRows.Borrowers.First(row => model.Predict(row).Probability is > 0.4 and < 0.5);
        Responsiveness<BorrowerResponses> could = model.Responsiveness(row, Goal.AtLeast(0.6));
        could.Features.Seniority.Flips.ShouldNotBeEmpty();
        foreach (ValueInterval flip in could.Features.Seniority.Flips)
        {
            int years = (int)flip.From;
            model.Predict(row with { Seniority = years, Age = row.Age + years - row.Seniority }).Probability
                .ShouldBeGreaterThanOrEqualTo(0.6);
        }

        foreach (Employment job in could.Features.Job.Flips)
        {
            model.Predict(row with { Job = job }).Probability.ShouldBeGreaterThanOrEqualTo(0.6);
        }
    }

    [Fact]
    public void What_is_immutable_missing_or_special_is_not_changed()
    {
        FreeBorrower row = CreditRows.Free[0] with { Income = null, Assets = 0 };
        FreeBorrowerResponses could = s_free.Value.Responsiveness(row, Standings.Good).Features;
        could.Income.IsChangeable.ShouldBeFalse();
        could.Assets.IsChangeable.ShouldBeFalse();
        could.Amount.IsChangeable.ShouldBeTrue();
        s_borrowers.Value.Responsiveness(CreditRows.Borrowers[0], Standings.Good).Features.Price.IsChangeable.ShouldBeFalse();
    }

    private static ModelSchema BorrowerModelSchema => Declared<Borrower>();

    private int AllAreTried<TRecord>(
        TRecord[] denied, TRecord[] training, AdditiveModel model, ModelSchema declared,
        Func<TRecord, IReadOnlyList<FeatureResponsiveness>> responses, Func<double[], bool> isMet)
    {
        var brute = new BruteForce(model, declared, [.. training.Select(row => CreditRows.Encode(declared, row))]);
        int responsive = 0;
        _ = responses(denied[0]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        IReadOnlyList<FeatureResponsiveness>[] all = [.. denied.Select(responses)];
        output.WriteLine($"{typeof(TRecord).Name}: {denied.Length} rows, {watch.Elapsed.TotalMicroseconds / denied.Length:0} µs a row");
        for (int r = 0; r < denied.Length; r++)
        {
            TRecord row = denied[r];
            double[] encoded = CreditRows.Encode(declared, row);
            foreach (FeatureResponsiveness own in all[r])
            {
                int f = Index(declared, own.Name);
                if (declared.Features[f].ClrType == "double")
                {
                    continue; // Of any amount: not all of it can be tried.
                }

                double[] values = brute.Changeable(encoded).Contains(f) ? brute.Values(encoded, f) : [];
                bool[] reached = [.. values.Select(v => isMet(brute.Scores(brute.Change(encoded, (f, v)))))];
                own.Share.ShouldBe(values.Length == 0 ? 0 : (double)reached.Count(r => r) / values.Length, $"{own.Name} of {row}");
                own.IsChangeable.ShouldBe(values.Length > 0, $"{own.Name} of {row}");
                if (own is NumberResponsiveness number)
                {
                    values.Where((v, i) => reached[i] != number.Flips.Any(flip => flip.Contains(v))).ShouldBeEmpty();
                }

                responsive += own.IsResponsive ? 1 : 0;
            }
        }

        return responsive;
    }

    // What the record declares, actions included: a file doesn't have them.
    internal static ModelSchema Declared<TRecord>() => (ModelSchema)typeof(TRecord).Assembly.GetType($"{typeof(TRecord).FullName}Encoder")!
        .GetField("s_schema", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!;

    internal static int Index(ModelSchema schema, string name) =>
        Enumerable.Range(0, schema.Features.Length).First(f => schema.Features[f].Name == name);
}
