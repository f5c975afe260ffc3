using System.Xml.Linq;
using Nbm.Export.Tests.Databases;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm.Export.Tests.Hostile;

/// <summary>
/// Every text of a model's file is replaced by payloads, in both formats. Either the file is refused, or the model's exports hold the
/// payload as a text and as nothing else: compiled C#, SQL of all dialects, ONNX, pages and pictures are what they are for other texts.
/// </summary>
public sealed class HostileTextTests
{
    public static TheoryData<int, int> Files
    {
        get
        {
            var files = new TheoryData<int, int>();
            foreach (int model in Enumerable.Range(0, HostileModels.All.Length))
            {
                files.Add(model, 0);
                files.Add(model, 1);
            }

            return files;
        }
    }

    // Of each file the places that take any text.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(int Model, int Format), (HostileFile File,
        int[] Places)> s_free = new();

    public static TheoryData<string> Dialects => [.. Enum.GetNames<SqlDialect>()];

    [Fact]
    public void Every_text_of_a_file_is_tried()
    {
        foreach (AdditiveModel model in HostileModels.All)
        {
            HostileFile[] files = HostileFile.Of(model);
            string[] binary = [.. files[1].Texts.Distinct().Order(StringComparer.Ordinal)];
            string[] inBoth = [.. files[0].Texts.Distinct().Intersect(binary).Order(StringComparer.Ordinal)];
            inBoth.ShouldBe(binary);
            foreach (string text in new[] { "Hostile", "Size", "size column", "size unit", "size words", "DateOnly", "Housing", "Owner",
                "SizeXHome", "job two", "weight column", "target words", "version text", "option text", model.Schema.Hash })
            {
                binary.ShouldContain(text);
            }

            binary.Contains("owner other").ShouldBe(model == HostileModels.LevelTexts);
            files[1].Texts.Count.ShouldBeGreaterThan(50);
            files.ShouldAllBe(file => file.Load(new Dictionary<int, string>()).Model != null);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_payload_at_any_place_is_refused_or_a_text(int model, int format)
    {
        HostileFile file = HostileFile.Of(HostileModels.All[model])[format];
        var (refused, loaded) = (0, 0);
        for (int place = 0; place < file.Texts.Count; place++)
        {
            for (int p = 0; p < Payloads.All.Length; p++)
            {
                // Each in one of the models, in one of the formats; by turns alone, and behind what was there.
                if ((place + p) % HostileModels.All.Length != model || p / 4 % 2 != format)
                {
                    continue;
                }

                string text = place % 2 == 0 ? Payloads.All[p] : file.Texts[place] + Payloads.All[p];
                (AdditiveModel? hostile, string refusal) = file.Load(new Dictionary<int, string> { [place] = text });
                if (hostile is null)
                {
                    refused++;
                    refusal.ShouldNotBeEmpty();
                    continue;
                }

                loaded++;
                Skeletons.Wrongs(new CSharpExport().Source(hostile), compiles: false).ShouldBeEmpty($"{file.Texts[place]} → {text}");
            }
        }

        refused.ShouldBeGreaterThan(100);
        loaded.ShouldBeGreaterThan(100);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_types_and_labels_of_source_can_be_no_payload(int model, int format)
    {
        AdditiveModel plain = HostileModels.All[model];
        HostileFile file = HostileFile.Of(plain)[format];
        string[] sources =
        [
            plain.Schema.Name, plain.Schema.Target.Name, plain.Schema.Target.ClrType, .. plain.Schema.Target.Classes,
            .. plain.Schema.Features.SelectMany(feature => new[] { feature.Name, feature.ClrType }.Concat(feature.Levels)),
            .. plain.Schema.Interactions.Select(interaction => interaction.Name),
            .. plain.Schema.Vectors.SelectMany(vector => new[] { vector.Name, vector.ClrType }),
        ];
        for (int place = 0; place < file.Texts.Count; place++)
        {
            if (sources.Contains(file.Texts[place]))
            {
                Payloads.All.Where(payload => file.Load(new Dictionary<int, string> { [place] = file.Texts[place]
                    + payload }).Model is not null).ShouldBeEmpty(file.Texts[place]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Exported_source_of_payloads_compiles_and_has_the_tokens_of_other_texts(int model, int format)
    {
        string[] plain = Skeletons.CSharp(new CSharpExport().Source(HostileModels.All[model]));
        foreach ((int p, AdditiveModel hostile) in Everywhere(model, format).Index())
        {
            string source = new CSharpExport().Source(hostile);
            // Each payload in one of the files.
            Skeletons.Wrongs(source, compiles: p % (2 * HostileModels.All.Length) == (2 * model) + format).ShouldBeEmpty();
            Skeletons.CSharp(source).ShouldBe(plain);
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Statements_hold_payloads_as_quoted_texts_and_names(string name)
    {
        SqlDialect dialect = Enum.Parse<SqlDialect>(name);
        foreach (int model in new[] { 0, 2 })
        {
            string plain = Skeletons.Sql(new SqlExport(dialect) { Keys = ["key"] }.CreateView(HostileModels.All[model]), dialect);
            foreach (AdditiveModel hostile in Everywhere(model, 0))
            {
                string payload = hostile.Schema.Features[0].Unit!["size unit".Length..];
                if (Payloads.CanBeSaid(payload))
                {
                    Skeletons.Sql(new SqlExport(dialect) { Keys = [payload] }.CreateView(hostile), dialect).ShouldBe(plain, payload);
                }
                else
                {
                    Should.Throw<NbmExportException>(() => new SqlExport(dialect) { Keys = [payload] }.CreateView(hostile));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Texts_of_levels_are_quoted_in_statements_whose_form_depends_on_them(string name)
    {
        SqlDialect dialect = Enum.Parse<SqlDialect>(name);
        int model = Array.IndexOf(HostileModels.All, HostileModels.LevelTexts);
        // The last three where a text has more than letters.
        HashSet<string> known = [.. Words(new SqlExport(dialect).CreateView(HostileModels.LevelTexts), dialect), "AND", "REPLACE", "u4"];
        foreach (AdditiveModel hostile in Everywhere(model, 0).Where(hostile => Payloads.CanBeSaid(hostile.Schema.Features[0].Unit!)))
        {
            Words(new SqlExport(dialect).CreateView(hostile), dialect).Except(known)
                .ShouldBeEmpty(hostile.Schema.Features[4].LevelTexts[0][0]);
        }
    }

    [Fact]
    public void SQLite_makes_a_view_of_payloads_and_does_nothing_else()
    {
        foreach (AdditiveModel hostile in Everywhere(0, 1).Where(hostile => Payloads.CanBeSaid(hostile.Schema.Features[0].Unit!)))
        {
            using var database = new SqliteDatabase();
            string[] columns = [.. hostile.Schema.Features.Select(feature => feature.Column), hostile.Schema.OffsetColumn!];
            database.Execute(
                $"CREATE TABLE \"Hostile\" ({string.Join(", ", columns.Select(column => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))})");
            database.Execute(new SqlExport(SqlDialect.Sqlite).CreateView(hostile));
            database.Execute(
                $"INSERT INTO \"Hostile\" VALUES (5, '2020-05-05', '2020-01-05', 1, 'Rent', '{hostile.Vocabularies.Levels(5)[1].Replace("'", "''", StringComparison.Ordinal)}', 0.5)");
            database.Query("SELECT name FROM sqlite_master ORDER BY name").Select(row => row[0]).ShouldBe(["Hostile", "HostileScores"]);
            object?[] row = database.Query("SELECT * FROM \"HostileScores\"").Single();
            row.ShouldNotContain((object?)null);
        }
    }

    [Fact]
    public void ONNX_holds_payloads_as_texts()
    {
        foreach (AdditiveModel hostile in Everywhere(0, 0))
        {
            using var stream = new MemoryStream();
            if (Payloads.CanBeSaid(hostile.Schema.Features[0].Unit!))
            {
                new OnnxExport().Write(hostile, stream);
                stream.Length.ShouldBeGreaterThan(1000);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pages_have_the_elements_of_other_texts(int model, int format)
    {
        string[] plain = Skeletons.Html(Page(HostileModels.All[model], "text"));
        foreach (AdditiveModel hostile in Everywhere(model, format))
        {
            string payload = hostile.Schema.Features[0].Unit!["size unit".Length..], page = Page(hostile, payload);
            Skeletons.Html(page).ShouldBe(plain, payload);
            page.Any(c => char.IsControl(c) && c != '\n').ShouldBeFalse(payload);
            ModelDiff.Between(HostileModels.All[model], hostile).ToHtml(payload).ShouldNotContain("<script");
        }
    }

    [Fact]
    public void Pictures_of_payloads_are_documents()
    {
        foreach (AdditiveModel hostile in Everywhere(3, 1))
        {
            XElement.Parse(hostile.Importances.ToSvg()).Name.LocalName.ShouldBe("svg");
            XElement.Parse(new CategoryShape(new ShapeSource(hostile, 5, 0)).ToSvg()).Name.LocalName.ShouldBe("svg");
            XElement.Parse(new NumericShape(new ShapeSource(hostile, 0, 0)).ToSvg()).Name.LocalName.ShouldBe("svg");
            XElement.Parse(new InteractionShape(new ShapeSource(hostile, 6, 0)).ToSvg()).Name.LocalName.ShouldBe("svg");
            XElement.Parse(new VectorShape(new ShapeSource(hostile, 0, 0)).ToSvg()).Name.LocalName.ShouldBe("svg");
        }
    }

    private static string Page(AdditiveModel model,
        string text) => ReportPage.Write(model, HostileModels.Rows(model, text),
            new ReportOptions { Title = text, Notes = text, Data = text, Time = new FixedTime() });

    private static IEnumerable<string> Words(string statement, SqlDialect dialect) =>
        System.Text.RegularExpressions.Regex.Matches(Skeletons.Sql(statement, dialect), @"[\w$#@]+").Select(word => word.Value);

    // For each payload the model that has it behind every text that may have it.
    private static IEnumerable<AdditiveModel> Everywhere(int model, int format)
    {
        (HostileFile file, int[] places) = s_free.GetOrAdd((model, format), key =>
        {
            HostileFile own = HostileFile.Of(HostileModels.All[key.Model])[key.Format];
            return (own,
                [.. Enumerable.Range(0, own.Texts.Count)
                    .Where(place => own.Load(new Dictionary<int, string> { [place] = own.Texts[place] + " Evil();" }).Model is not null)]);
        });
        places.Length.ShouldBeGreaterThan(25);
        foreach (string payload in Payloads.All)
        {
            (AdditiveModel? hostile, string refusal) = file.Load(places.ToDictionary(place => place, place => file.Texts[place] + payload));
            yield return hostile.ShouldNotBeNull($"{payload}: {refusal}");
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
