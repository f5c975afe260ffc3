using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Parsing;

/// <summary>What the parser asks a compilation. Never kept in a spec.</summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    /// <summary>The compilation that the model is part of.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>The language version that generated code is compiled with.</summary>
    public LanguageVersion LanguageVersion { get; } =
        (compilation as CSharpCompilation)?.LanguageVersion ?? LanguageVersion.Default;

    /// <summary>Whether the types that generated code builds on are there.</summary>
    public bool HasRuntime { get; } = compilation.GetTypeByMetadataName("Nbm.Generated.RecordEncoder`1") is not null;

    /// <summary>Whether CSV readers are generated.</summary>
    public bool HasCsvHelper { get; } = compilation.GetTypeByMetadataName("CsvHelper.CsvReader") is not null;
}
