using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Nbm.CodeFixes;

namespace Nbm.Generators.Tests.CodeFixes;

public sealed class FixAllTests
{
    [Fact]
    public async Task All_forgotten_properties_are_marked_at_once() => await FixAllShouldBeAsync(
        new MarkPropertyCodeFix(),
        "NBM0204",
        "Make it a feature",
        """
        [NbmModel]
        public partial record House([Feature] double Area, int Rooms, [Target] double Price)
        {
            public int Floors { get; init; }
            public string? Street { get; init; }
        }
        """,
        """
        [NbmModel]
        public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price)
        {
            [Feature] public int Floors { get; init; }
            [Feature] public string? Street { get; init; }
        }
        """);

    [Fact]
    public async Task All_duplicate_interactions_are_removed_at_once() => await FixAllShouldBeAsync(
        new RemoveInteractionCodeFix(),
        "NBM0303",
        "Remove the interaction",
        """
        [NbmModel]
        [Interaction(nameof(Area), nameof(Rooms))]
        [Interaction(nameof(Rooms), nameof(Area))]
        [Interaction(nameof(Area), nameof(Floors))]
        [Interaction(nameof(Floors), nameof(Area))]
        public partial record House([Feature] double Area, [Feature] int Rooms, [Feature] int Floors, [Target] double Price);
        """,
        """
        [NbmModel]
        [Interaction(nameof(Area), nameof(Rooms))]
        [Interaction(nameof(Area), nameof(Floors))]
        public partial record House([Feature] double Area, [Feature] int Rooms, [Feature] int Floors, [Target] double Price);
        """);

    [Fact]
    public async Task All_strings_become_nameof_at_once() => await FixAllShouldBeAsync(
        new UseNameofCodeFix(),
        "NBM0304",
        null,
        """
        [NbmModel]
        [Interaction("Area", "Rooms")]
        public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
        """,
        """
        [NbmModel]
        [Interaction(nameof(Area), nameof(Rooms))]
        public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
        """);

    private static async Task FixAllShouldBeAsync(NbmCodeFix fix, string id, string? title, string before, string after)
    {
        CodeFixRun run = CodeFixRun.Create(before);
        Diagnostic first = (await run.DiagnoseAsync()).First(d => d.Id == id);
        CodeAction single = (await run.OfferAsync(first)).First(a => title is null || a.Title == title);
        var context = new FixAllContext(
            run.Project.GetDocument(first.Location.SourceTree)!, fix, FixAllScope.Document, single.EquivalenceKey!, [id],
            new Diagnostics(run), default);

        CodeAction all = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;

        (await (await run.ApplyAsync(all)).TextAsync(0)).ShouldBe(after);
    }

    private sealed class Diagnostics(CodeFixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await run.DiagnoseAsync();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document,
            CancellationToken cancellationToken) =>
            (await run.DiagnoseAsync()).Where(d => run.Project.GetDocument(d.Location.SourceTree)?.Id == document.Id);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
