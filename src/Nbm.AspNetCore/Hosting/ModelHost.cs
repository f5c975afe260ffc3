namespace Nbm;

/// <summary>Holds the model of a file for those who serve it, and exchanges it as a whole. Thread-safe.</summary>
public abstract class ModelHost
{
    private protected ModelHost(string name, string path, TimeSpan reloadInterval, bool isRequired, int maxRows)
    {
        Name = name;
        Path = path;
        ReloadInterval = reloadInterval;
        IsRequired = isRequired;
        MaxRows = maxRows;
    }

    /// <summary>What the model was registered as.</summary>
    public string Name { get; }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>Why the file isn't what serves; null if it is.</summary>
    public string? Error { get; private protected set; }

    /// <summary>The model that serves, without types; null where none could be loaded yet. Take it once for each request.</summary>
    public ServedModel? CurrentOrNull => Serving;

    /// <summary>What <c>OnDrift</c> threw when it was told of the last window; null if nothing.</summary>
    public string? DriftError { get; private protected set; }

    internal TimeSpan ReloadInterval { get; }

    internal bool IsRequired { get; }

    internal int MaxRows { get; }

    internal string? Challenger { get; init; }

    internal Action<ShadowScore>? OnShadow { get; init; }

    private protected abstract ServedModel? Serving { get; }

    /// <summary>Looks at the file: if it holds another model than the one that serves, and nothing is wrong with it, that one serves from
    /// now on.</summary>
    public abstract ReloadResult Reload();

    /// <summary>The same, if the file looks as if it had changed since, or was wrong then.</summary>
    internal abstract ReloadResult ReloadIfChanged();
}
