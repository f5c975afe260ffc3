using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A property of the build that analyzers see.</summary>
internal sealed class BuildProperty(string name, string property) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property." + name, property);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => ItemMetadata.None.GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ItemMetadata.None.GlobalOptions;

    private sealed class Options(string name, string property) : AnalyzerConfigOptions
    {
#nullable disable // [NotNullWhen] is there twice: the generator, whose internals are seen here, has its own.
        public override bool TryGetValue(string key, out string value)
#nullable restore
        {
            value = key == name ? property : null!;
            return value is not null;
        }
    }
}
