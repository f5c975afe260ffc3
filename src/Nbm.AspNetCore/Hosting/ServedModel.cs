using Nbm.Serving;

namespace Nbm;

/// <summary>One model of one file, as it serves: what reads its rows and what its answers are signed with come and go with it, so that
/// whoever holds it gets answers that are wholly of this model, whatever is loaded meanwhile. Immutable and thread-safe.</summary>
public abstract class ServedModel
{
    private protected ServedModel(TrainedModel trained, ModelIdentity identity, DateTimeOffset loadedAt, DriftOptions? drift)
    {
        Trained = trained;
        Identity = identity;
        LoadedAt = loadedAt;
        Rows = new JsonRowReader(trained);
        Drift = drift is null || trained.Sketch is null ? null : new DriftMonitor(trained, drift);
        Info = ModelInfo.Of(trained, identity, loadedAt);
    }

    /// <summary>The model without types.</summary>
    public TrainedModel Trained { get; }

    /// <summary>What answers name it by.</summary>
    public ModelIdentity Identity { get; }

    /// <summary>When it began to serve.</summary>
    public DateTimeOffset LoadedAt { get; }

    /// <summary>Compares the rows that it is asked with those that it learned from; null where options say not to, and of a model that
    /// keeps no sketch of these.</summary>
    public DriftMonitor? Drift { get; }

    /// <summary>Reads rows of requests.</summary>
    internal JsonRowReader Rows { get; }

    /// <summary>What is told of it.</summary>
    internal ModelInfo Info { get; }
}

/// <inheritdoc/>
/// <typeparam name="TModel">The class of the model.</typeparam>
public sealed class ServedModel<TModel> : ServedModel
    where TModel : class, ILoadableModel<TModel>
{
    internal ServedModel(TModel model, ModelIdentity identity, DateTimeOffset loadedAt, DriftOptions? drift)
        : base(model.Trained, identity, loadedAt, drift) => Model = model;

    /// <summary>The model.</summary>
    public TModel Model { get; }
}
