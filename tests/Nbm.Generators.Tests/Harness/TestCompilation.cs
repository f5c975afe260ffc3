using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Tests.Harness;

/// <summary>Compiles a source as a library with nullable annotations, <c>using System</c> and <c>using Nbm</c>.</summary>
internal static class TestCompilation
{
    public const string GlobalUsings = "global using System;\nglobal using Nbm;\n";

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

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
            references ?? References.Default,
            Options);
    }
}
