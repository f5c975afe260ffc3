using System.Buffers.Binary;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>Perceptrons, polynomials and experts in files: the same model comes back, and of damaged files a clear exception or a model
/// that works.</summary>
public sealed class NetworkFileTests
{
    private const long AllocationLimit = 1 << 21; // The files have up to 40,000 bytes.

    private static readonly Loan[] s_rows = [.. LoanModels.Rows(300).Where(row => row.Amount is not null)];
    private static readonly Loan[] s_few = s_rows[..3];
    private static readonly ExpertsLayout s_layout = new([new("Job", [0, 3]), new("Money", [1, 2, 4])]);
    private static readonly ExpertsOptions s_small = new() { HiddenUnits = [3, 2], Epochs = 2, BatchSize = 64 };
    private static readonly FlintOptions s_flint = new() { HiddenUnits = [3], DecoderUnits = [2], Epochs = 2, InterpreterEpochs = 2 };
    private static readonly SpamOptions s_brief = new() { Epochs = 2, BatchSize = 64 };

    public static TheoryData<string> Kinds =>
        ["mlp", "mlp of classes", "mlp without hidden layers", "spam", "spam of degree 3", "spam of curves", "spam of classes",
        "experts", "experts of numbers", "experts of classes", "flint", "flint of features", "flint of classes"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_model_comes_back_as_it_was(string kind)
    {
        TrainedModel model = Model(kind);
        byte[] file = Bytes(model);
        TrainedModel loaded = TrainedModel.Load(new MemoryStream(file), model.Schema);
        loaded.GetType().ShouldBe(model.GetType());
        Bytes(loaded).ShouldBe(file);
        Scores(loaded, s_rows).ShouldBe(Scores(model, s_rows));
        loaded.Parts.Select(part => (part.Name, part.Importance)).ShouldBe(model.Parts.Select(part => (part.Name, part.Importance)));
        loaded.TrainingRun!.Seed.ShouldBe(model.TrainingRun!.Seed);
        loaded.TrainingHistory.Count.ShouldBe(model.TrainingHistory.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_byte_behind_the_model_is_refused(string kind)
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. Bytes(Model(kind)), 0]);
        Should.Throw<NbmFormatException>(() => TrainedModel.Load(path)).Message.ShouldBe(
            $"{path}: Bytes follow behind the model: this is more than one file.");
        File.Delete(path);
    }

    [Fact]
    public void A_model_of_another_family_is_refused_by_its_name()
    {
        byte[] file = Bytes(Model("mlp"));
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(file))).Message.ShouldContain("mlp");
        Should.Throw<NbmFormatException>(() => SpamModel.Load(new MemoryStream(file))).Message.ShouldContain("MlpModel.Load");
        MlpModel.Load(new MemoryStream(file)).HiddenUnits.ShouldBe([4]);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("spam of degree 3")]
    [InlineData("spam of curves")]
    [InlineData("experts of numbers")]
    [InlineData("flint of features")]
    public void A_flipped_byte_behind_a_valid_checksum_gives_an_error_or_a_model_that_works(string kind)
    {
        byte[] whole = Bytes(Model(kind));
        int models = 0, refused = 0;
        foreach (byte flip in new byte[] { 1, 0x40, 0xFF })
        {
            for (int i = FileParts.Header; i < whole.Length; i += 3)
            {
                byte[] file = [.. whole];
                file[i] ^= flip;
                _ = Works(FileParts.Repaired(file)) ? models++ : refused++;
            }
        }

        models.ShouldBeGreaterThan(500, "a weight may be any other");
        refused.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("spam of degree 3")]
    [InlineData("experts")]
    public void A_wrong_count_anywhere_gives_an_error_or_a_model_that_works(string kind)
    {
        byte[] whole = Bytes(Model(kind));
        foreach (int value in new[] { 0, 1, -1, int.MaxValue, int.MinValue, 1 << 24 })
        {
            for (int i = FileParts.Header; i + 4 <= whole.Length; i += 4)
            {
                byte[] file = [.. whole];
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(i), value);
                Works(FileParts.Repaired(file));
            }
        }
    }

    [Fact]
    public void Weights_that_take_scores_beyond_all_numbers_are_refused()
    {
        FileParts parts = FileParts.Of(Bytes(Model("spam")));
        parts.With("weights", content =>
        {
            // Its end are means of cubes of factors.
            for (int i = 1; i <= 10; i++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(content.Length - (8 * i)), 1e300);
            }

            return content;
        });
        Should.Throw<NbmFormatException>(() => TrainedModel.Load(new MemoryStream(parts.ToFile()))).Message.ShouldContain("is the most");
    }

    [Fact]
    public void Experts_come_back_with_their_groups_and_what_each_says()
    {
        var model = (ExpertsModel)Model("experts");
        ExpertsModel loaded = ExpertsModel.Load(new MemoryStream(Bytes(model)), model.Schema);
        loaded.Layout.Groups.Select(group => group.Name).ShouldBe(["Job", "Money"]);
        loaded.Experts.Select(expert => expert.Name).ShouldBe(model.Experts.Select(expert => expert.Name));
        loaded.Confidence.ShouldBe(ExpertConfidence.Lp);
        foreach (Loan row in s_few)
        {
            loaded.Consult(LoanEncoder.Repaid, row).Opinions.Select(own => own.ToString())
                .ShouldBe(model.Consult(LoanEncoder.Repaid, row).Opinions.Select(own => own.ToString()));
        }
    }

    [Theory]
    [InlineData(1, 0, "the temperature of regrets is 0")] // Behind the kind of confidence.
    [InlineData(1 + 8, double.NaN, "the log-odds of one that knows nothing are NaN")]
    [InlineData(1 + 24, 1e300, "is the most")]
    [InlineData(1 + 24, -1, "numbers are learned in -1")]
    public void A_mixture_that_is_none_is_refused(int place, double value, string message)
    {
        FileParts parts = FileParts.Of(Bytes(Model("experts of numbers")));
        parts.With("mixture", content =>
        {
            BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(place), value);
            return content;
        });
        Should.Throw<NbmFormatException>(() => TrainedModel.Load(new MemoryStream(parts.ToFile()))).Message.ShouldContain(message);
    }

    [Fact]
    public void An_expert_without_groups_is_refused()
    {
        FileParts parts = FileParts.Of(Bytes(Model("experts")));
        parts.With("layout", content =>
        {
            content[^12] = 0; // The last expert's count of groups, which are two.
            return content[..^8];
        });
        Should.Throw<NbmFormatException>(() => TrainedModel.Load(new MemoryStream(parts.ToFile()))).Message
            .ShouldContain("expert 2 names no group");
    }

    private static TrainedModel Model(string kind)
    {
        CancellationToken none = CancellationToken.None;
        return kind switch
        {
            "mlp" => MlpTrainer.Train(LoanEncoder.Amount, s_rows, null, new MlpOptions { HiddenUnits = [4], Epochs = 2 }, null, none),
            "mlp of classes" =>
                MlpTrainer.Train(LoanEncoder.Risk, s_rows, null, new MlpOptions { HiddenUnits = [4, 3], Epochs = 2 }, null, none),
            "mlp without hidden layers" =>
                MlpTrainer.Train(LoanEncoder.Repaid, s_rows, null, new MlpOptions { HiddenUnits = [], Epochs = 2 }, null, none),
            "spam" => SpamTrainer.Train(LoanEncoder.Amount, s_rows, null, 2, 3, s_brief, null, none),
            "spam of degree 3" => SpamTrainer.Train(
                LoanEncoder.Amount, s_rows, null, 3, 2, s_brief with { Inputs = InputKind.MinMax, DistinctFeatures = true }, null, none),
            "spam of curves" =>
                SpamTrainer.Train(LoanEncoder.Amount, s_rows, null, 3, 2, s_brief with { Inputs = InputKind.Curves }, null, none),
            "experts" => ExpertsTrainer.Train(LoanEncoder.Repaid, s_rows, null, s_layout, s_small, null, none),
            "experts of numbers" => ExpertsTrainer.Train(LoanEncoder.Amount, s_rows, null, s_layout, s_small, null, none),
            "experts of classes" =>
                ExpertsTrainer.Train(LoanEncoder.Risk, s_rows, null, s_layout, s_small with { HiddenUnits = [] }, null, none),
            "flint" => FlintTrainer.Train(LoanEncoder.Repaid, s_rows, null, 3, AttributeInputs.Hidden, s_flint, null, none),
            "flint of features" => FlintTrainer.Train(LoanEncoder.Amount, s_rows, null, 2, AttributeInputs.Features, s_flint, null, none),
            "flint of classes" => FlintTrainer.Train(LoanEncoder.Risk, s_rows, null, 3, AttributeInputs.Hidden, s_flint, null, none),
            _ => SpamTrainer.Train(LoanEncoder.Risk, s_rows, null, 2, 3, s_brief, null, none),
        };
    }

    private static bool Works(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            TrainedModel model = TrainedModel.Load(new MemoryStream(file));
            if (model.Schema.Hash == LoanEncoder.Amount.Schema.Hash)
            {
                Scores(model, s_few).ShouldAllBe(score => double.IsFinite(score));
            }

            return true;
        }
        catch (Exception e) when (e is NbmFormatException or NbmDataException)
        {
            e.Message.ShouldNotBeNullOrWhiteSpace();
            return false;
        }
        finally
        {
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(AllocationLimit);
        }
    }

    private static byte[] Bytes(TrainedModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static double[] Scores(TrainedModel model, Loan[] rows)
    {
        var columns = new double[model.Schema.Features.Length * rows.Length];
        var scores = new double[model.Outputs * rows.Length];
        LoanEncoder.Amount.Encode(rows, model.Vocabularies, columns, rows.Length);
        model.Score(new RowBlock(columns, rows.Length, rows.Length, null, 0), scores, []);
        return scores;
    }
}
