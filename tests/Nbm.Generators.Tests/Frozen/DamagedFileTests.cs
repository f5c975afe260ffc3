using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Freezing;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>Whatever a file holds, there is a diagnostic or a scorer that compiles; neither generator nor analyzer throws.</summary>
public sealed class DamagedFileTests
{
    private static readonly byte[] s_house = File.ReadAllBytes(RecordFile.Of(DriftSources.House));

    [Fact]
    public void No_byte_can_change_unnoticed()
    {
        for (int i = 0; i < s_house.Length; i++)
        {
            foreach (byte bits in new byte[] { 1, 255 })
            {
                byte[] damaged = [.. s_house];
                damaged[i] ^= bits;
                Should.Throw<FileFormatException>(() => FrozenReader.Read(damaged));
            }
        }
    }

    [Fact]
    public void No_file_can_be_cut_off_unnoticed()
    {
        for (int length = 0; length < s_house.Length; length++)
        {
            Should.Throw<FileFormatException>(() => FrozenReader.Read(s_house[..length]));
        }
    }

    [Theory]
    [InlineData(nameof(DriftSources.Applicant), DriftSources.Applicant)]
    [InlineData(nameof(DriftSources.Policy), DriftSources.Policy)]
    [InlineData(nameof(DriftSources.Offer), DriftSources.Offer)]
    [InlineData(nameof(DriftSources.Letter), DriftSources.Letter)]
    [InlineData(nameof(Cox), Cox)]
    public async Task A_forged_file_ends_in_a_diagnostic_or_in_a_scorer_that_compiles(string name, string source)
    {
        const int files = 80, looked = 3;
        byte[] whole = File.ReadAllBytes(RecordFile.Of(source));
        var random = new Random(name.Length);
        CSharpCompilation compilation = TestCompilation.Create(source, References.WithoutRuntime);
        var (scorers, refused) = (0, 0);
        for (int i = 0; i < files; i++)
        {
            var forged = new ModelFiles([RecordFile.Write(name + i + ".nbm", Damage.Forged(whole, random))],
                new Dictionary<string, string> { [name + i + ".nbm"] = name == nameof(Cox) ? "Machine" : name });
            Compilation output = forged.Generate(compilation);
            bool hasScorer = output.SyntaxTrees.Any(tree => tree.FilePath.EndsWith(".Scorer.g.cs", StringComparison.Ordinal));
            if ((hasScorer ? scorers++ : refused++) < looked)
            {
                string[] found = [.. (await forged.DiagnoseAsync(compilation)).Select(d => d.Id)];
                found.ShouldAllBe(id => id.StartsWith("NBM06", StringComparison.Ordinal), "an analyzer that throws is AD0001");
                (found.Length == 0).ShouldBe(hasScorer);
                output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
            }
        }

        scorers.ShouldBeGreaterThanOrEqualTo(looked);
        refused.ShouldBeGreaterThan(files / 4);
    }

    [Fact]
    public async Task A_newer_major_version_asks_for_an_update()
    {
        string message = await MessageOfAsync(Damage.OfVersion(s_house, major: 3, minor: 0));

        message.ShouldContain("format version 3");
        message.ShouldContain("update Nbm");
    }

    [Fact]
    public async Task A_section_that_must_be_known_asks_for_an_update()
    {
        string message = await MessageOfAsync(Damage.WithSection(s_house, "gates", required: true));

        message.ShouldContain("the section \"gates\"");
        message.ShouldContain("update Nbm");
    }

    [Fact]
    public async Task A_section_that_may_be_passed_over_is() =>
        (await DiagnoseAsync(Damage.WithSection(s_house, "colours", required: false))).ShouldBeEmpty();

    [Fact]
    public async Task A_model_of_another_family_says_that_it_can_not_be_compiled()
    {
        string message = await MessageOfAsync(Damage.OfFamily(s_house, "mlp"));

        message.ShouldContain("it holds a model of the family \"mlp\"");
        message.ShouldContain("load it with the runtime");
    }

    [Fact]
    public async Task A_file_that_is_no_model_says_so() =>
        (await MessageOfAsync("Not a model."u8.ToArray())).ShouldContain("it is no Nbm model");

    [Fact]
    public async Task A_file_that_cannot_be_opened_says_so_and_is_read_once_it_is_there()
    {
        string path = RecordFile.Write("late.nbm", []);
        File.Delete(path);
        var files = new ModelFiles([path], new Dictionary<string, string> { ["late.nbm"] = "House" });
        CSharpCompilation compilation = TestCompilation.Create(DriftSources.House);

        (await files.DiagnoseAsync(compilation)).Single().GetMessage(CultureInfo.InvariantCulture).ShouldContain("it can't be opened");
        RecordFile.Write("late.nbm", s_house);

        (await files.DiagnoseAsync(compilation)).ShouldBeEmpty();
    }

    private const string Cox = """
        [NbmModel(Task = ModelTask.Cox)]
        public partial record Machine([Feature] double Load, [Feature(Special = [-1, -2])] double? Heat, [Feature] string Maker, [Event] bool Failed, [Target] double Hours);
        """;

    private static async Task<string> MessageOfAsync(byte[] file)
    {
        Diagnostic found = (await DiagnoseAsync(file)).Single();
        found.Id.ShouldBe("NBM0601");
        found.Location.GetLineSpan().Path.ShouldEndWith(".nbm");
        return found.GetMessage(CultureInfo.InvariantCulture);
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnoseAsync(byte[] file) =>
        new ModelFiles([RecordFile.Write(Path.GetRandomFileName() + ".nbm", file)])
            .DiagnoseAsync(TestCompilation.Create(DriftSources.House));
}
