namespace Nbm.Runtime.Tests.Training;

/// <summary>Rows that come under observation late.</summary>
public sealed class LateEntryTests
{
    [Fact]
    public void Hazards_are_right_with_entries_and_too_low_without()
    {
        TestRow[] rows = Durations.Late(3000, 1);
        double Fitted(ModelSchema schema) =>
            Durations.Train(schema, rows).Predict(new TestRow([0.5], 0)).CumulativeHazard(0.8) / (0.8 * Math.Exp(Durations.Score(0.5)));

        Fitted(Durations.Truncated).ShouldBe(1, 0.1);
        Fitted(Durations.Schema).ShouldBeLessThan(0.7); // Those who were gone before anyone could see them are missing.
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(2.5)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void An_entry_that_is_not_below_the_duration_is_told_with_row_and_values(double entry)
    {
        TestRow[] rows = Durations.Late(50, 2);
        DurationModel model = Durations.Train(Durations.Truncated, rows);
        rows[7] = rows[7] with { Target = 2, Entry = entry };
        string what = FormattableString.Invariant(
            $"it came under observation (entry) at {entry}, and its duration Y is 2; expected: a finite number below the duration.");

        NbmDataException training = Should.Throw<NbmDataException>(() => Durations.Train(Durations.Truncated, rows));
        training.Message.ShouldContain("Row 7 of train: " + what);
        training.Row.ShouldBe(7);
        Should.Throw<NbmDataException>(() => model.Evaluate(rows)).Message.ShouldContain("Row 7: " + what);
    }

    [Fact]
    public void A_row_that_is_only_to_be_scored_needs_no_entry()
    {
        DurationModel model = Durations.Train(Durations.Truncated, Durations.Late(50, 3));
        model.Predict(new TestRow([0.5], 0, Entry: double.NaN)).HazardRatio.ShouldBe(model.Predict(new TestRow([0.5], 0)).HazardRatio);
    }

    [Fact]
    public void Concordance_compares_with_rows_that_were_at_risk()
    {
        TestRow[] rows = Durations.Late(400, 4);
        DurationModel model = Durations.Train(Durations.Truncated, rows);
        (double won, double all) = (0, 0);
        foreach (TestRow p in rows.Where(row => row.Event))
        {
            foreach (TestRow q in rows.Where(q => q.Target > p.Target && q.Entry < p.Target))
            {
                (double first, double second) = (model.Predict(p).Score, model.Predict(q).Score);
                won += first > second ? 1 : first == second ? 0.5 : 0;
                all++;
            }
        }

        model.Evaluate(rows).Concordance.ShouldBe(won / all, 1e-12);
    }
}
