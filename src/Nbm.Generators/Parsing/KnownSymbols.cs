using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Parsing;

/// <summary>What the parser asks a compilation. Never kept in a spec.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="hasModelFiles">Whether the project compiles model files, whose scorers need the attributes alone.</param>
internal sealed class KnownSymbols(Compilation compilation, bool hasModelFiles)
{
    /// <summary>The compilation that the model is part of.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>The language version that generated code is compiled with.</summary>
    public LanguageVersion LanguageVersion { get; } =
        (compilation as CSharpCompilation)?.LanguageVersion ?? LanguageVersion.Default;

    /// <summary>Whether the types that generated code builds on are there.</summary>
    public bool HasRuntime { get; } = compilation.GetTypeByMetadataName("Nbm.Generated.RecordEncoder`1") is not null;

    /// <summary>Whether CSV readers are generated.</summary>
    public bool HasCsvHelper => WhyNoCsvReader is null;

    /// <summary>Why CSV readers aren't generated, as a clause; null if they are.
    /// Readers are code on the API that CsvHelper had up to version 33.</summary>
    public string? WhyNoCsvReader { get; } =
        compilation.GetTypeByMetadataName("CsvHelper.CsvParser") is not null
            && compilation.GetTypeByMetadataName("CsvHelper.Configuration.CsvConfiguration") is not null ? null
        : compilation.GetTypeByMetadataName("CsvHelper.CsvReader") is null ? "CsvHelper is not referenced"
        : "the CsvHelper that is referenced has another API, as versions from 34 on have";

    /// <summary>Whether the exponential whose bits are the same everywhere is there: of .NET 9 and newer.</summary>
    public bool HasVectorExp { get; } =
        compilation.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector128")?.GetMembers("Exp").IsEmpty == false;

    /// <summary>Whether the project has nothing that could be generated.</summary>
    public bool IsWithoutUse => !HasRuntime && !hasModelFiles;
}
