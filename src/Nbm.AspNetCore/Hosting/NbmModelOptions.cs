namespace Nbm;

/// <summary>How a model file is served.</summary>
/// <typeparam name="TModel">The class of the model.</typeparam>
public sealed class NbmModelOptions<TModel>
    where TModel : class, ILoadableModel<TModel>
{
    internal NbmModelOptions(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the model is called in routes, health checks, answers and metrics, and the key of its services; by default the name of
    /// the file without its ending. No two models have the same.</summary>
    public string Name { get; set; }

    /// <summary>What answers say of the version; null for the beginning of the file's fingerprint, which changes whenever the file
    /// does.</summary>
    public string? Version { get; set; }

    /// <summary>How often the file is looked at; zero for never. A file that changed is loaded beside the one that serves, checked, and
    /// takes its place at once; one that can't be loaded or is refused changes nothing but the health check.</summary>
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Looks at a model before it serves, the first one too: null if it may, else what is wrong with it. What it throws is taken
    /// for that.</summary>
    public Func<TModel, string?>? Check { get; set; }

    /// <summary>Whether a file may take another's place that was trained on a record of other features or another target. Records are
    /// compared anyhow; this is for <see cref="TrainedModel"/>, which takes any.</summary>
    public bool AllowsOtherSchema { get; set; }

    /// <summary>Whether the program may not start without the model. A challenger may well be absent: requests that ask for it are answered
    /// with 503 until its file is there.</summary>
    public bool IsRequired { get; set; } = true;

    /// <summary>The name of another model that scores the same requests behind this one's back: its scores are recorded, never returned,
    /// and nothing that it does reaches an answer. Null for none.</summary>
    public string? Challenger { get; set; }

    /// <summary>Takes each row that the challenger was asked for, on a thread of its own; what it throws is counted as a failure.</summary>
    public Action<ShadowScore>? OnShadow { get; set; }

    /// <summary>How requests are compared with the rows that the model learned from; null for not at all.</summary>
    public DriftOptions? Drift { get; set; } = new();

    /// <summary>Takes the report of each window of requests, on the thread of the request that ends it: be brief. What it throws the
    /// health check says, and no request fails of it.</summary>
    public Action<DriftReport>? OnDrift { get; set; }

    /// <summary>How many rows a request may have.</summary>
    public int MaxRows { get; set; } = 10_000;

    internal void ThrowIfWrong()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReloadInterval, TimeSpan.Zero, nameof(ReloadInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRows, 1, nameof(MaxRows));
        if (Challenger == Name)
        {
            throw new ArgumentException($"The model {Name} is its own challenger; name another model.");
        }
    }
}
