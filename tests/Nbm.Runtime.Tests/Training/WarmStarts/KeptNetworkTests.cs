using Nbm.Generated;
using Nbm.Models;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Training goes on from the networks that a model keeps, of every family that learns some.</summary>
public sealed class KeptNetworkTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 90);
    private static readonly TestRow[] s_others = [
        .. Problems.MixedRows(s_schema, 260).Skip(90).Select(row => row with { Target = (3 * row.Target) + 5 })];

    public static TheoryData<string> Families => [.. Networks.All.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void No_further_epochs_of_other_rows_give_the_same_scores(string family)
    {
        Networks own = Networks.All[family];
        TrainedModel first = own.Train(s_schema, s_rows, own.Options(4, keep: true));

        // How sure experts are is measured on the rows of the fit, by the squared error of the one that reads all.
        TrainedModel next = own.Continue(first, family == "experts" ? s_rows : s_others, own.Options(0, keep: true));

        next.TrainingHistory.Count.ShouldBe(0);
        next.TrainingRun!.Start.ShouldBe(TrainingStart.Networks);
        foreach (TestRow row in s_rows.Concat(s_others))
        {
            Score(next, row).ShouldBe(Score(first, row), 2e-5 * (1 + Math.Abs(Score(first, row))));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Going_on_lowers_the_loss_of_a_run_that_was_cut_short(string family)
    {
        Networks own = Networks.All[family];
        TrainedModel first = own.Train(s_schema, s_rows, own.Options(4, keep: true));

        TrainedModel next = own.Continue(first, s_rows, own.Options(8, keep: false));

        next.TrainingHistory[0].TrainingLoss.ShouldBeLessThan(first.TrainingHistory[0].TrainingLoss, "it doesn't begin anew");
        next.TrainingHistory[^1].TrainingLoss.ShouldBeLessThan(first.TrainingHistory[^1].TrainingLoss);
        next.KeepsNetworks.ShouldBeFalse("the options of the next fit don't ask for it");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_file_between_and_threads_change_no_byte(string family)
    {
        Networks own = Networks.All[family];
        TrainedModel first = own.Train(s_schema, s_rows, own.Options(3, keep: true));
        TrainedModel loaded = TrainedModel.Load(new MemoryStream(Bytes(first)));
        Bytes(loaded).ShouldBe(Bytes(first));

        byte[] next = Bytes(own.Continue(first, s_others, own.Options(3, keep: true)));

        Bytes(own.Continue(loaded, s_others, own.Options(3, keep: true))).ShouldBe(next);
        Bytes(own.Continue(loaded, s_others, own.Options(3, keep: true, threads: 2))).ShouldBe(next);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_is_kept_changes_nothing_that_the_model_says(string family)
    {
        Networks own = Networks.All[family];
        FileParts kept = FileParts.Of(Bytes(own.Train(s_schema, s_rows, own.Options(2, keep: true))));
        FileParts plain = FileParts.Of(Bytes(own.Train(s_schema, s_rows, own.Options(2, keep: false))));

        kept.Without("networks").Without("network parameters").Without("training run").ToFile()
            .ShouldBe(plain.Without("training run").ToFile());
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_model_that_keeps_none_and_other_networks_are_refused(string family)
    {
        Networks own = Networks.All[family];
        TrainedModel bare = own.Train(s_schema, s_rows, own.Options(1, keep: false));
        Should.Throw<ArgumentException>(() => own.Continue(bare, s_rows, own.Options(1, keep: true))).Message
            .ShouldContain("KeepNetworks = true");

        TrainedModel kept = own.Train(s_schema, s_rows, own.Options(1, keep: true));
        Should.Throw<ArgumentException>(() => own.Continue(kept, s_rows, own.Wider(1)))
            .Message.ShouldStartWith(
                $"Training can't go on from the networks of this model of Test with {own.WiderOption}: they were learned with ");
    }

    [Fact]
    public void A_refinement_begins_with_tables_and_with_the_bases_that_are_kept()
    {
        ModelSchema four = Schemas.Of(
            Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C"), Schemas.Number("D"), Schemas.Text("E")],
            [0, 1, 2, 3]);
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 160).Select(i => (A: i % 7 / 7.0, B: i % 11 / 11.0, C: i % 13 / 13.0, D: i % 5 / 5.0, E: $"{i / 40}"))
                .Select(x => new TestRow([x.A, x.B, x.C, x.D, 0], (2 * x.A) + (8 * x.A * x.B * x.C * x.D), [null, null, null, null, x.E])),
        ];
        TrainingOptions options = Problems.Small with { Refinement = Refinement.Full, Rounds = 3, Epochs = 12, PosteriorDraws = 0,
            BatchSize = 40, Threads = 1 };
        AdditiveModel bare = Problems.Train(four, rows[..120], options),
            kept = Problems.Train(four, rows[..120], options with { KeepNetworks = true });
        AdditiveModel Next(AdditiveModel start, TrainingOptions with) =>
            ModelTrainer.Continue(new TestEncoder(four), start, rows, with, null, default);

        AdditiveModel plain = Next(bare, options), next = Next(kept, options);

        (plain.TrainingRun!.Start, next.TrainingRun!.Start).ShouldBe((TrainingStart.Tables, TrainingStart.Tables | TrainingStart.Networks));
        next.Vocabularies.Levels(4).ShouldBe(["0", "1", "2", "3"], "levels that came later have tables of their own");
        next.TrainingHistory[^1].TrainingLoss.ShouldBeLessThan(plain.TrainingHistory[^1].TrainingLoss, "the bases had been learned");
        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(Bytes(kept)));
        Bytes(Next(loaded, options with { Threads = 2 })).ShouldBe(Bytes(next));
        AdditiveModel.Load(new MemoryStream(Bytes(next))).TrainingRun!.Start.ShouldBe(next.TrainingRun.Start);
        Should.Throw<ArgumentException>(() => Next(kept, options with { HiddenUnits = [7] })).Message
            .ShouldContain("with HiddenUnits = 7: they were learned with 6 4");
    }

    [Fact]
    public void Levels_that_networks_don_t_know_count_as_never_seen_and_a_notice_says_so()
    {
        Networks mlp = Networks.All["mlp"];
        TrainedModel first = mlp.Train(s_schema, s_rows, mlp.Options(3, keep: true));
        TestRow[] rows = [
            .. s_rows.Select((row, i) => i % 9 > 0 ? row : row with { Texts = [null, null, null, i == 0 ? "e" : "f", null] })];

        TrainedModel next = mlp.Continue(first, rows, mlp.Options(3, keep: true));

        next.Vocabularies.Levels(3).ShouldBe(first.Vocabularies.Levels(3));
        TrainingNotice notice = next.Notices.ShouldHaveSingleItem();
        (notice.Kind, notice.Term, notice.Values["levels"], notice.Values["rows"]).ShouldBe((TrainingNoticeKind.NewLevels, "D", 2, 10));
        notice.Message.ShouldBe(
            "10 rows have 2 levels of D that the networks of the model don't know: 'f', 'e'. They count as levels that were never seen. "
            + "Train from scratch to learn each by itself.");
        first.Notices.ShouldNotContain(own => own.Kind == TrainingNoticeKind.NewLevels);
    }

    [Fact]
    public void Classes_that_networks_have_no_score_for_are_refused()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Texts());
        TestRow[] rows = [.. Problems.MixedRows(schema, 60).Select((row, i) => row with { TargetText = i % 2 == 0 ? "yes" : "no" })];
        Networks mlp = Networks.All["mlp"];
        TrainedModel first = mlp.Train(schema, rows, mlp.Options(1, keep: true));

        Should.Throw<NbmDataException>(
            () => mlp.Continue(first, [.. rows[..^1], rows[^1] with { TargetText = "perhaps" }], mlp.Options(1, keep: true)))
            .Message.ShouldBe(
                "train has rows of the class 'perhaps', which the networks of the model have no score for; they know no, yes. "
                + "Leave these rows out, or train from scratch.");
    }

    [Fact]
    public void Another_record_is_refused_by_the_first_difference()
    {
        Networks mlp = Networks.All["mlp"];
        TrainedModel first = mlp.Train(s_schema, s_rows, mlp.Options(1, keep: true));
        ModelSchema other = s_schema with { Features = [s_schema.Features[0] with { Unit = "m" }, .. s_schema.Features.Skip(1)] };
        Should.Throw<NbmSchemaException>(() => MlpTrainer.Continue(
            new TestEncoder(other), (MlpModel)first, s_rows, null, (MlpOptions)mlp.Options(1, keep: true), null, default)).Message
            .ShouldContain("feature 0, A");
    }

    [Fact]
    public void No_epochs_are_for_a_fit_that_begins_with_networks()
    {
        foreach (Networks own in Networks.All.Values)
        {
            Should.Throw<ArgumentOutOfRangeException>(() => own.Train(s_schema, s_rows, own.Options(0, keep: false))).Message
                .ShouldContain(".Epochs is 0, which leaves networks as they are, and this fit begins with none");
        }
    }

    [Fact]
    public void A_fit_without_networks_has_none_to_keep()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        Should.Throw<ArgumentException>(
            () => Problems.Train(schema, [new TestRow([1], 1), new TestRow([2], 2)], new() { KeepNetworks = true }))
            .Message.ShouldContain("KeepNetworks keeps the networks of a neural phase, and this fit has none");
    }

    [Fact]
    public void Dense_vectors_are_kept_with_the_means_and_deviations_that_the_network_learned_with()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("X")]) with { Vectors = [Schemas.Dense("V", 3)] };
        TestRow[] Rows(double shift) =>
            [.. Enumerable.Range(0, 80).Select(r => new TestRow([r % 7], r % 5, Places: [[shift + (r % 3), -r % 4, r]]))];
        var options = new MlpOptions { HiddenUnits = [6], Epochs = 2, BatchSize = 20, ValidationFraction = 0, KeepNetworks = true,
            Threads = 1 };
        MlpModel first = MlpTrainer.Train(new TestEncoder(schema), Rows(0), null, options, null, default);
        MlpModel loaded = (MlpModel)TrainedModel.Load(new MemoryStream(Bytes(first)));

        MlpModel next = MlpTrainer.Continue(new TestEncoder(schema), first, Rows(5), null, options, null, default);

        next.Inputs.Vectors[0].Means.ShouldBe(first.Inputs.Vectors[0].Means);
        Bytes(MlpTrainer.Continue(new TestEncoder(schema), loaded, Rows(5), null, options, null, default)).ShouldBe(Bytes(next));
    }

    [Fact]
    public void A_network_of_embeddings_says_that_it_can_t_be_kept()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("User")]);
        TestRow[] rows = [.. Enumerable.Range(0, 60).Select(r => new TestRow([0], r, [$"u{r % 12}"]))];
        var options = new MlpOptions { HiddenUnits = [4], Epochs = 1, EmbeddingLevels = 10, KeepNetworks = true };
        Should.Throw<ArgumentException>(() => MlpTrainer.Train(new TestEncoder(schema), rows, null, options, null, default)).Message
            .ShouldBe(
            "KeepNetworks is true, and User has 12 levels, which are embedded: training can't go on from embeddings yet. "
            + "Leave it out, or raise EmbeddingLevels, so that each level is an input.");
    }

    [Fact]
    public void Damaged_sections_are_refused_by_their_names()
    {
        foreach (Networks own in Networks.All.Values)
        {
            byte[] whole = Bytes(own.Train(s_schema, s_rows, own.Options(1, keep: true)));
            FileParts Parts() => FileParts.Of(whole);
            string Refusal(FileParts file) =>
                Should.Throw<NbmFormatException>(() => TrainedModel.Load(new MemoryStream(file.ToFile()))).Message;

            Refusal(Parts().Without("network parameters")).ShouldContain("the section \"network parameters\" is missing");
            Refusal(Parts().With("networks", section => section[..^1])).ShouldContain("the section \"networks\"");
            Refusal(Parts().With("network parameters", section => [.. section[..^4], 0, 0, 128, 127])).ShouldContain("isn't finite");
            Refusal(Parts().With("network parameters", section => section[..^1])).ShouldContain("the section \"network parameters\"");
        }
    }

    [Fact]
    public void A_missing_parameter_is_named_where_training_would_begin_with_it()
    {
        Networks mlp = Networks.All["mlp"];
        FileParts parts = FileParts.Of(Bytes(mlp.Train(s_schema, s_rows, mlp.Options(1, keep: true))));
        byte[] renamed = parts.With("network parameters", section => Replaced(section, "scores bias", "scores bies")).ToFile();
        Should.Throw<NbmFormatException>(
            () => mlp.Continue(TrainedModel.Load(new MemoryStream(renamed)), s_rows, mlp.Options(1, keep: true)))
            .Message.ShouldContain("the parameter 'mlp: scores bias' is missing");
    }

    private static byte[] Replaced(byte[] section, string from, string to)
    {
        byte[] changed = [.. section];
        System.Text.Encoding.Unicode.GetBytes(to).CopyTo(changed, changed.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(from)));
        return changed;
    }

    private static double Score(TrainedModel model, TestRow row)
    {
        var scores = new double[model.Outputs];
        var columns = new double[model.Schema.Features.Length];
        new TestEncoder(model.Schema).Encode([row], model.Vocabularies, columns, 1);
        model.Score(new RowBlock(columns, null), scores, []);
        return scores[0];
    }

    private static byte[] Bytes(TrainedModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
