using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.CodeFixes;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Frozen;
using Nbm.Generators.Tests.Analyzers;
using Nbm.Generators.Tests.CodeFixes;
using Nbm.Generators.Tests.Frozen;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Docs;

/// <summary>docs/diagnostics says the truth: every rule has a page, and the code on it is compiled.</summary>
public sealed class DiagnosticPageTests
{
    private static readonly string[] s_aboutProjects = ["NBM0005", "NBM0008", "NBM0009", "NBM0601", "NBM0603"];
    private static readonly string s_generators = Path.Combine(BuildInfo.RepositoryRoot, "src", "Nbm.Generators");

    public static TheoryData<string> Ids { get; } = [.. AnalyzerRun.Rules.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_explains_it(string id)
    {
        DiagnosticDescriptor rule = AnalyzerRun.Rules.Single(d => d.Id == id);

        string[] lines = File.ReadAllLines(Path.Combine(BuildInfo.RepositoryRoot, rule.HelpLinkUri));

        lines[0].ShouldBe($"# {id}: {rule.Title}");
        lines[2].ShouldBe($"Severity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}.");
        lines[4].ShouldStartWith("You're seeing this because ");
        lines.Length.ShouldBeInRange(5, 36);
        lines.ShouldContain(line => line.Contains("suppress", StringComparison.OrdinalIgnoreCase)
            || line.Contains("silence", StringComparison.Ordinal), "the page says how to silence the rule");
        lines.Any(line => line.Contains("code fix", StringComparison.Ordinal))
            .ShouldBe(CodeFixRun.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)),
                "the page says what the code fix does, where there is one");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_code_on_a_page_reports_the_rule_first_and_nothing_afterwards(string id)
    {
        string page = await File.ReadAllTextAsync(PageOf(id));
        string[] blocks = [.. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];
        if (s_aboutProjects.Contains(id))
        {
            blocks.ShouldBeEmpty("it is about projects, not code");
            return;
        }

        blocks.Length.ShouldBe(2);
        ModelFiles files = ModelFiles.Of(DriftDescriptors.All.Any(rule => rule.Id == id) ? [blocks[1]] : []);
        Compilation bad = TestCompilation.Create(blocks[0], References.WithCsvHelper);
        Compilation good = TestCompilation.Create(blocks[1], References.WithCsvHelper);

        (await files.DiagnoseAsync(bad)).Select(d => d.Id).Distinct().ShouldBe([id]);
        (await files.DiagnoseAsync(good)).ShouldBeEmpty();
        bad.GetDiagnostics().Concat(good.GetDiagnostics()).ShouldNotContain(d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Every_descriptor_is_reported_by_an_analyzer()
    {
        string[] declared =
        [
            .. typeof(DiagnosticDescriptors).GetFields().Concat(typeof(DriftDescriptors).GetFields())
                .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
                .Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Id)
                .Order(StringComparer.Ordinal),
        ];
        string[] ids = [.. typeof(DiagnosticIds).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

        ids.Distinct().Count().ShouldBe(ids.Length);
        declared.ShouldBe(ids);
        new NbmModelAnalyzer().SupportedDiagnostics.Concat(new ModelFileAnalyzer().SupportedDiagnostics)
            .Concat([DiagnosticDescriptors.UnseenByGenerator]).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(ids);
    }

    [Fact]
    public void Every_rule_has_a_row_in_the_release_notes()
    {
        string[] rows =
        [
            .. File.ReadLines(Path.Combine(s_generators, "AnalyzerReleases.Shipped.md"))
                .Concat(File.ReadLines(Path.Combine(s_generators, "AnalyzerReleases.Unshipped.md")))
                .Where(line => line.StartsWith("NBM", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

        rows.ShouldBe(
            AnalyzerRun.Rules.Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_index_lists_every_rule_and_no_page_is_without_one()
    {
        string folder = Path.Combine(BuildInfo.RepositoryRoot, "docs", "diagnostics");
        string[] rows = [
            .. File.ReadLines(Path.Combine(folder, "README.md")).Where(line => line.StartsWith("| [NBM", StringComparison.Ordinal))];

        rows.ShouldBe(AnalyzerRun.Rules.OrderBy(d => d.Id, StringComparer.Ordinal).Select(d =>
            $"| [{d.Id}]({d.Id}.md) | {d.DefaultSeverity.ToString().ToLowerInvariant()} | {d.Title} | {(HasFix(d.Id) ? "yes" : "")} |"));
        Directory.EnumerateFiles(folder, "NBM*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
            .ShouldBe(AnalyzerRun.Rules.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    private static bool HasFix(string id) => CodeFixRun.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static string PageOf(string id) => Path.Combine(BuildInfo.RepositoryRoot, "docs", "diagnostics", id + ".md");
}
