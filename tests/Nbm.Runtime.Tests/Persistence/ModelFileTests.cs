using System.Globalization;

namespace Nbm.Tests.Persistence;

public sealed class ModelFileTests
{
    public static TheoryData<string> Targets => ["Amount", "Repaid", "Risk", "Advice"];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_loaded_model_is_the_saved_one(string target)
    {
        AdditiveModel saved = ModelOf(target);
        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(Bytes(saved)), saved.Schema);

        loaded.Schema.ShouldBe(saved.Schema);
        loaded.Schema.Hash.ShouldBe(saved.Schema.Hash);
        loaded.Classes.ShouldBe(saved.Classes);
        loaded.Intercepts.ShouldBe(saved.Intercepts);
        loaded.Importances.ShouldBe(saved.Importances);
        loaded.Vocabularies.Levels(3).ShouldBe(saved.Vocabularies.Levels(3));
        loaded.TrainingHistory.ShouldBe(saved.TrainingHistory);
        loaded.TrainingHistory.BestEpoch.ShouldBe(saved.TrainingHistory.BestEpoch);
        for (int t = 0; t < saved.Terms.Length; t++)
        {
            (loaded.Terms[t].Name, loaded.Terms[t].Length).ShouldBe((saved.Terms[t].Name, saved.Terms[t].Length));
            loaded.Terms[t].Tables.SelectMany(table => table).ShouldBe(saved.Terms[t].Tables.SelectMany(table => table));
        }

        Bytes(loaded).ShouldBe(Bytes(saved));
    }

    [Fact]
    public void A_loaded_model_predicts_the_same_to_the_last_bit()
    {
        var loaded = new LoanRisk(AdditiveModel.Load(new MemoryStream(Bytes(LoanModels.Risk.Additive))));
        foreach (Loan row in LoanModels.Rows(300))
        {
            loaded.Predict(row).Scores.ShouldBe(LoanModels.Risk.Predict(row).Scores);
        }
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes_in_every_culture()
    {
        byte[] expected = Bytes(LoanModels.Build(LoanEncoder.Risk.Schema, ["Low", "Middle", "High"]));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            Bytes(LoanModels.Build(LoanEncoder.Risk.Schema, ["Low", "Middle", "High"])).ShouldBe(expected);
            AdditiveModel.Load(new MemoryStream(expected), LoanEncoder.Risk.Schema).Outputs.ShouldBe(3);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_text_survives_even_one_that_is_no_valid_Unicode()
    {
        AdditiveModel model = LoanModels.Build(LoanEncoder.Advice.Schema, ["\ud800", "", "日本\0"]);
        AdditiveModel.Load(new MemoryStream(Bytes(model))).Classes.ShouldBe(["\ud800", "", "日本\0"]);
    }

    [Fact]
    public void Several_models_may_lie_in_one_stream_behind_one_another()
    {
        using var stream = new MemoryStream([.. Bytes(LoanModels.Amount.Additive), .. Bytes(LoanModels.Risk.Additive)]);
        AdditiveModel.Load(stream).Schema.ShouldBe(LoanEncoder.Amount.Schema);
        AdditiveModel.Load(stream).Schema.ShouldBe(LoanEncoder.Risk.Schema);
        stream.Position.ShouldBe(stream.Length);
    }

    [Fact]
    public void A_stream_that_cannot_seek_and_trickles_will_do()
    {
        byte[] bytes = Bytes(LoanModels.Risk.Additive);
        AdditiveModel.Load(new TrickleStream(bytes)).Outputs.ShouldBe(3);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new TrickleStream(bytes[..^1]))).Message.ShouldContain("cut off");
    }

    [Fact]
    public void Another_records_model_is_refused_with_the_first_difference()
    {
        ModelSchema schema = LoanEncoder.Amount.Schema;
        ModelSchema record = schema with { Features = schema.Features.SetItem(1, schema.Features[1] with { IsNullable = false }) };
        Should.Throw<NbmSchemaException>(() => AdditiveModel.Load(new MemoryStream(Bytes(LoanModels.Amount.Additive)), record))
            .Message.ShouldContain("feature 1, Income: its values could be missing and can't be now (double?, double)");
        Should.Throw<NbmSchemaException>(() => new LoanAmount(LoanModels.Repaid.Additive)).Message
            .ShouldContain("the target Amount: it was Repaid");
    }

    internal static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static AdditiveModel ModelOf(string target) => target switch
    {
        "Amount" => LoanModels.Amount.Additive,
        "Repaid" => LoanModels.Repaid.Additive,
        "Risk" => LoanModels.Risk.Additive,
        _ => LoanModels.Advice.Additive,
    };

    // Hands 7 bytes out at a time, like a slow network.
    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
    }
}
