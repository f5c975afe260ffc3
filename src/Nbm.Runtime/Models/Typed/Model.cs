using Nbm.Generated;

namespace Nbm;

/// <summary>What all typed models share. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract partial class Model<TRecord> : ISizedModel
{
    private readonly bool _hasOffset;
    private readonly bool _hasVectors;

    private protected Model(RecordEncoder<TRecord> encoder, TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(model);
        SchemaComparison.ThrowIfDifferent(model.Schema, encoder.Schema);
        RowEncoder = encoder;
        Trained = model;
        _hasOffset = model.Schema.HasOffset;
        _hasVectors = !model.Schema.Vectors.IsEmpty;
    }

    /// <summary>The model without types: what predicts, explains and is saved.</summary>
    public TrainedModel Trained { get; }

    /// <summary>The same as a model of tables.</summary>
    /// <exception cref="NotSupportedException">It is of another family.</exception>
    public AdditiveModel Additive => Trained.Tables(nameof(Additive));

    /// <summary>What the model takes and predicts.</summary>
    public ModelSchema Schema => Trained.Schema;

    /// <summary>The importance of every part, the largest first.</summary>
    public IReadOnlyList<TermImportance> Importances => Trained.Importances;

    /// <inheritdoc/>
    public ModelSize Size => Trained.Size;

    /// <summary>How training went.</summary>
    public TrainingHistory TrainingHistory => Trained.TrainingHistory;

    /// <inheritdoc cref="TrainedModel.TrainingRun"/>
    public TrainingRun? TrainingRun => Trained.TrainingRun;

    /// <inheritdoc cref="TrainedModel.Notices"/>
    public IReadOnlyList<TrainingNotice> Notices => Trained.Notices;

    /// <summary>What was changed by hand since training, the earliest first; only additive models are edited.</summary>
    public IReadOnlyList<ModelEdit> Edits => Trained is AdditiveModel additive ? additive.Edits : [];

    private protected RecordEncoder<TRecord> RowEncoder { get; }

    /// <summary>Saves the model. The file appears whole or not at all.</summary>
    /// <param name="path">Where; a file there is replaced.</param>
    public void Save(string path) => Trained.Save(path);

    /// <summary>Writes the model to a stream.</summary>
    public void Save(Stream stream) => Trained.Save(stream);
}
