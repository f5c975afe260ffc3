namespace Nbm.Runtime.Tests.Training;

public sealed class DeterminismTests
{
    private static readonly TrainingOptions s_options =
        Problems.Small with { Seed = 5, Epochs = 8, BatchSize = 64, Nodes = 100, Bases = 33, HiddenUnits = [70, 40],
            ValidationFraction = 0.2 };

    [Theory]
    [InlineData("regression")]
    [InlineData("multiclass")]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads(string task)
    {
        ModelSchema schema = Problems.MixedSchema(task == "regression" ? Schemas.Regression() : Schemas.Multiclass(3));
        byte[] one = Bytes(schema, s_options with { Threads = 1 });

        Bytes(schema, s_options with { Threads = 1 }).ShouldBe(one);
        Bytes(schema, s_options with { Threads = 2 }).ShouldBe(one);
        Bytes(schema, s_options with { Threads = 3 }).ShouldBe(one);
        Bytes(schema, s_options with { Threads = null }).ShouldBe(one);
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        Tables(s_options).ShouldNotBe(Tables(s_options with { Seed = 6 })); // The file has the seed too.

        float[] Tables(TrainingOptions options) => [.. Problems.Train(schema, Problems.MixedRows(schema, 200), options).Terms
            .SelectMany(term => term.Tables).SelectMany(table => table)];
    }

    private static byte[] Bytes(ModelSchema schema, TrainingOptions options)
    {
        using var stream = new MemoryStream();
        Problems.Train(schema, Problems.MixedRows(schema, 200), options).Save(stream);
        return stream.ToArray();
    }
}
