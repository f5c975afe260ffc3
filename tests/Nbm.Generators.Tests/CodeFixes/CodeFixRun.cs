using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Nbm.CodeFixes;
using Nbm.Generators.Tests.Analyzers;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.CodeFixes;

/// <summary>Sources as an editor has them, and the actions that it would offer there.</summary>
internal sealed class CodeFixRun(Project project)
{
    /// <summary>All fixes of the assembly, found as an editor finds them.</summary>
    public static ImmutableArray<NbmCodeFix> Fixes { get; } =
    [
        .. typeof(NbmCodeFix).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(NbmCodeFix)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (NbmCodeFix)Activator.CreateInstance(t)!),
    ];

    public Project Project => project;

    public static CodeFixRun Create(params string[] sources) => Create(modelFile: null, sources);

    /// <summary>A project with a model file, as an editor has it: the file is a document beside the sources.</summary>
    public static CodeFixRun Create(string? modelFile, string[] sources)
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose))
            .WithMetadataReferences(References.WithCsvHelper)
            .AddDocument("GlobalUsings.cs", SourceText.From(TestCompilation.GlobalUsings), filePath: "GlobalUsings.cs").Project;
        for (int i = 0; i < sources.Length; i++)
        {
            project = project.AddDocument($"Source{i}.cs", SourceText.From(sources[i]), filePath: $"Source{i}.cs").Project;
        }

        if (modelFile is not null)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(modelFile), SourceText.From(string.Empty),
                filePath: modelFile).Project;
        }

        return new CodeFixRun(project);
    }

    public async Task<ImmutableArray<Diagnostic>> DiagnoseAsync() =>
        await AnalyzerRun.DiagnoseAsync((await project.GetCompilationAsync())!, project.AnalyzerOptions);

    /// <summary>The actions offered for a diagnostic, in the order of the fixes' names.</summary>
    public async Task<ImmutableArray<CodeAction>> OfferAsync(Diagnostic diagnostic)
    {
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (NbmCodeFix fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        }

        return actions.ToImmutable();
    }

    /// <summary>The sources after an action.</summary>
    public async Task<CodeFixRun> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(default);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return new CodeFixRun(changed.GetProject(project.Id)!);
    }

    /// <summary>The text of a source.</summary>
    public async Task<string> TextAsync(int source) =>
        (await project.Documents.Single(d => d.Name == $"Source{source}.cs").GetTextAsync()).ToString();

    /// <summary>Errors of the compiler.</summary>
    public async Task<ImmutableArray<Diagnostic>> ErrorsAsync() =>
        [.. (await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
}
