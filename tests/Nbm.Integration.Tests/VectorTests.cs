using System.Globalization;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Vectors: numbers by name, of which a row has a few.</summary>
public sealed class VectorTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, Rounds = 4, PosteriorDraws = 4 };
    private static readonly Message[] s_rows = [.. Quick.Rows(400, Message)];
    private static readonly MessageModel s_model = MessageModel.Train(s_rows, s_options);

    [Fact]
    public void The_contributions_add_up_to_the_score_to_the_last_bit()
    {
        Explanations<MessageExplanation> all = s_model.Explain(s_rows);
        var predictions = new BinaryPrediction[s_rows.Length];
        s_model.Predict(s_rows, predictions);
        for (int i = 0; i < s_rows.Length; i++)
        {
            MessageExplanation why = s_model.Explain(s_rows[i]);
            double sum = why.Intercept;
            foreach (TermContribution term in why.Contributions)
            {
                sum += term.Score;
            }

            sum.ShouldBe(why.Score);
            s_model.Predict(s_rows[i]).Score.ShouldBe(why.Score);
            predictions[i].Score.ShouldBe(why.Score);
            all.Scores()[i].ShouldBe(why.Score);
            all.Contributions("Words")[i].ShouldBe(why.Words.Score);
            why.Contributions.Select(term => term.Name).ShouldBe(["Length", "Words", "Tags"]);
        }
    }

    [Fact]
    public void An_explanation_names_what_is_there_and_what_was_never_learned()
    {
        var row = new Message { Length = 3, Words = new Dictionary<string, int> { ["free"] = 2, ["hello"] = 1, ["zebra"] = 9 },
            IsSpam = true };
        VectorContribution words = s_model.Explain(row).Words;
        words.Names.Select(name => name.Name).ShouldBe(["free", "hello"]);
        words.Names[0].Value.ShouldBe(2);
        words.Names[0].Score.ShouldBe(s_model.Shapes.Words["free"].Evaluate(2));
        words.Names[0].Score.ShouldBeGreaterThan(0.5);
        words.Names[0].StandardError.ShouldBe(s_model.Shapes.Words["free"].StandardError(2));
        words.Names.Sum(name => name.Score).ShouldBe(words.Score, 1e-12);
        words.Unlearned.ShouldBe(["zebra"]);
        words.StandardError!.Value.ShouldBeGreaterThan(0);
        words.ToString().ShouldStartWith("free 2, hello → +");
        s_model.Explain(row).ToString().ShouldContain("Words");
    }

    [Fact]
    public void What_is_absent_unknown_or_zero_adds_exactly_nothing()
    {
        var empty = new Message { Length = 3, Words = new Dictionary<string, int>(), IsSpam = false };
        s_model.Explain(empty).Words.Score.ShouldBe(0);
        s_model.Explain(empty).Tags.Score.ShouldBe(0);
        double score = s_model.Predict(empty).Score;
        s_model.Predict(empty with { Words = new Dictionary<string, int> { ["zebra"] = 9, ["free"] = 0 } }).Score.ShouldBe(score);
        s_model.Predict(empty with { Tags = new HashSet<string> { "no such" } }).Score.ShouldBe(score);
    }

    [Fact]
    public void Against_a_reference_names_of_both_rows_are_compared()
    {
        Message row = s_rows[0] with { Words = new Dictionary<string, int> { ["free"] = 1 } },
            other = s_rows[0] with { Words = new Dictionary<string, int> { ["hello"] = 1 } };
        MessageExplanation why = s_model.Explain(row, other);
        why.Words.Names.Select(name => name.Name).ShouldBe(["free", "hello"], ignoreOrder: true);
        why.Words.Score.ShouldBe(s_model.Explain(row).Words.Score - s_model.Explain(other).Words.Score);
        why.Tags.Score.ShouldBe(0);
    }

    [Fact]
    public void A_saved_model_predicts_the_same()
    {
        using var stream = new MemoryStream();
        s_model.Save(stream);
        stream.Position = 0;
        MessageModel again = MessageModel.Load(stream);
        s_rows.Select(row => again.Predict(row)).ShouldBe(s_rows.Select(row => s_model.Predict(row)));
        again.Explain(s_rows[0]).StandardError.ShouldBe(s_model.Explain(s_rows[0]).StandardError);
        again.Shapes.Words.Largest(2).Select(name => name.Name).ShouldBe(["free", "hello"], ignoreOrder: true);
    }

    [Fact]
    public void A_vector_alone_makes_a_model_of_classes()
    {
        Post[] rows = [.. Quick.Rows(300, (u, v, _) => new Post
        {
            Words = new() { [u < 0.3 ? "goal" : u < 0.6 ? "vote" : "chord"] = 1 + Math.Floor(3 * v), [$"common{(int)(5 * v)}"] = 1 },
            Topic = u < 0.3 ? "sport" : u < 0.6 ? "politics" : "music",
        })];
        PostModel model = PostModel.Train(rows, s_options);
        model.Evaluate(rows).Accuracy.ShouldBeGreaterThan(0.95);
        PostExplanation why = model.Explain(rows[0]);
        why.Words.Scores[rows[0].Topic].ShouldBeGreaterThan(0.5);
        why.Words[rows[0].Topic].Names[0].Score.ShouldBeGreaterThan(0.5);
        model.Shapes.Words["sport"]["goal"].Evaluate(1).ShouldBeGreaterThan(0.5);
        model.Shapes.Words["sport"]["goal"].Evaluate(0).ShouldBe(0);
    }

    [Fact]
    public void Cross_validation_learns_names_anew_in_each_fold() =>
        MessageModel.CrossValidate(s_rows, 3, s_options).Estimate(metrics => metrics.Auroc).Mean.ShouldBeGreaterThan(0.7);

    [Fact]
    public void Cells_hold_names_and_numbers()
    {
        CultureInfo previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Message[] rows = Read("length,words,labels,is spam\n5,free:2  hello http://x:3,new urgent new,1\n1,,,0\n");
            rows[0].Words.ShouldBe(new Dictionary<string, int> { ["free"] = 2, ["hello"] = 1, ["http://x"] = 3 }, ignoreOrder: true);
            rows[0].Tags.ShouldBe(["new", "urgent"], ignoreOrder: true);
            rows[1].Words.ShouldBeEmpty();
            PostCsv.Read(new StringReader("words,topic\na:1.5 b:-2e3,x\n"))[0].Words
                .ShouldBe(new Dictionary<string, double> { ["a"] = 1.5, ["b"] = -2000 }, ignoreOrder: true);
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Theory]
    [InlineData("free:x", "'free:x': behind its last colon there is no number of the type.")]
    [InlineData("free:1.5", "'free:1.5': behind its last colon there is no number of the type.")]
    [InlineData("free free:2", "'free:2': its name is there twice.")]
    [InlineData(":2", "':2': there is no name before its colon.")]
    public void A_wrong_entry_is_named_with_line_and_column(string cell, string what)
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => Read($"length,words,labels,is spam\n1,,,0\n5,{cell},,1\n"));
        error.Message.ShouldStartWith($"CSV, line 3, column 'words': {what} Expected: names and numbers such as refund:2 free:1");
        error.Line.ShouldBe(3);
        error.Column.ShouldBe("words");
    }

    [Fact]
    public void A_row_that_cant_be_scored_is_named()
    {
        Message[] rows = [s_rows[0], s_rows[1] with { Words = null! }];
        Should.Throw<NbmDataException>(() => s_model.Evaluate(rows)).Message
            .ShouldBe("Row 1, vector Words: it is null; expected: what the row has of it, which may be empty.");
    }

    private static Message[] Read(string text) => MessageCsv.Read(new StringReader(text));

    private static Message Message(double u, double v, double w)
    {
        var words = new Dictionary<string, int> { [$"common{(int)(6 * v)}"] = 1 + (int)(3 * u) };
        if (v < 0.3)
        {
            words["free"] = 1 + (int)(2 * u);
        }

        if (u < 0.4)
        {
            words["hello"] = 1;
        }

        double score = (words.ContainsKey("free") ? 2.5 : 0) - (words.ContainsKey("hello") ? 2 : 0);
        return new Message
        {
            Length = (int)(100 * w), Words = words, Tags = new HashSet<string> { w < 0.5 ? "new" : "old" },
            IsSpam = (Math.Sin((u + (10 * v) + (100 * w)) * 1000) + 1) / 2 < 1 / (1 + Math.Exp(-score)),
        };
    }

    [Fact]
    public void SQL_has_no_form_for_vectors_and_says_so_by_name() =>
        Should.Throw<NbmExportException>(() => new SqlExport(SqlDialect.Sqlite).CreateView(s_model.Additive)).Message
            .ShouldContain("the vector Words");
}
