using Nbm.Generated;

namespace Nbm;

/// <summary>What all typed models share. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract partial class Model<TRecord> : ISizedModel
{
    private readonly bool _hasOffset;

    private protected Model(RecordEncoder<TRecord> encoder, AdditiveModel model)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(model);
        SchemaComparison.ThrowIfDifferent(model.Schema, encoder.Schema);
        RowEncoder = encoder;
        Additive = model;
        _hasOffset = model.Schema.HasOffset;
    }

    /// <summary>The compiled model, without types: what predicts, explains and is saved.</summary>
    public AdditiveModel Additive { get; }

    /// <summary>What the model takes and predicts.</summary>
    public ModelSchema Schema => Additive.Schema;

    /// <summary>The importance of every term, the largest first.</summary>
    public IReadOnlyList<TermImportance> Importances => Additive.Importances;

    /// <inheritdoc/>
    public ModelSize Size => Additive.Size;

    /// <summary>How training went.</summary>
    public TrainingHistory TrainingHistory => Additive.TrainingHistory;

    /// <inheritdoc cref="AdditiveModel.TrainingRun"/>
    public TrainingRun? TrainingRun => Additive.TrainingRun;

    /// <inheritdoc cref="AdditiveModel.Notices"/>
    public IReadOnlyList<TrainingNotice> Notices => Additive.Notices;

    private protected RecordEncoder<TRecord> RowEncoder { get; }

    /// <summary>Saves the model. The file appears whole or not at all.</summary>
    /// <param name="path">Where; a file there is replaced.</param>
    public void Save(string path) => Additive.Save(path);

    /// <summary>Writes the model to a stream.</summary>
    public void Save(Stream stream) => Additive.Save(stream);
}
