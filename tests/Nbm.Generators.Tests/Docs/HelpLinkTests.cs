using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Tests.Analyzers;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Frozen;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Docs;

/// <summary>Who has the package gets from a diagnostic to its page.</summary>
public sealed class HelpLinkTests
{
    private static readonly string s_docs = Path.Combine(BuildInfo.RepositoryRoot, "docs");

    public static TheoryData<string> Triggering { get; } = [
        .. AllCases.Triggering.GroupBy(c => c.Id).Select(cases => cases.First().ToString())];

    [Theory]
    [MemberData(nameof(Triggering))]
    public async Task A_rule_links_to_its_page_where_the_build_says_the_pages_are(string name)
    {
        RuleCase rule = AllCases.Find(name);
        var files = new AnalyzerOptions([.. rule.FilePaths.Select(path => new FileText(path))],
            new BuildProperty("NbmDocs", s_docs + Path.DirectorySeparatorChar));
        Diagnostic found = (await AnalyzerRun.DiagnoseAsync(rule.Compile(), files)).First(d => d.Id == rule.Id);
        var page = new Uri(found.Descriptor.HelpLinkUri);
        page.IsFile.ShouldBeTrue();
        File.ReadLines(page.LocalPath).First().ShouldStartWith($"# {rule.Id}: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("docs")]
    public async Task Without_such_a_folder_the_link_is_the_path_in_the_repository(string folder)
    {
        RuleCase rule = AllCases.Triggering[0];
        Diagnostic found =
            (await AnalyzerRun.DiagnoseAsync(rule.Compile(), new AnalyzerOptions([], new BuildProperty("NbmDocs", folder))))[0];
        found.Descriptor.HelpLinkUri.ShouldBe($"docs/diagnostics/{rule.Id}.md");
    }

    [Fact]
    public void The_package_holds_the_pages_and_says_where()
    {
        string attributes = Path.Combine(BuildInfo.RepositoryRoot, "src", "Nbm.Attributes");
        File.ReadAllText(Path.Combine(attributes, "Nbm.Attributes.csproj"))
            .ShouldContain("<None Include=\"../../docs/**/*.md\" Pack=\"true\" PackagePath=\"docs\"");
        string props = File.ReadAllText(Path.Combine(attributes, "build", "Nbm.Attributes.props"));
        props.ShouldContain("<CompilerVisibleProperty Include=\"NbmDocs\" />");
        props.ShouldContain("'$(MSBuildThisFileDirectory)..', 'docs'");
    }
}
