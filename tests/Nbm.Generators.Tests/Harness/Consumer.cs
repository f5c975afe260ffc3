using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Tests.Harness;

/// <summary>A project that uses the generator: its sources and settings.</summary>
internal sealed record Consumer
{
    public string AssemblyName { get; init; } = "Consumer";

    public ImmutableArray<MetadataReference> References { get; init; } = Harness.References.WithCsvHelper;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool CheckOverflow { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The sources, File0.cs and so on.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    public static Consumer Of(params string[] sources) => new() { Sources = [.. sources] };

    // Documentation is diagnosed, as with GenerateDocumentationFile.
    private CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    /// <summary>The project before anything is generated.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        Sources.Select((text, i) => Parse(text, $"/src/File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind)
            .WithNullableContextOptions(Nullable)
            .WithOverflowChecks(CheckOverflow)
            .WithWarningLevel(9999)
            .WithSpecificDiagnosticOptions(
            [
                // A source that stands in for a program has no documentation; references of references are no matter here.
                KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress),
                KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress),
            ]));

    /// <summary>A source with this project's language version.</summary>
    public SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    /// <summary>Runs the generator on the project.</summary>
    public GeneratorResult Generate()
    {
        CSharpCompilation compilation = Compile();
        GeneratorDriver driver = NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorResult(driver.GetRunResult(), output);
    }

    /// <summary>A driver that tracks its steps.</summary>
    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new NbmModelGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
