using System.Collections.Immutable;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

public sealed class RunFileTests
{
    [Fact]
    public void A_training_run_survives()
    {
        AdditiveModel saved = With(Run);
        byte[] file = ModelFileTests.Bytes(saved);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(file));

        loaded.TrainingRun!.ToString()
            .ShouldBe("seed -7, 4,454 rows, 600 for validation, begun from another model; Bags = 8, Rounds = 3; Nbm 1.2.3");
        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Fact]
    public void Options_out_of_order_are_refused()
    {
        byte[] file = ModelFileTests.Bytes(With(Run));
        int rounds = file.AsSpan().LastIndexOf("R\0o\0u\0"u8);
        file[rounds] = (byte)'A';

        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(FileParts.Repaired(file)))).Message
            .ShouldContain("the section \"training run\", byte");
    }

    private static TrainingRun Run => new()
    {
        Seed = -7,
        Rows = 4454,
        ValidationRows = 600,
        IsContinued = true,
        Options = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create("Rounds", "3"), KeyValuePair.Create("Bags", "8")]),
        Version = "1.2.3",
    };

    private static AdditiveModel With(TrainingRun? run)
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        return new AdditiveModel(model.Schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies,
            model.TrainingHistory) { TrainingRun = run };
    }
}
