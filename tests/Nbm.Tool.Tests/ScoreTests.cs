using System.Globalization;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary><c>nbm score</c> says of a file what the typed model says of its rows, to the last digit, and never asks for the
/// target.</summary>
public sealed class ScoreTests(BookingFixture bookings) : IClassFixture<BookingFixture>
{
    [Fact]
    public void Means_scores_errors_and_reasons_are_those_of_the_typed_model()
    {
        Booking[] rows = BookingCsv.Read(bookings.Csv);
        string path = bookings.File("errors.nbm");
        BookingModel model = BookingModel.Train(rows, TrainingOptions.Fast with { PosteriorDraws = 8 });
        model.Save(path);
        Dictionary<string, string>[] scored = Scored(path, bookings.Csv, "--explain", "3");
        scored.Length.ShouldBe(rows.Length);
        for (int r = 0; r < rows.Length; r++)
        {
            BookingExplanation why = model.Explain(rows[r]);
            Number(scored[r], "prediction").ShouldBe(model.Predict(rows[r]));
            Number(scored[r], "score").ShouldBe(why.Score);
            Number(scored[r], "standard_error").ShouldBe(why.StandardError!.Value);
            TermContribution[] largest = [.. why.Contributions.Where(term => term.Selected).OrderByDescending(term => Math.Abs(term.Score))
                .Take(3)];
            for (int k = 0; k < largest.Length; k++)
            {
                scored[r][$"reason_{k + 1}"].ShouldBe(largest[k].Name);
                Number(scored[r], $"reason_{k + 1}_adds").ShouldBe(largest[k].Score);
                scored[r][$"reason_{k + 1}_value"].ShouldStartWith(largest[k].ValueText);
            }
        }
    }

    [Fact]
    public void Labels_and_probabilities_are_those_of_the_typed_model_vectors_included()
    {
        string csv = bookings.File("notes.csv"), path = bookings.File("notes.nbm");
        File.WriteAllLines(csv, Note.Lines(150));
        Note[] rows = NoteCsv.Read(csv);
        NoteModel model = NoteModel.Train(rows, TrainingOptions.Fast);
        model.Save(path);
        BinaryPrediction[] expected = model.Predict(rows);
        Scored(path, csv, "--explain", "1")
            .Select(row => (row["label"] == "true", Number(row, "probability"), Number(row, "score"), row["reason_1"]))
            .ShouldBe(expected.Select((own, r) => (own.Label, own.Probability, own.Score,
                model.Explain(rows[r]).Contributions.OrderByDescending(term => Math.Abs(term.Score)).First().Name)));
    }

    [Fact]
    public void Labels_obey_the_threshold_of_the_file_and_inspect_says_what_it_is()
    {
        string csv = bookings.File("decided.csv"), path = bookings.File("decided.nbm");
        File.WriteAllLines(csv, Note.Lines(150));
        Note[] rows = NoteCsv.Read(csv);
        NoteModel undecided = NoteModel.Train(rows, TrainingOptions.Fast);
        NoteModel model = undecided.WithThreshold(DecisionThreshold.AtScore(undecided.Predict(rows).Max(own => own.Score)));
        model.Save(path);

        Scored(path, csv).Select(row => row["label"] == "true").ShouldBe(model.Predict(rows).Select(own => own.Label));

        model.Predict(rows).Select(own => own.Label).ShouldNotBe(undecided.Predict(rows).Select(own => own.Label));
        ToolRun.Good("inspect", path).Output.ReplaceLineEndings(" ").ShouldContain(", given");
        System.Text.Json.JsonDocument.Parse(ToolRun.Good("inspect", path, "--json").Output).RootElement.GetProperty("threshold")
            .GetProperty("score").GetDouble().ShouldBe(model.Threshold!.Score);
    }

    [Fact]
    public void Each_class_has_its_probability_and_its_score_under_the_name_that_the_data_have()
    {
        string csv = bookings.File("findings.csv"), path = bookings.File("findings.nbm");
        File.WriteAllLines(csv, Patients.Findings(180));
        Finding[] rows = FindingCsv.Read(csv);
        FindingModel model = FindingModel.Train(rows, TrainingOptions.Fast);
        model.Save(path);
        Dictionary<string, string>[] scored = Scored(path, csv);
        for (int r = 0; r < rows.Length; r++)
        {
            MulticlassPrediction<Illness> expected = model.Predict(rows[r]);
            scored[r]["label"].ShouldBe(expected.Label == Illness.Cold ? "a cold" : expected.Label.ToString());
            Number(scored[r], "probability").ShouldBe(expected.Probability);
            Number(scored[r], "probability_a cold").ShouldBe(expected.Probabilities[Illness.Cold]);
            Number(scored[r], "score_Flu").ShouldBe(expected.Scores[Illness.Flu]);
        }
    }

    [Fact]
    public void Durations_have_a_hazard_ratio_and_a_median_by_their_stratum()
    {
        string csv = bookings.File("stays.csv"), path = bookings.File("stays.nbm"), unknown = bookings.File("unknown.csv");
        File.WriteAllLines(csv, Patients.Stays(160));
        Stay[] rows = StayCsv.Read(csv);
        StayModel model = StayModel.Train(rows, TrainingOptions.Fast);
        model.Save(path);
        Scored(path, csv).Select(row => (Number(row, "hazard_ratio"), row["median"]))
            .ShouldBe(rows.Select(model.Predict).Select(
                own => (own.HazardRatio, own.TimeOf(0.5)?.ToString("R", CultureInfo.InvariantCulture) ?? "")));

        File.WriteAllLines(unknown, ["age,doctor", "30.5,Dr. A"]); // Neither duration nor stratum.
        Scored(path, unknown).Single()["median"].ShouldBeEmpty();
    }

    [Fact]
    public void A_family_without_tables_is_scored_by_its_file_and_refuses_reasons_it_has_not()
    {
        Claim[] rows = [.. Enumerable.Range(0, 60).Select(i => new Claim(i % 50, i % 7, i % 3 == 0, i % 2 == 0))];
        string path = bookings.File("claims.nbm"), csv = bookings.File("claims.csv");
        File.WriteAllLines(csv, ["speed,damage,is total",
            .. rows.Select(row => FormattableString.Invariant($"{row.Speed},{row.Damage},{row.IsTotal}"))]);
        var experts = ClaimExperts.Train(rows, new ExpertsOptions { HiddenUnits = [2], Epochs = 1 });
        experts.Save(path);
        Scored(path, csv).Select(row => Number(row, "probability")).ShouldBe(experts.Predict(rows).Select(own => own.Probability));
        var flint = ClaimFlint.Train(rows, new FlintOptions { HiddenUnits = [2], Epochs = 1, InterpreterEpochs = 2 });
        flint.Save(path);
        Scored(path, csv).Select(row => Number(row, "probability")).ShouldBe(flint.Predict(rows).Select(own => own.Probability));
    }

    [Fact]
    public void The_target_isnt_looked_at_and_columns_are_kept_as_they_stand()
    {
        string[] lines = File.ReadAllLines(bookings.Csv);
        string csv = bookings.File("unknown.csv"), output = bookings.File("scored.csv");
        File.WriteAllLines(csv, lines.Select((line, i) => (i == 0 ? "id," : $"\"{i},a\",") + (i == 0 ? line : line[..^1] + "not known")));
        ToolRun.Good("score", bookings.Path, csv, "-o", output, "--keep", "ID,guests").Output.Trim().ShouldBe("240 rows scored, 0 wrong.");
        Dictionary<string, string>[] scored = Rows(File.ReadAllText(output));
        scored[6]["id"].ShouldBe("7,a");
        scored[6]["guests"].ShouldBe("not known");
        scored.Select(row => row["prediction"]).ShouldBe(Scored(bookings.Path, bookings.Csv).Select(row => row["prediction"]));

        string none = bookings.File("none.csv");
        File.WriteAllLines(none, lines.Select(line => line[..line.LastIndexOf(',')]));
        Scored(bookings.Path, none).Length.ShouldBe(240);
    }

    [Fact]
    public void A_wrong_row_is_told_with_line_and_column_and_has_no_result()
    {
        string[] lines = File.ReadAllLines(bookings.Csv);
        lines[3] = lines[3].Replace(",1.5,", ",long,", StringComparison.Ordinal);
        lines[7] += ",more";
        lines[9] = lines[9].Replace(",1.5,", ",a\"b,", StringComparison.Ordinal);
        string csv = bookings.File("wrong.csv");
        File.WriteAllLines(csv, lines);

        ToolRun run = ToolRun.Of("score", bookings.Path, csv, "--keep", "guests");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("line 4, column 'days': 'long' is no double");
        run.Error.ShouldContain("line 8: 12 cells, but the header has 11");
        run.Error.ShouldContain("line 10: the cell 'a\"b' has a quote in its midst");
        run.Error.ShouldContain("3 of 240 rows are wrong");
        Dictionary<string, string>[] scored = Rows(run.Output), whole = Scored(bookings.Path, bookings.Csv);
        scored.Index().Where(row => row.Item["prediction"].Length == 0).Select(row => row.Index).ShouldBe([2, 6, 8]);
        scored[2]["guests"].Length.ShouldBe(1);
        scored[3]["prediction"].ShouldBe(whole[3]["prediction"]);
    }

    [Fact]
    public void Strictly_the_first_wrong_row_is_the_end_and_nothing_is_written()
    {
        string csv = bookings.File("wrong.csv"), output = bookings.File("strict.csv");
        string[] lines = File.ReadAllLines(bookings.Csv);
        File.WriteAllLines(csv, lines.Select((line, i) => i % 50 == 3 ? line.Replace(",1.5,", ",long,", StringComparison.Ordinal) : line));
        ToolRun run = ToolRun.Of("score", bookings.Path, csv, "-o", output, "--strict");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("line 4, column 'days'");
        File.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public void Results_are_written_as_the_rows_are()
    {
        string german = bookings.File("german.csv");
        File.WriteAllLines(german, File.ReadLines(bookings.Csv)
            .Select((line, i) => i == 0 ? line.Replace(',', ';') : line.Replace(',', ';').Replace('.', ',')));
        string text = ToolRun.Good("score", bookings.Path, german, "--delimiter", ";", "--decimal-comma", "--keep", "price").Output;
        text.Replace(',', '.').Replace(';', ',').ShouldBe(ToolRun.Good("score", bookings.Path, bookings.Csv, "--keep", "price").Output);
    }

    [Theory]
    [InlineData("no column 'gusts' to keep; did you mean 'guests'?", "--keep", "gusts")]
    [InlineData("expected: zero or more terms", "--explain", "-1")]
    public void What_cant_be_is_refused_in_a_sentence(string message, params string[] options)
    {
        ToolRun run = ToolRun.Of(["score", bookings.Path, bookings.Csv, .. options]);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public void A_kept_column_that_is_called_as_a_result_asks_for_another_name()
    {
        string csv = bookings.File("twice.csv");
        File.WriteAllLines(csv, File.ReadLines(bookings.Csv).Select((line, i) => line + (i == 0 ? ",score" : ",1")));
        ToolRun.Of("score", bookings.Path, csv, "--keep", "all").Error.ShouldContain("--prefix nbm_");
        Rows(ToolRun.Good("score", bookings.Path, csv, "--keep", "all", "--prefix", "nbm_").Output)[0].Keys.ShouldContain("nbm_score");
    }

    private static Dictionary<string, string>[] Scored(string model, string csv, params string[] options) =>
        Rows(ToolRun.Good(["score", model, csv, .. options]).Output);

    private static Dictionary<string, string>[] Rows(string csv)
    {
        using var parser = new CsvHelper.CsvParser(new StringReader(csv), CultureInfo.InvariantCulture);
        parser.Read();
        string[] header = parser.Record!;
        var rows = new List<Dictionary<string, string>>();
        while (parser.Read())
        {
            rows.Add(header.Zip(parser.Record!).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return [.. rows];
    }

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
