namespace Nbm.Tests.Models.Edits;

/// <summary>What edits of curves mean, held against the curves before on a fine grid.</summary>
public sealed class CurveEditTests
{
    private const int Income = 1;
    private const double Close = 2e-6;

    private static readonly AdditiveModel s_model = EditedLoans.Amount.Additive;

    [Theory]
    [InlineData(100.0, 1000.0)]
    [InlineData(0.1, 0.2)]
    [InlineData(1.5, 6.0)]
    [InlineData(6.0, 2000.0)]
    public void A_range_that_is_flattened_is_level_and_the_curve_beside_it_stays(double from, double to)
    {
        AdditiveModel edited = s_model.Edit(e => e.Number("Income").Flatten(from, to, value: 0.25));

        foreach (double x in Grid(from, to).Concat([Math.BitIncrement(from), Math.BitDecrement(to)]))
        {
            double before = Raised(s_model, x), after = Raised(edited, x);
            after.ShouldBe(x >= from && x <= to ? s_model.Intercepts[0] + 0.25 : before, Close, $"at {x}");
        }
    }

    [Fact]
    public void Ends_may_be_left_open()
    {
        AdditiveModel low = s_model.Edit(e => e.Number("Income").Flatten(to: 500, value: 0.25)),
            high = s_model.Edit(e => e.Number("Income").Flatten(from: 500, to: 1e9, value: 0.25));
        foreach (double x in Grid(500, 500).Append(-1e6).Append(1e6))
        {
            Raised(low, x).ShouldBe(x <= 500 ? s_model.Intercepts[0] + 0.25 : Raised(s_model, x), Close);
            Raised(high, x).ShouldBe(x >= 500 ? s_model.Intercepts[0] + 0.25 : Raised(s_model, x), Close);
        }
    }

    [Fact]
    public void Flattened_to_its_mean_a_range_says_of_its_rows_on_average_what_it_said()
    {
        AdditiveModel edited = s_model.Edit(e => e.Number("Years").Flatten(5, 12)); // Years are whole: rows lie on knots.

        double[] before = EditedLoans.Contributions(s_model, 0, LoanEncoder.Amount);
        double[] after = EditedLoans.Contributions(edited, 0, LoanEncoder.Amount);
        Loan[] rows = EditedLoans.Rows;
        int[] inside = [.. Enumerable.Range(0, rows.Length).Where(r => rows[r].Years is >= 5 and <= 12)];
        double shift = edited.Intercepts[0] - s_model.Intercepts[0];
        inside.Sum(r => rows[r].Weight * (after[r] + shift)).ShouldBe(inside.Sum(r => rows[r].Weight * before[r]), 1e-4);
        inside.Select(r => after[r]).Distinct().ShouldHaveSingleItem();
        shift.ShouldBe(0, 1e-7);
    }

    [Fact]
    public void A_range_that_is_shifted_moves_by_the_amount()
    {
        AdditiveModel edited = s_model.Edit(e => e.Number("Income").Shift(-0.5, 100, 1000));
        foreach (double x in Grid(100, 1000))
        {
            Raised(edited, x).ShouldBe(Raised(s_model, x) - (x is >= 100 and <= 1000 ? 0.5 : 0), Close);
        }
    }

    [Fact]
    public void A_curve_that_is_clamped_is_cut_off_exactly_where_it_crosses_the_bounds()
    {
        AdditiveModel edited = s_model.Edit(e => e.Number("Income").Clamp(-0.3, 0.4));
        foreach (double x in Grid(10, 2000))
        {
            double before = Raised(s_model, x) - s_model.Intercepts[0];
            (Raised(edited, x) - s_model.Intercepts[0]).ShouldBe(Math.Clamp(before, -0.3, 0.4), Close);
        }

        edited.Terms[Income].Axis(0).Knots.Length.ShouldBeGreaterThan(s_model.Terms[Income].Axis(0).Knots.Length);
    }

    [Theory]
    [InlineData(Monotone.Increasing)]
    [InlineData(Monotone.Decreasing)]
    public void A_monotone_curve_is_the_isotonic_regression_of_the_knots_by_the_rows(Monotone direction)
    {
        AdditiveModel edited = s_model.Edit(e => e.Number("Years").MakeMonotone(direction));

        double[] found = [.. edited.Terms[0].Tables[0].Select(value => value + edited.Intercepts[0])];
        double[] expected = MinMax([.. s_model.Terms[0].Tables[0].Select(value => (double)value)],
            [.. s_model.TrainingMass[0].Select(share => (double)share)], direction == Monotone.Increasing);
        for (int i = 0; i < found.Length; i++)
        {
            found[i].ShouldBe(expected[i] + s_model.Intercepts[0], Close);
        }
    }

    [Fact]
    public void An_edited_term_has_mean_0_over_the_training_rows_and_the_intercept_takes_its_mean()
    {
        AdditiveModel edited = s_model.Edit(e =>
        {
            e.Number("Years").Flatten(3, 9, value: 2);
            e.Number("Income").Missing = 1;
            e.Category("Job")["baker"] = 3;
        });

        foreach (int term in new[] { 0, 1, 3 })
        {
            EditedLoans.WeightedMean(EditedLoans.Contributions(edited, term, LoanEncoder.Amount)).ShouldBe(0, 1e-6);
        }

        double[] before = Scores(s_model), after = Scores(edited);
        foreach ((int r, Loan row) in EditedLoans.Rows.Index())
        {
            if (row.Years is < 3 or > 9 && row.Income is not null && row.Job != "baker")
            {
                after[r].ShouldBe(before[r], Close, "a row that no edit touches keeps its score");
            }
        }
    }

    [Fact]
    public void Importances_are_those_of_the_rows()
    {
        AdditiveModel edited = s_model.Edit(e =>
        {
            e.Number("Years").Flatten(3, 9, value: 2);
            e.Category("Job")["baker"] = 3;
            e.Interaction("HomeXIncome").Scale(-0.5);
        });
        foreach (int term in new[] { 0, 3, 6 })
        {
            double[] own = EditedLoans.Contributions(edited, term, LoanEncoder.Amount);
            edited.Terms[term].Importance.ShouldBe(EditedLoans.WeightedMean([.. own.Select(Math.Abs)]), 1e-5);
        }

        edited.Terms[5].Importance.ShouldBe(s_model.Terms[5].Importance);
    }

    [Theory]
    [InlineData(-3, 2, 21, 2)]
    [InlineData(25, 27, 1, 3)]
    [InlineData(-2, 22, 0, 24)]
    [InlineData(22, 26, 22, 2)]
    public void A_range_on_a_circle_may_be_said_from_anywhere(double from, double to, double sameFrom, double sameTo)
    {
        NumericShape Flat(double begin, double end) =>
            Circles.Shape(Circles.Model.Edit(e => e.Number("Hour").Flatten(begin, end, value: 2), "R. Roe", "A test."));
        NumericShape own = Flat(from, to), same = Flat(sameFrom, sameTo);
        for (double x = 0; x < 24; x += 0.37)
        {
            own.Evaluate(x).ShouldBe(same.Evaluate(x), Close);
        }
    }

    [Fact]
    public void A_circle_stays_closed_and_a_range_may_go_over_its_end()
    {
        AdditiveModel day = Circles.Model;
        AdditiveModel night = day.Edit(e => e.Number("Hour").Flatten(22, 3, value: -1)), morning = day.Edit(
            e => e.Number("Hour").Flatten(to: 6, value: -1));
        NumericShape before = Circles.Shape(day), atNight = Circles.Shape(night), early = Circles.Shape(morning);
        double shiftNight = night.Intercepts[0] - day.Intercepts[0], shiftEarly = morning.Intercepts[0] - day.Intercepts[0];
        for (double hour = 0; hour < 24; hour += 0.05)
        {
            (atNight.Evaluate(hour) + shiftNight).ShouldBe(hour is >= 22 or <= 3 ? -1 : before.Evaluate(hour), Close);
            (early.Evaluate(hour) + shiftEarly).ShouldBe(hour <= 6 ? -1 : before.Evaluate(hour), Close);
        }

        early.Scores[0].ShouldBe(early.Scores[^1]);
        Should.Throw<NbmEditException>(() => day.Edit(e => e.Number("Hour").MakeMonotone(Monotone.Increasing)));
    }

    [Fact]
    public void On_a_logarithmic_axis_the_curve_beside_a_range_stays_too()
    {
        AdditiveModel model = Circles.Logarithmic;
        AdditiveModel edited = model.Edit(e => e.Number("Hour").Flatten(7, 30, value: 1));
        double shift = edited.Intercepts[0] - model.Intercepts[0];
        for (double x = 1; x < 100; x *= 1.07)
        {
            (Circles.Shape(edited).Evaluate(x) + shift).ShouldBe(x is >= 7 and <= 30 ? 1 : Circles.Shape(model).Evaluate(x), Close);
        }
    }

    private static double[] Scores(AdditiveModel model) => [.. EditedLoans.Rows.Select(row => new LoanAmount(model).Predict(row))];

    private static double Raised(AdditiveModel model, double income) => model.Intercepts[0] + Evaluate(model.Terms[Income], income);

    private static double Evaluate(Term term, double x)
    {
        term.Axis(0).Locate(x, out int cell, out double fraction);
        return term.Interpolate(0, [cell], [fraction]);
    }

    // The whole range, every knot, the ends of the edit and their neighbours.
    private static IEnumerable<double> Grid(double from, double to) =>
        Enumerable.Range(0, 3000).Select(i => i * 0.8).Concat(s_model.Terms[Income].Axis(0).Knots).Concat(
            [from, to, from - 1e-9, to + 1e-9]);

    // The max-min formula of isotonic regression (Barlow et al. 1972).
    private static double[] MinMax(double[] values, double[] weights, bool isIncreasing)
    {
        int sign = isIncreasing ? 1 : -1;
        double Mean(int a, int b)
        {
            double sum = 0, total = 0;
            for (int i = a; i <= b; i++)
            {
                (sum, total) = (sum + (weights[i] * sign * values[i]), total + weights[i]);
            }

            return sum / total;
        }

        return [.. values.Select((_, i) => sign * Enumerable.Range(0, i + 1).Max(
            a => Enumerable.Range(i, values.Length - i).Min(b => Mean(a, b))))];
    }
}
