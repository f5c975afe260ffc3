using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Generators;
using Nbm.Generators.Diagnostics;

namespace Nbm.Fuzz.Tests.Emitted;

/// <summary>C# that was written of texts from outside: it compiles, and none of them is code in it.</summary>
internal static class CompiledSources
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using "
        + "System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
    private static readonly string s_payload = $"public static class {HostileTexts.Payload} {{ public static int Run() => 1; }}";
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);
    private static readonly SyntaxTree s_payloadTree = CSharpSyntaxTree.ParseText(s_payload, s_parse),
        s_usings = CSharpSyntaxTree.ParseText(Usings, s_parse);
    private static readonly ImmutableArray<MetadataReference> s_platform = [.. Directory.EnumerateFiles(
        FuzzSettings.Metadata("ReferencePack"), "*.dll").Select(path => MetadataReference.CreateFromFile(path))];
    private static readonly ImmutableArray<MetadataReference> s_all =
        [.. s_platform,
            .. new[] { typeof(NbmModelAttribute), typeof(AdditiveModel), typeof(CsvHelper.CsvReader) }.Select(
                type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    /// <summary>A file that needs nothing else.</summary>
    public static void CheckAlone(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, s_parse);
        CheckPayload(tree, static token => true);
        Check(CSharpCompilation.Create("Exported", [tree, s_payloadTree], s_platform,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)), source);
    }

    /// <summary>A project of sources with a record, which the generator completes.</summary>
    public static void CheckProject(IReadOnlyList<string> sources)
    {
        SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source, s_parse))];
        Array.ForEach(trees, static tree => CheckPayload(tree, IsRun));
        var compilation = CSharpCompilation.Create(
            "Scaffolded", [.. trees, s_usings], s_all,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication).WithNullableContextOptions(NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions(
                    [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]));
        CSharpGeneratorDriver.Create([new NbmModelGenerator().AsSourceGenerator()], parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        string source = string.Join("\n// ----\n", sources);
        Throw(output.WithAnalyzers([new NbmModelAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(d => d.Severity == DiagnosticSeverity.Error), source);
        Check(output, source);
    }

    private static void Check(Compilation compilation, string source) =>
        Throw(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), source);

    private static void Throw(IEnumerable<Diagnostic> errors, string source)
    {
        if (errors.FirstOrDefault() is { } error)
        {
            string line = error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString()
                ?? source;
            throw new FuzzFailure(
                $"{error.Id}: what was written doesn't compile: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} In: {(line.Length <= 300 ? line : line[..300] + "…")}");
        }
    }

    // A record, a property or an enum may be called as the payload is; nothing may call it.
    private static bool IsRun(SyntaxToken token) =>
        token.Parent?.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" };

    // A text of a model is in literals, comments and names that are made of it, and never a name by itself.
    private static void CheckPayload(SyntaxTree tree, Func<SyntaxToken, bool> isCode)
    {
        SyntaxNode root = tree.GetRoot();
        SyntaxToken code = root.DescendantTokens()
            .FirstOrDefault(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == HostileTexts.Payload && isCode(token));
        if (code != default)
        {
            throw new FuzzFailure($"A text of a model became code: {code.Parent?.Parent}");
        }

        if (root.DescendantTrivia()
            .FirstOrDefault(trivia => trivia.IsDirective
                && trivia.GetStructure() is not NullableDirectiveTriviaSyntax
                    and not PragmaWarningDirectiveTriviaSyntax) is { RawKind: not 0 } directive)
        {
            throw new FuzzFailure($"A directive was written: {directive}");
        }
    }
}
