using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Tests.Harness;

/// <summary>The assemblies that sources in tests compile against.</summary>
internal static class References
{
    /// <summary>The .NET reference assemblies.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Directory.EnumerateFiles(BuildInfo.ReferencePack, "*.dll").Order(StringComparer.Ordinal).Select(From)];

    /// <summary>These, and the attributes.</summary>
    public static ImmutableArray<MetadataReference> WithoutRuntime { get; } = Framework.Add(
        From(typeof(NbmModelAttribute).Assembly.Location));

    /// <summary>What a project that references Nbm.Runtime has.</summary>
    public static ImmutableArray<MetadataReference> Default { get; } =
        WithoutRuntime.Add(From(typeof(Backends.Backend).Assembly.Location));

    /// <summary>What a project that also references CsvHelper has.</summary>
    public static ImmutableArray<MetadataReference> WithCsvHelper { get; } =
        Default.Add(From(typeof(CsvHelper.CsvReader).Assembly.Location));

    private static MetadataReference From(string path) => MetadataReference.CreateFromFile(path);
}
