using Nbm.Persistence;

namespace Nbm;

public abstract partial class TrainedModel
{
    /// <summary>Loads a model of any family. Safe whatever the file holds: it is data, never code.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">The schema of the record that it is to serve; null takes any.</param>
    /// <exception cref="NbmFormatException">The file is no model, damaged, or of a newer version or a family that this one doesn't
    /// know.</exception>
    /// <exception cref="NbmSchemaException">The model was trained on another record; names the first difference.</exception>
    public static TrainedModel Load(string path, ModelSchema? expected = null) => ModelFile.Load<TrainedModel>(path, expected);

    /// <summary>Loads a model of any family from a stream, which is left behind the model.</summary>
    /// <inheritdoc cref="Load(string, ModelSchema)"/>
    public static TrainedModel Load(Stream stream, ModelSchema? expected = null) => ModelFile.Load<TrainedModel>(stream, expected);

    /// <summary>Saves the model as a <c>.nbm</c> file (docs/model-file.md). The file appears whole or not at all; the same model gives the
    /// same bytes.</summary>
    /// <param name="path">Where; a file there is replaced.</param>
    public virtual void Save(string path) => ModelFile.Save(this, path);

    /// <summary>Writes the model to a stream.</summary>
    public virtual void Save(Stream stream) => ModelFile.Save(this, stream);
}
