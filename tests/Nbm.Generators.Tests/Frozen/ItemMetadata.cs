using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>What the project says of its model files, <c>Record</c> alone, by the file's name.</summary>
internal sealed class ItemMetadata(IReadOnlyDictionary<string, string> records) : AnalyzerConfigOptionsProvider
{
    public static ItemMetadata None { get; } = new(new Dictionary<string, string>());

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options(records.GetValueOrDefault(Path.GetFileName(textFile.Path)));

    private sealed class Options(string? record) : AnalyzerConfigOptions
    {
#nullable disable // [NotNullWhen] is there twice: the generator, whose internals are seen here, has its own.
        public override bool TryGetValue(string key, out string value)
#nullable restore
        {
            value = key == "build_metadata.AdditionalFiles.NbmRecord" ? record! : null!;
            return value is not null;
        }
    }
}
