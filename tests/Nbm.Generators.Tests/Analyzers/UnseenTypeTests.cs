using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Tests.Frozen;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Analyzers;

/// <summary>NBM0009 of the request delegate generator: where handlers are compiled by it, and take what is generated.</summary>
public sealed class UnseenTypeTests
{
    private const string Program = """
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                app.MapPost("/score", (House row, HouseModel model) => row.Area);
                app.MapGet("/why", async ([Obsolete] HouseExplanation? why, OfferModel other) => 1);
                app.MapGet("/area", (House row) => row.Area);
                app.Select((HouseModel model) => 1);
                Func<HouseModel, int> free = (HouseModel model) => 1;
            }
        }

        public sealed class OfferModel;

        public sealed class App
        {
            public void MapPost(string path, Delegate handler) => _ = handler;
            public void MapGet(string path, Delegate handler) => _ = handler;
            public void Select(Delegate handler) => _ = handler;
        }

        [NbmModel]
        public partial record House([Feature] double Area, [Target] double Price);
        """;

    [Fact]
    public async Task Handlers_that_take_what_is_generated_are_reported_where_they_are_generated_too()
    {
        ImmutableArray<Diagnostic> found = await DiagnoseAsync("true");
        found.Select(d => (d.Id, Text(d))).ShouldBe([("NBM0009", "HouseModel"), ("NBM0009", "HouseExplanation")]);
        found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(
            "'HouseModel' is generated in this project, and the request delegate generator does not see it: no generator sees what another "
                + "writes; "
            + "move 'House' into a class library that this project references");
    }

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public async Task Handlers_that_go_by_reflection_are_not(string enabled) => (await DiagnoseAsync(enabled)).ShouldBeEmpty();

    private static string Text(Diagnostic found) =>
        found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length);

    private static Task<ImmutableArray<Diagnostic>> DiagnoseAsync(string enabled) =>
        AnalyzerRun.DiagnoseAsync(TestCompilation.Create(Program),
            new AnalyzerOptions([], new BuildProperty("EnableRequestDelegateGenerator", enabled)));
}
