using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>How those who read tables refuse a model that has none.</summary>
public sealed class OtherFamilyTests
{
    private static readonly TestEncoder s_encoder = new(Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]));
    private static readonly TestRow[] s_rows = [.. Enumerable.Range(0, 40).Select(i => new TestRow([i % 7], i % 11))];

    [Fact]
    public void It_is_named_in_English()
    {
        SpamModel spam = SpamTrainer.Train(s_encoder, s_rows, null, 2, 2, new SpamOptions { Epochs = 1 }, null, CancellationToken.None);
        MlpModel mlp = MlpTrainer.Train(s_encoder, s_rows, null, new MlpOptions { Epochs = 1, HiddenUnits = [4] }, null,
            CancellationToken.None);
        Should.Throw<NotSupportedException>(() => mlp.Tables("A report")).Message
            .ShouldStartWith("A report reads the tables of an additive model; this model of Test is an MlpModel, which has none.");
        Should.Throw<NbmExportException>(() => mlp.Export(Stream.Null, new JsonExport())).Part.ShouldBe("the MlpModel of Test");
        Should.Throw<NbmExportException>(() => spam.Export(Stream.Null, new JsonExport())).Part.ShouldBe("the SpamModel of Test");
    }
}
