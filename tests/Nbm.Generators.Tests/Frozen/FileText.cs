using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A file of the project that isn't text: the compiler refuses to read a binary one as such.</summary>
internal sealed class FileText(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("A model file is binary; it must not be asked for as text.");
}
