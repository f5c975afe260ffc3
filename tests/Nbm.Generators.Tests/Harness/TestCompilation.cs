using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Tests.Harness;

/// <summary>Compiles a source as a library with nullable annotations, <c>using System</c> and <c>using Nbm</c>.</summary>
internal static class TestCompilation
{
    public const string GlobalUsings = "global using System;\nglobal using Nbm;\n";

    // CS1701, CS1702: references of references are no matter here, as the SDK has it.
    public static CSharpCompilationOptions Options { get; } = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions(
            [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]);

    public static CSharpCompilation Create(
        string source, ImmutableArray<MetadataReference>? references = null, LanguageVersion languageVersion = LanguageVersion.CSharp13)
    {
        var parse = new CSharpParseOptions(languageVersion, DocumentationMode.Diagnose);
        return CSharpCompilation.Create(
            "Consumer",
            [
                CSharpSyntaxTree.ParseText(source, parse, path: "Source.cs"),
                CSharpSyntaxTree.ParseText(GlobalUsings, parse, path: "GlobalUsings.cs"),
            ],
            references ?? References.WithCsvHelper,
            Options);
    }
}
