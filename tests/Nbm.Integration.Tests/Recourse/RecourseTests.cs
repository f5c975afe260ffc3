using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>Ways to a goal reach it, and none that can be tried is cheaper.</summary>
public sealed class RecourseTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly TrainingOptions s_options = new() { Seed = 1 };
    private static readonly Lazy<BorrowerModel> s_borrowers = new(() => BorrowerModel.Train(CreditRows.Borrowers, s_options));
    private static readonly Lazy<PlainBorrowerModel> s_plain = new(() => PlainBorrowerModel.Train(CreditRows.Plain, s_options));
    private static readonly Lazy<PairedBorrowerModel> s_paired = new(() => PairedBorrowerModel.Train(CreditRows.Paired, s_options));
    private static readonly Lazy<FreeBorrowerModel> s_free = new(() => FreeBorrowerModel.Train(CreditRows.Free, s_options));

    [Fact]
    public void Of_three_features_without_interactions_the_cost_is_the_least_of_all_combinations()
    {
        PlainBorrowerModel model = s_plain.Value;
        PlainBorrower[] denied = [.. CreditRows.Plain.Where(row => model.Predict(row).Label == Standings.Bad).Take(CreditRows.Rows(15))];
        Exhausts(denied, CreditRows.Plain, model.Additive, row => model.Recourse(row, Standings.Good), model.Predict, gap: 1e-8)
            .ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Of_three_features_and_all_their_interactions_it_is_within_the_gap_that_is_stated()
    {
        PairedBorrowerModel model = s_paired.Value;
        PairedBorrower[] denied = [.. CreditRows.Paired.Where(row => model.Predict(row).Label == Standings.Bad).Take(CreditRows.Rows(15))];
        Exhausts(denied, CreditRows.Paired, model.Additive, row => model.Recourse(row, Standings.Good), model.Predict, gap: 0.011)
            .ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Ten_thousand_random_changes_of_all_features_are_never_cheaper()
    {
        BorrowerModel model = s_borrowers.Value;
        Borrower[] denied = [.. CreditRows.Borrowers.Where(row => model.Predict(row).Label == Standings.Bad).Take(CreditRows.Rows(10))];
        IsNeverBeaten(denied, CreditRows.Borrowers, model.Additive, row => model.Recourse(row, Standings.Good), model.Predict);
    }

    [Fact]
    public void Nor_are_they_of_numbers_of_any_amount()
    {
        FreeBorrowerModel model = s_free.Value;
        FreeBorrower[] denied = [.. CreditRows.Free.Where(row => model.Predict(row).Label == Standings.Bad).Take(CreditRows.Rows(10))];
        IsNeverBeaten(denied, CreditRows.Free, model.Additive, row => model.Recourse(row, Standings.Good), model.Predict);
    }

    [HelocFact]
    public void Nor_are_they_on_HELOC()
    {
        CreditLine[] rows = CreditRows.Heloc();
        CreditLineModel model = CreditLineModel.Train(rows, s_options);
        CreditLine[] denied = [.. rows.Where(row => model.Predict(row).Label == Performance.Bad).Take(CreditRows.Rows(10))];
        IsNeverBeaten(denied, rows, model.Additive, row => model.Recourse(row, Performance.Good), model.Predict, scores => scores[0] < 0);
    }

    [Fact]
    public void Each_way_leaves_be_something_that_every_cheaper_one_changes()
    {
        BorrowerModel model = s_borrowers.Value;
        foreach (Borrower row in CreditRows.Borrowers.Where(row => model.Predict(row).Label == Standings.Bad).Take(10))
        {
            RecourseResult<Borrower, BorrowerChanges> ways = model.Recourse(row, Standings.Good, new RecourseOptions { Count = 4 });
            for (int i = 1; i < ways.Count; i++)
            {
                ways[i].Cost.ShouldBeGreaterThanOrEqualTo(ways[i - 1].Cost * (1 - 0.01));
                for (int j = 0; j < i; j++)
                {
                    string[] changed = [.. ways[i].List.Select(change => change.Name)];
                    ways[j].List.Where(change => !change.MovesAlong).ShouldContain(change => !changed.Contains(change.Name));
                }
            }
        }
    }

    [Fact]
    public void A_dearer_feature_is_left_be_and_changing_few_costs_less_where_each_costs()
    {
        BorrowerModel model = s_borrowers.Value;
        Borrower[] denied = [.. CreditRows.Borrowers.Where(row => model.Predict(row).Label == Standings.Bad).Take(40)];
        double many = denied.Sum(row => Changed(new RecourseOptions { Count = 1 }, row));
        double few = denied.Sum(row => Changed(new RecourseOptions { Count = 1, CostPerFeature = 0.3 }, row));
        few.ShouldBeLessThan(many);

        int Changed(RecourseOptions options, Borrower row) =>
            model.Recourse(row, Standings.Good, options) is { Count: > 0 } ways ? ways[0].List.Count(change => !change.MovesAlong) : 0;
    }

    [Fact]
    public void A_goal_that_is_reached_needs_no_change_and_one_out_of_reach_is_proven_to_be()
    {
        PlainBorrowerModel model = s_plain.Value;
        PlainBorrower good = CreditRows.Plain.First(row => model.Predict(row).Label == Standings.Good);
        RecourseResult<PlainBorrower, PlainBorrowerChanges> none = model.Recourse(good, Standings.Good);
        (none.Status, none.Count, none[0].Cost, none[0].List.Count, none[0].Row).ShouldBe((RecourseStatus.Reached, 1, 0, 0, good));

        Responsiveness<PlainBorrowerResponses> never = model.Responsiveness(good, Goal.AtLeast(0.99999));
        (model.Recourse(good, Goal.AtLeast(0.99999)).Status, never.Status).ShouldBe((RecourseStatus.Fixed, RecourseStatus.Fixed));
        never.Pairs.ShouldBeEmpty();
        never.Shortfall.ShouldNotBeNull().ShouldBeGreaterThan(0);
        ModelSchema declared = ResponsivenessTests.Declared<PlainBorrower>();
        var brute = new BruteForce(model.Additive, declared, [.. CreditRows.Plain.Select(row => CreditRows.Encode(declared, row))]);
        double[] encoded = CreditRows.Encode(declared, good);
        double own = brute.Scores(encoded)[0];
        double best = own + brute.Changeable(encoded).Sum(f =>
            brute.Values(encoded, f).Max(v => Math.Max(0, brute.Scores(brute.Change(encoded, (f, v)))[0] - own)));
        never.Shortfall!.Value.ShouldBe(Math.Log(0.99999 / 0.00001) - best, 1e-9);
    }

    [Fact]
    public void Pairs_are_those_that_reach_the_goal_together_where_no_feature_does_alone()
    {
        PlainBorrowerModel model = s_plain.Value;
        ModelSchema declared = ResponsivenessTests.Declared<PlainBorrower>();
        var brute = new BruteForce(model.Additive, declared, [.. CreditRows.Plain.Select(row => CreditRows.Encode(declared, row))]);
        int found = 0;
        foreach (PlainBorrower row in CreditRows.Plain.Where(row => model.Predict(row).Probability < 0.3).Take(60))
        {
            Responsiveness<PlainBorrowerResponses> could = model.Responsiveness(row, Standings.Good);
            double[] encoded = CreditRows.Encode(declared, row);
            int[] changeable = [.. brute.Changeable(encoded)];
            bool isAlone = changeable.Any(f => brute.Values(encoded, f).Any(v => brute.Scores(brute.Change(encoded, (f, v)))[0] >= 0));
            string[] expected = isAlone ? [] : [.. from f in changeable from g in changeable where f < g
                where (from v in brute.Values(encoded, f) from w in brute.Values(encoded, g)
                    select brute.Scores(brute.Change(encoded, (f, v), (g, w)))[0]).Any(score => score >= 0)
                select $"{declared.Features[f].Name} {declared.Features[g].Name}"];
            could.Pairs.Select(pair => $"{pair.First.Name} {pair.Second.Name}").Order().ShouldBe(expected.Order());
            found += expected.Length;
        }

        found.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_class_of_several_is_predicted_behind_the_changes_and_none_on_a_grid_is_cheaper()
    {
        Garden.Flower[] rows = Support.Quick.Rows(300, static (u, v, w) => new Garden.Flower
        {
            Petal = Math.Round(u, 2), @class = v < 0.5,
            Kind = u + (0.4 * w) < 0.4 ? Garden.Species.Rose : u < 0.7 && v < 0.5 ? Garden.Species.Iris : Garden.Species.Tulip,
        });
        Garden.FlowerModel model = Garden.FlowerModel.Train(rows, s_options);
        ModelSchema declared = model.Schema;
        var brute = new BruteForce(model.Additive, declared, [.. rows.Select(Encode)]);
        foreach (Garden.Flower row in rows.Take(30))
        {
            foreach (Garden.Species goal in model.Classes)
            {
                var ways = model.Recourse(row, goal);
                double[] encoded = Encode(row);
                int c = model.Classes.ToList().IndexOf(goal);
                double least = (from v in brute.Values(encoded, 0, 2000).Append(encoded[0]) from w in new[] { encoded[1], 1 - encoded[1] }
                    let scores = brute.Scores(brute.Change(encoded, (0, v), (1, w)))
                    where scores.ToList().IndexOf(scores.Max()) == c
                    select brute.Cost(encoded, 0, v) + brute.Cost(encoded, 1, w)).DefaultIfEmpty(double.PositiveInfinity).Min();
                if (double.IsPositiveInfinity(least))
                {
                    ways.Status.ShouldNotBe(RecourseStatus.Undecided); // Between the grid's points there may be some.
                    continue;
                }

                ways[0].Cost.ShouldBeLessThanOrEqualTo((least * 1.011) + 1e-9);
                ways[0].Scores.ToList().IndexOf(ways[0].Scores.Max()).ShouldBe(c);
            }
        }

        static double[] Encode(Garden.Flower row) => [row.Petal, row.@class is { } own ? own ? 1 : 0 : double.NaN];
    }

    [Fact]
    public void Options_out_of_range_say_what_was_expected()
    {
        ArgumentException wrong = Should.Throw<ArgumentException>(() =>
            s_plain.Value.Recourse(CreditRows.Plain[0], Standings.Good, new RecourseOptions { Gap = 1 }));
        wrong.Message.ShouldContain("RecourseOptions.Gap is 1; expected: from 0 to below 1");
        Should.Throw<ArgumentException>(() => Goal.Between(2, 1)).Message.ShouldContain("expected two numbers in order");
        Should.Throw<ArgumentException>(() => s_plain.Value.Recourse(CreditRows.Plain[0], Goal.AtLeast(1.5)))
            .Message.ShouldContain("expected bounds above 0 and below 1");
    }

    private int Exhausts<TRecord, TChanges, TPrediction>(
        TRecord[] denied, TRecord[] training, AdditiveModel model, Func<TRecord, RecourseResult<TRecord, TChanges>> recourse,
        Func<TRecord, TPrediction> predict, double gap)
    {
        ModelSchema declared = ResponsivenessTests.Declared<TRecord>();
        var brute = new BruteForce(model, declared, [.. training.Select(row => CreditRows.Encode(declared, row))]);
        int possible = 0;
        Time(denied, recourse);
        foreach (TRecord row in denied)
        {
            double[] encoded = CreditRows.Encode(declared, row);
            int[] changeable = [.. brute.Changeable(encoded)];
            double[][] values = [.. changeable.Select(f => brute.Values(encoded, f).Prepend(encoded[f]).ToArray())];
            double least = double.PositiveInfinity;
            void Try(int at, (int, double)[] changes, double cost)
            {
                if (at == changeable.Length)
                {
                    least = cost < least && brute.Scores(brute.Change(encoded, changes))[0] >= 0 ? cost : least;
                    return;
                }

                foreach (double value in values[at])
                {
                    Try(at + 1, [.. changes, (changeable[at], value)], cost + brute.Cost(encoded, changeable[at], value));
                }
            }

            Try(0, [], 0);
            RecourseResult<TRecord, TChanges> ways = recourse(row);
            if (double.IsPositiveInfinity(least))
            {
                ways.Status.ShouldBe(RecourseStatus.Fixed);
                continue;
            }

            possible++;
            ways.Status.ShouldBe(RecourseStatus.Possible);
            ways[0].Cost.ShouldBeInRange(least * (1 - 1e-9), (least * (1 + gap)) + 1e-9);
            ways[0].LeastCost.ShouldBeLessThanOrEqualTo(least * (1 + 1e-8));
            ways[0].Gap.ShouldBeLessThanOrEqualTo(gap);
            CostOf(brute, declared, encoded, ways[0].Row).ShouldBe(ways[0].Cost, 1e-9);
            predict(ways[0].Row)!.ToString()!.ShouldContain("label Good");
        }

        return possible;
    }

    private void IsNeverBeaten<TRecord, TChanges, TPrediction>(
        TRecord[] denied, TRecord[] training, AdditiveModel model, Func<TRecord, RecourseResult<TRecord, TChanges>> recourse,
        Func<TRecord, TPrediction> predict, Func<double[], bool>? isMet = null)
    {
        isMet ??= scores => scores[0] >= 0;
        ModelSchema declared = ResponsivenessTests.Declared<TRecord>();
        var brute = new BruteForce(model, declared, [.. training.Select(row => CreditRows.Encode(declared, row))]);
        var random = new Random(1);
        int reached = 0;
        Time(denied, recourse);
        foreach (TRecord row in denied)
        {
            double[] encoded = CreditRows.Encode(declared, row);
            int[] changeable = [.. brute.Changeable(encoded)];
            double[][] values = [.. changeable.Select(f => brute.Values(encoded, f))];
            RecourseResult<TRecord, TChanges> ways = recourse(row);
            ways.Status.ShouldNotBe(RecourseStatus.Undecided);
            double cost = ways.Count > 0 ? ways[0].Cost : double.PositiveInfinity, least = ways.Count > 0 ? ways[0].LeastCost : cost;
            if (ways.Count > 0)
            {
                double[] changed = CreditRows.Encode(declared, ways[0].Row);
                isMet(brute.Scores(changed)).ShouldBeTrue();
                CostOf(brute, declared, encoded, ways[0].Row).ShouldBe(cost, 1e-9);
                ways[0].Gap.ShouldBeLessThanOrEqualTo(0.01);
            }

            for (int i = 0; i < 10_000; i++)
            {
                (int, double)[] changes = [.. Enumerable.Range(0, changeable.Length).OrderBy(_ => random.Next())
                    .Where(j => values[j].Length > 0).Take(1 + random.Next(4))
                    .Select(j => (changeable[j], values[j][random.Next(values[j].Length)]))];
                double own = changes.Sum(change => brute.Cost(encoded, change.Item1, change.Item2));
                if (isMet(brute.Scores(brute.Change(encoded, changes))))
                {
                    reached++;
                    own.ShouldBeGreaterThanOrEqualTo(least * (1 - 1e-9));
                    own.ShouldBeGreaterThanOrEqualTo(cost * (1 - 0.01));
                }
            }
        }

        reached.ShouldBeGreaterThan(1000);
    }

    private void Time<TRecord, TChanges>(TRecord[] denied, Func<TRecord, RecourseResult<TRecord, TChanges>> recourse)
    {
        _ = recourse(denied[0]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RecourseResult<TRecord, TChanges>[] all = [.. denied.Select(recourse)];
        output.WriteLine($"{typeof(TRecord).Name}: {denied.Length} rows, {watch.Elapsed.TotalMicroseconds / denied.Length:0} µs a row, "
            + $"{all.Count(ways => ways.Status == RecourseStatus.Fixed)} fixed, "
            + $"{all.Count(ways => ways.Status == RecourseStatus.Undecided)} undecided, "
            + $"{all.Count(ways => ways.Count > 0 && ways[0].IsOptimal)} proven optimal, largest gap "
            + $"{all.Where(ways => ways.Count > 0).Select(ways => ways[0].Gap).DefaultIfEmpty().Max():0.####}");
    }

    private static double CostOf<TRecord>(BruteForce brute, ModelSchema declared, double[] own, TRecord row)
    {
        double[] changed = CreditRows.Encode(declared, row);
        return brute.Changeable(own).Sum(f => brute.Cost(own, f, changed[f]));
    }
}
