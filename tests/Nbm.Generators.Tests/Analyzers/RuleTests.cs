using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Analyzers;

public sealed class RuleTests
{
    [Theory]
    [MemberData(nameof(AllCases.TriggeringNames), MemberType = typeof(AllCases))]
    public async Task A_rule_is_reported_at_the_marked_places_and_no_other(string name)
    {
        RuleCase rule = AllCases.Find(name);

        ImmutableArray<Diagnostic> found = await rule.DiagnoseAsync();

        rule.Markup.Expected.ShouldContain(e => e.Id == rule.Id, "the case marks its own rule");
        Describe(found, rule.Markup.Source).ShouldBe(Describe(rule.Markup.Expected, rule.Markup.Source));
    }

    [Theory]
    [MemberData(nameof(AllCases.NearMissNames), MemberType = typeof(AllCases))]
    public async Task A_near_miss_is_not_reported(string name)
    {
        RuleCase rule = AllCases.Find(name);

        ImmutableArray<Diagnostic> found = await rule.DiagnoseAsync();

        rule.Compile().GetDiagnostics().ShouldNotContain(d => d.Severity == DiagnosticSeverity.Error, "the case compiles");
        Describe(found, rule.Markup.Source).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllCases.TriggeringInSourceNames), MemberType = typeof(AllCases))]
    public async Task A_pragma_suppresses_a_rule(string name)
    {
        RuleCase rule = AllCases.Find(name);
        string source = $"#pragma warning disable {rule.Id}\n{rule.Markup.Source}";

        ImmutableArray<Diagnostic> found = await rule.DiagnoseAsync(rule.Compile(source));

        string[] others = [.. rule.Markup.Expected.Select(e => e.Id).Where(id => id != rule.Id).Order(StringComparer.Ordinal)];
        found.Select(d => d.Id).Order(StringComparer.Ordinal).ShouldBe(others);
    }

    [Theory]
    [MemberData(nameof(AllCases.TriggeringNames), MemberType = typeof(AllCases))]
    public async Task A_message_says_what_to_do(string name)
    {
        RuleCase rule = AllCases.Find(name);

        ImmutableArray<Diagnostic> found = await rule.DiagnoseAsync();

        foreach (Diagnostic diagnostic in found)
        {
            string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            message.ShouldNotContain("{", customMessage: "an argument is missing");
            message.ShouldNotEndWith(".");
            message.ShouldMatch("(; |\\?$)");
        }
    }

    [Fact]
    public void Every_rule_has_a_triggering_case_and_a_near_miss()
    {
        string[] ids = [.. AnalyzerRun.Rules.Select(d => d.Id).Order(StringComparer.Ordinal)];

        AllCases.Triggering.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(ids);
        AllCases.NearMisses.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(ids);
    }

    private static string[] Describe(ImmutableArray<Diagnostic> found, string source) =>
        [.. found.Select(d => Describe(d.Id, d.Location.SourceSpan.Start, d.Location.SourceSpan.End, source))
            .Order(StringComparer.Ordinal)];

    private static string[] Describe(IReadOnlyList<Expectation> expected, string source) =>
        [.. expected.Select(e => Describe(e.Id, e.Span.Start, e.Span.End, source)).Order(StringComparer.Ordinal)];

    private static string Describe(string id, int start, int end, string source) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{id} at {start}: {(end <= source.Length ? source[start..end] : "?")}");
}
