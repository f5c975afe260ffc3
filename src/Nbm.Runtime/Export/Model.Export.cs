namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <inheritdoc cref="TrainedModel.Export(string, ModelExport)"/>
    public void Export(string path, ModelExport export) => Trained.Export(path, export);

    /// <inheritdoc cref="TrainedModel.Export(Stream, ModelExport)"/>
    public void Export(Stream stream, ModelExport export) => Trained.Export(stream, export);
}
