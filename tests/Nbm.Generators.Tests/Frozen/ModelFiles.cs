using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Tests.Analyzers;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>The model files of a project, and which records it says they are of, by the files' names.</summary>
internal sealed class ModelFiles(IEnumerable<string> paths, IReadOnlyDictionary<string, string>? records = null)
{
    private readonly ImmutableArray<AdditionalText> _texts = [.. paths.Select(path => new FileText(path))];
    private readonly ItemMetadata _metadata = records is null ? ItemMetadata.None : new ItemMetadata(records);

    /// <summary>The files of records, each given by its source.</summary>
    public static ModelFiles Of(params IEnumerable<string> sources) => new(sources.Select(RecordFile.Of));

    /// <summary>What the analyzers say of the project.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation) =>
        AnalyzerRun.DiagnoseAsync(compilation, new AnalyzerOptions(_texts, _metadata));

    /// <summary>The project with what is generated.</summary>
    public Compilation Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new NbmModelGenerator().AsSourceGenerator()], _texts,
                (CSharpParseOptions)compilation.SyntaxTrees[0].Options, _metadata)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        reported.ShouldBeEmpty("the generator reports nothing itself");
        driver.GetRunResult().Results.Single().Exception.ShouldBeNull();
        return output;
    }
}
