using Nbm.Persistence;

namespace Nbm;

public sealed partial class AdditiveModel
{
    /// <summary>Loads an additive model. Safe whatever the file holds: it is data, never code.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">The schema of the record that it is to serve; null takes any.</param>
    /// <exception cref="NbmFormatException">The file is no model, damaged, of a newer version, or holds a model of another
    /// family.</exception>
    /// <exception cref="NbmSchemaException">The model was trained on another record; names the first difference.</exception>
    public static new AdditiveModel Load(string path, ModelSchema? expected = null) => ModelFile.Load<AdditiveModel>(path, expected);

    /// <summary>Loads an additive model from a stream, which is left behind the model.</summary>
    /// <inheritdoc cref="Load(string, ModelSchema)"/>
    public static new AdditiveModel Load(Stream stream, ModelSchema? expected = null) => ModelFile.Load<AdditiveModel>(stream, expected);
}
