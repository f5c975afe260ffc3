namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <inheritdoc cref="AdditiveModel.Export(string, ModelExport)"/>
    public void Export(string path, ModelExport export) => Additive.Export(path, export);

    /// <inheritdoc cref="AdditiveModel.Export(Stream, ModelExport)"/>
    public void Export(Stream stream, ModelExport export) => Additive.Export(stream, export);
}
