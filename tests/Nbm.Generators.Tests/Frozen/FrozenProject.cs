using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A project with model files, compiled and loaded.</summary>
internal static class FrozenProject
{
    /// <summary>Compiles sources with the generator and loads what comes out.</summary>
    public static Assembly Load(ImmutableArray<MetadataReference> references, ImmutableArray<string> modelFiles, params string[] sources) =>
        Load(Generate(references, modelFiles, sources));

    /// <summary>Loads a project that compiles without a warning.</summary>
    public static Assembly Load(Compilation project)
    {
        using var stream = new MemoryStream();
        project.Emit(stream).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
        stream.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(stream);
    }

    /// <summary>Sources and what is generated from them and from model files.</summary>
    public static Compilation Generate(ImmutableArray<MetadataReference> references, ImmutableArray<string> modelFiles,
        params string[] sources)
    {
        Consumer consumer = Consumer.Of(sources) with { References = references };
        CSharpCompilation compilation = consumer.Compile();
        consumer.NewDriver()
            .AddAdditionalTexts([.. modelFiles.Select(path => new FileText(path))])
            .WithUpdatedAnalyzerConfigOptions(ItemMetadata.None)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        reported.ShouldBeEmpty();
        return output;
    }
}
