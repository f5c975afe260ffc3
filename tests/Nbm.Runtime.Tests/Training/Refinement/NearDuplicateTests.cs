namespace Nbm.Runtime.Tests.Training;

/// <summary>Features that say the same share an effect or leave it to one of them: nothing blows up, and what is predicted is what one of
/// them would.</summary>
public sealed class NearDuplicateTests
{
    private const int Count = 800;

    public static TheoryData<ModelTask, string> Copies
    {
        get
        {
            var data = new TheoryData<ModelTask, string>();
            foreach (ModelTask task in new[] { ModelTask.Regression, ModelTask.Poisson })
            {
                foreach (string copy in new[] { "exact", "three", "near", "rank", "noisy" })
                {
                    data.Add(task, copy);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public void Copies_of_a_feature_change_neither_predictions_nor_the_score_s_certainty_and_no_curves_cancel(ModelTask task, string copy)
    {
        TestRow[] alone = Rows(task), copied = Copied(alone, copy);
        AdditiveModel one = Train(task, alone), model = Train(task, copied);
        double apart = 0, wrong = 0, held = 0, most = 0, mostOfOne = 0;
        for (int r = 0; r < Count; r++)
        {
            double truth = Truth(alone[r].Values), score = model.Scores(copied[r].Values)[0], own = one.Scores(alone[r].Values)[0];
            apart += (score - own) * (score - own) / Count;
            wrong += (own - truth) * (own - truth) / Count;
            held += Math.Abs(score - truth) <= 1.96 * Error(model, copied[r]) ? 1.0 / Count : 0;
            (most, mostOfOne) = (Math.Max(most, Largest(model, copied[r])), Math.Max(mostOfOne, Largest(one, alone[r])));
        }

        Math.Sqrt(apart)
            .ShouldBeLessThan(0.75 * Math.Sqrt(wrong),
                "it is another fit of the same rows, and nearer to the first than that is to the truth");
        held.ShouldBeGreaterThan(0.9);
        most.ShouldBeLessThan(2 * mostOfOne);
        copied.Average(row => Error(model, row))
            .ShouldBeInRange(0.9 * alone.Average(row => Error(one, row)), 1.5 * alone.Average(row => Error(one, row)));
    }

    private static double Truth(double[] x) => Math.Sin(2 * x[0]) + x[1];

    private static double Largest(AdditiveModel model, TestRow row)
    {
        var contributions = new double[model.Terms.Length];
        model.Explain(row.Values, contributions, new double[1]);
        return contributions.Max(Math.Abs);
    }

    private static double Error(AdditiveModel model, TestRow row)
    {
        var errors = new double[model.Terms.Length];
        model.StandardErrors(row.Values, errors);
        return model.ScoreErrors!.Score(0, errors);
    }

    private static AdditiveModel Train(ModelTask task, TestRow[] rows)
    {
        TargetSchema target = task == ModelTask.Regression ? Schemas.Regression() : TaskData.Target(task);
        return Problems.Train(Schemas.Of(target, [.. rows[0].Values.Select((_, f) => Schemas.Number($"X{f}"))]), rows,
            new TrainingOptions { Threads = 1 });
    }

    private static TestRow[] Rows(ModelTask task)
    {
        var noise = new Noise(77);
        return [.. Enumerable.Range(0, Count).Select(_ =>
        {
            double[] x = [noise.Normal(), noise.Uniform()];
            return new TestRow(x, task == ModelTask.Poisson ? noise.Poisson(Math.Exp(Truth(x))) : Truth(x) + (0.5 * noise.Normal()));
        })];
    }

    private static TestRow[] Copied(TestRow[] rows, string copy)
    {
        var noise = new Noise(78);
        double[] sorted = [.. rows.Select(row => row.Values[0]).Order()];
        return [.. rows.Select(row => row with
        {
            Values =
            [
                .. row.Values,
                .. copy switch
                {
                    "three" => [row.Values[0], row.Values[0]],
                    "near" => [row.Values[0] + (1e-6 * noise.Normal())],
                    "rank" => [Array.BinarySearch(sorted, row.Values[0])],
                    "noisy" => [row.Values[0] + (0.02 * noise.Normal())],
                    _ => new[] { row.Values[0] },
                },
            ],
        })];
    }
}
