using Nbm.Generated;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Small problems on the reference backend.</summary>
internal static class Problems
{
    /// <summary>Small networks, everything on.</summary>
    public static TrainingOptions Small { get; } = new()
    {
        Nodes = 6, InteractionNodes = 4, Bases = 5, HiddenUnits = [6, 4], OutputPenalty = 0.02, BasisDropout = 0.3, Frequencies = 1,
        InteractionFrequencies = 1, ValidationFraction = 0, Refinement = Refinement.None,
    };

    /// <summary>A small network for each term.</summary>
    public static TrainingOptions SmallTerms { get; } = new()
    {
        Networks = new()
        {
            Kind = NetworkKind.PerTerm, Nodes = 6, InteractionNodes = 4, HiddenUnits = [6, 4], OutputPenalty = 0.02, Frequencies = 1,
            InteractionFrequencies = 1, ValidationFraction = 0,
        },
    };

    /// <summary>Encodes rows under a schema, without holding any out.</summary>
    public static TrainingData Data(ModelSchema schema, IReadOnlyList<TestRow> rows, IReadOnlyList<TestRow>? validation = null) =>
        TrainingDataReader.Read(new TestEncoder(schema), rows, validation, new TrainingOptions { ValidationFraction = 0 });

    public static TrainingProblem Create(ModelSchema schema, IReadOnlyList<TestRow> rows, TrainingOptions? options = null) =>
        TrainingProblem.Create(new ReferenceBackend(), Data(schema, rows), options ?? Small);

    /// <summary>A model by the ordinary way in.</summary>
    public static AdditiveModel Train(
        ModelSchema schema, IReadOnlyList<TestRow> rows, TrainingOptions options, IReadOnlyList<TestRow>? validation = null) =>
        ModelTrainer.Train(new TestEncoder(schema), rows, validation, options, null, default);

    /// <summary>
    /// Numbers and categories, missing and unseen values, weights, and interactions of every mixture: number × number, number × category,
    /// category × category, three numbers.
    /// </summary>
    public static TrainingProblem Mixed(TargetSchema target, TrainingOptions? options = null)
    {
        ModelSchema schema = MixedSchema(target);
        return Create(schema, MixedRows(schema, 60), options);
    }

    public static ModelSchema MixedSchema(TargetSchema target) => Schemas.Of(
        target,
        [Schemas.Number("A"), Schemas.Number("B", nullable: true), Schemas.Category("C", 3), Schemas.Text("D", nullable: true),
            Schemas.Number("E")],
        [0, 1], [1, 2], [2, 3], [0, 1, 4]);

    public static TestRow[] MixedRows(ModelSchema schema, int count)
    {
        var noise = new Noise(21);
        int classes = Math.Max(2, schema.Target.Classes.Length);
        bool numbers = schema.Target.Task == ModelTask.Regression;
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double a = noise.Normal();
            double b = noise.Uniform() < 0.2 ? double.NaN : noise.Normal();
            int c = noise.Index(3);
            string? d = noise.Index(4) is var k && k == 3 ? null : $"d{k}";
            double e = Math.Round(noise.Uniform(0, 3));
            double score = a + (double.IsNaN(b) ? 0.5 : b * c) + (0.3 * noise.Normal());
            double y = numbers ? 10 + (4 * score) : Math.Clamp(Math.Floor(score + 1), 0, classes - 1);
            return new TestRow([a, b, c, double.NaN, e], y, [null, null, null, d, null], Weight: 0.5 + noise.Uniform());
        })];
    }
}
