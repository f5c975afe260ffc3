using Nbm.Persistence;

namespace Nbm;

public abstract partial class TrainedModel
{
    /// <summary>Exports the model to a file, which appears whole or not at all.</summary>
    /// <param name="path">Where; a file there is replaced.</param>
    /// <param name="export">What to write: <see cref="SqlExport"/>, <see cref="JsonExport"/>, …</param>
    /// <exception cref="NbmExportException">The target can't express a part of the model, or takes no model of its family.</exception>
    public void Export(string path, ModelExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        WholeFile.Write(path, stream => export.WriteAny(this, stream));
    }

    /// <summary>Exports the model to a stream.</summary>
    /// <inheritdoc cref="Export(string, ModelExport)"/>
    public void Export(Stream stream, ModelExport export)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(export);
        export.WriteAny(this, stream);
    }
}
