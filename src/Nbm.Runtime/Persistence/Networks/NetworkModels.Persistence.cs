using Nbm.Persistence;

namespace Nbm;

public sealed partial class MlpModel
{
    /// <summary>Loads a perceptron. Safe whatever the file holds: it is data, never code.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">The schema of the record that it is to serve; null takes any.</param>
    /// <exception cref="NbmFormatException">The file is no model, damaged, of a newer version, or holds a model of another
    /// family.</exception>
    /// <exception cref="NbmSchemaException">The model was trained on another record; names the first difference.</exception>
    public static new MlpModel Load(string path, ModelSchema? expected = null) => ModelFile.Load<MlpModel>(path, expected);

    /// <summary>Loads a perceptron from a stream, which is left behind the model.</summary>
    /// <inheritdoc cref="Load(string, ModelSchema)"/>
    public static new MlpModel Load(Stream stream, ModelSchema? expected = null) => ModelFile.Load<MlpModel>(stream, expected);
}

public sealed partial class SpamModel
{
    /// <summary>Loads a polynomial. Safe whatever the file holds: it is data, never code.</summary>
    /// <inheritdoc cref="MlpModel.Load(string, ModelSchema)"/>
    public static new SpamModel Load(string path, ModelSchema? expected = null) => ModelFile.Load<SpamModel>(path, expected);

    /// <summary>Loads a polynomial from a stream, which is left behind the model.</summary>
    /// <inheritdoc cref="MlpModel.Load(string, ModelSchema)"/>
    public static new SpamModel Load(Stream stream, ModelSchema? expected = null) => ModelFile.Load<SpamModel>(stream, expected);
}

public sealed partial class ExpertsModel
{
    /// <summary>Loads experts. Safe whatever the file holds: it is data, never code.</summary>
    /// <inheritdoc cref="MlpModel.Load(string, ModelSchema)"/>
    public static new ExpertsModel Load(string path, ModelSchema? expected = null) => ModelFile.Load<ExpertsModel>(path, expected);

    /// <summary>Loads experts from a stream, which is left behind the model.</summary>
    /// <inheritdoc cref="MlpModel.Load(string, ModelSchema)"/>
    public static new ExpertsModel Load(Stream stream, ModelSchema? expected = null) => ModelFile.Load<ExpertsModel>(stream, expected);
}

public sealed partial class FlintModel
{
    /// <summary>Loads a predictor with its interpreter. Safe whatever the file holds: it is data, never code.</summary>
    /// <inheritdoc cref="MlpModel.Load(string, ModelSchema)"/>
    public static new FlintModel Load(string path, ModelSchema? expected = null) => ModelFile.Load<FlintModel>(path, expected);

    /// <summary>Loads a predictor with its interpreter from a stream, which is left behind the model.</summary>
    /// <inheritdoc cref="MlpModel.Load(string, ModelSchema)"/>
    public static new FlintModel Load(Stream stream, ModelSchema? expected = null) => ModelFile.Load<FlintModel>(stream, expected);
}
