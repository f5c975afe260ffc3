namespace Nbm.Runtime.Tests.Training;

/// <summary>A model of durations, as generated code would type it.</summary>
internal sealed class DurationModel(ModelSchema schema, AdditiveModel model) : SurvivalModel<TestRow>(new TestEncoder(schema), model);

/// <summary>Durations with entries and strata whose hazards are known.</summary>
internal static class Durations
{
    public static TrainingOptions Options { get; } = new() { Threads = 1, PosteriorDraws = 0 };

    /// <summary>One feature, whose score is <see cref="Score"/>.</summary>
    public static ModelSchema Schema { get; } = Schemas.Of(TaskData.Target(ModelTask.Cox), [Schemas.Number("X")])
        with { EventColumn = "event" };

    public static ModelSchema Truncated { get; } = Schema with { EntryColumn = "entry" };

    public static ModelSchema Stratified { get; } = Schema with { StratumColumn = "site" };

    public static double Score(double x) => 1.5 * x;

    /// <summary>Constant hazards e^score, of rows that are seen from some time on if they are still there then, and for a unit of
    /// time.</summary>
    public static TestRow[] Late(int count, ulong seed)
    {
        var noise = new Noise(seed);
        var rows = new List<TestRow>();
        while (rows.Count < count)
        {
            double x = noise.Uniform(), time = -Math.Log(1 - noise.Uniform()) / Math.Exp(Score(x)),
                entry = noise.Uniform() < 0.2 ? 0 : noise.Uniform();
            if (time > entry)
            {
                rows.Add(new TestRow([x], Math.Min(time, entry + 1), Event: time <= entry + 1, Entry: entry));
            }
        }

        return [.. rows];
    }

    /// <summary>Three sites, of hazards 1, 4 and 16 (each times e^score), where rows of high x are at those of low hazard.</summary>
    public static TestRow[] Sites(int count, ulong seed)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int site = noise.Index(3);
            double x = 0.25 * ((2 - site) + (2 * noise.Uniform())),
                time = -Math.Log(1 - noise.Uniform()) / (Math.Exp(Score(x)) * Math.Pow(4, site)), watched = 2 * noise.Uniform();
            return new TestRow([x], Math.Min(time, watched), Event: time <= watched, Stratum: "site " + site);
        })];
    }

    public static DurationModel Train(ModelSchema schema, TestRow[] rows) => new(schema, Problems.Train(schema, rows, Options));
}
