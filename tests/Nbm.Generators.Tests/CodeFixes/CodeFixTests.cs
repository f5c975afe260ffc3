using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Nbm.Generators.Tests.CodeFixes.Cases;
using Nbm.Generators.Tests.Frozen;

namespace Nbm.Generators.Tests.CodeFixes;

public sealed class CodeFixTests
{
    private static readonly FixCase[] s_cases = [.. TypeFixes.All, .. TargetFixes.All, .. FeatureFixes.All, .. InteractionFixes.All,
        .. DriftFixes.All];

    public static TheoryData<string> Names { get; } = [.. s_cases.Select(c => c.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fix_changes_what_it_says_and_the_rule_is_kept_afterwards(string name)
    {
        FixCase fix = s_cases.Single(c => c.ToString() == name);
        CodeFixRun before = CodeFixRun.Create(fix.Model is null ? null : RecordFile.Of(fix.Model), [fix.Before]);
        Diagnostic diagnostic = (await before.DiagnoseAsync()).First(d => d.Id == fix.Id);

        ImmutableArray<CodeAction> offered = await before.OfferAsync(diagnostic);
        offered.Select(a => a.Title).ShouldContain(fix.Title);
        CodeFixRun after = await before.ApplyAsync(offered.Single(a => a.Title == fix.Title));

        (await after.TextAsync(0)).ShouldBe(fix.After);
        (await after.DiagnoseAsync()).ShouldNotContain(d => d.Id == fix.Id);
        (await after.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_fix_has_a_case_for_every_rule_that_it_is_for()
    {
        string[] fixable = [.. CodeFixRun.Fixes.SelectMany(f => f.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal)];

        s_cases.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(fixable);
    }

    [Fact]
    public async Task A_target_is_offered_for_each_unmarked_property_that_can_be_predicted()
    {
        CodeFixRun run = CodeFixRun.Create("""
            [NbmModel]
            public partial record House([Feature] double Area, double Price, bool Sold, DateTime SoldOn, [Ignore] double Tax);
            """);

        await OffersShouldBeAsync(run, "NBM0101", ["Predict 'Price'", "Predict 'Sold'"]);
    }

    [Fact]
    public async Task Only_what_can_be_learned_from_is_offered_as_a_feature()
    {
        CodeFixRun run = CodeFixRun.Create("""
            [NbmModel]
            public partial record House([Feature] double Area, Guid Key, [Target] double Price);
            """);

        await OffersShouldBeAsync(run, "NBM0204", ["Ignore it"]);
    }

    [Fact]
    public async Task No_name_is_offered_for_one_that_is_near_to_none()
    {
        CodeFixRun run = CodeFixRun.Create("""
            [NbmModel]
            [Interaction(nameof(Area), "Distance")]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """);

        await OffersShouldBeAsync(run, "NBM0301", []);
    }

    [Fact]
    public async Task Attributes_are_written_in_full_where_the_short_name_means_something_else()
    {
        CodeFixRun before = CodeFixRun.Create("""
            namespace Estate;

            public sealed class IgnoreAttribute : Attribute;

            [NbmModel]
            public partial record House([Feature] double Area, int Rooms, [Target] double Price);
            """);
        Diagnostic diagnostic = (await before.DiagnoseAsync()).Single();

        CodeAction ignore = (await before.OfferAsync(diagnostic)).Single(a => a.Title == "Ignore it");
        CodeFixRun after = await before.ApplyAsync(ignore);

        (await after.TextAsync(0)).ShouldContain("[global::Nbm.Ignore] int Rooms");
        (await after.DiagnoseAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fix_reaches_the_other_parts_of_a_type()
    {
        CodeFixRun before = CodeFixRun.Create(
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """,
            """
            public partial record House
            {
                [Target] public double Rent { get; init; }
            }
            """);
        Diagnostic diagnostic = (await before.DiagnoseAsync()).First(d => d.Location.SourceTree!.FilePath == "Source0.cs");

        CodeFixRun after = await before.ApplyAsync((await before.OfferAsync(diagnostic)).Single());

        (await after.TextAsync(1)).ShouldContain("[Ignore] public double Rent");
        (await after.DiagnoseAsync()).ShouldBeEmpty();
    }

    private static async Task OffersShouldBeAsync(CodeFixRun run, string id, string[] titles)
    {
        Diagnostic diagnostic = (await run.DiagnoseAsync()).Single(d => d.Id == id);
        (await run.OfferAsync(diagnostic)).Select(a => a.Title).ShouldBe(titles);
    }
}
