using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators;
using Nbm.Generators.Diagnostics;

namespace Nbm.Tool.Tests.Support;

/// <summary>Compiles and runs what was scaffolded, in this process: as <c>dotnet run</c> does, but in a second.</summary>
internal static class ScaffoldedProject
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using "
        + "System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
    private static readonly MetadataReference[] s_references = References();
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);

    /// <summary>Compiles a folder's sources with the generator and the analyzer; neither has anything to say.</summary>
    public static Assembly Compile(string folder)
    {
        IEnumerable<SyntaxTree> trees = Directory.EnumerateFiles(folder, "*.cs")
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), s_parse, path));
        var compilation = CSharpCompilation.Create(
            "Scaffolded" + Guid.NewGuid().ToString("N"), trees.Append(CSharpSyntaxTree.ParseText(Usings, s_parse)), s_references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication).WithNullableContextOptions(NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions(
                    [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]));
        CSharpGeneratorDriver.Create([new NbmModelGenerator().AsSourceGenerator()], parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        reported.ShouldBeEmpty();
        output.WithAnalyzers([new NbmModelAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
        using var stream = new MemoryStream();
        output.Emit(stream).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
        stream.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(stream);
    }

    /// <summary>Runs its program on a file; what it makes goes to a folder.</summary>
    public static void Run(Assembly program, string csv, string folder) => program.EntryPoint!.Invoke(null, [new[] { csv, folder }]);

    private static MetadataReference[] References()
    {
        string pack = typeof(ScaffoldedProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "ReferencePack").Value!;
        return [.. Directory.EnumerateFiles(pack, "*.dll")
            .Append(typeof(NbmModelAttribute).Assembly.Location).Append(typeof(AdditiveModel).Assembly.Location)
            .Append(typeof(CsvHelper.CsvReader).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
