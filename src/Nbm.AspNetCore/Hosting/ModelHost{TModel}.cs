using System.Security.Cryptography;

namespace Nbm;

/// <inheritdoc/>
/// <typeparam name="TModel">The class of the model.</typeparam>
public sealed class ModelHost<TModel> : ModelHost
    where TModel : class, ILoadableModel<TModel>
{
    private readonly NbmModelOptions<TModel> _options;
    private readonly TimeProvider _time;
    private readonly Lock _loading = new();
    private (long Length, DateTime Written)? _seen;
    private ServedModel<TModel>? _current;

    internal ModelHost(NbmModelOptions<TModel> options, TimeProvider time)
        : base(options.Name, options.Path, options.ReloadInterval, options.IsRequired, options.MaxRows)
    {
        _options = options;
        _time = time;
        Challenger = options.Challenger;
        OnShadow = options.OnShadow;
    }

    /// <summary>The model that serves. Take it once for each request: the next call may give another one.</summary>
    /// <exception cref="ModelRefusedException">None could be loaded; says why.</exception>
    public ServedModel<TModel> Current
    {
        get
        {
            if (Volatile.Read(ref _current) is not { } current)
            {
                Reload();
                current = Volatile.Read(ref _current)
                    ?? throw new ModelRefusedException(Error ?? $"{Path}: no model could be loaded from it.");
            }

            return current;
        }
    }

    private protected override ServedModel? Serving => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public override ReloadResult Reload()
    {
        lock (_loading)
        {
            try
            {
                _seen = Stamp();
                byte[] bytes = File.ReadAllBytes(Path);
                string fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes));
                if (_current?.Identity.Fingerprint == fingerprint)
                {
                    Error = null;
                    return ReloadResult.Unchanged;
                }

                TModel model = Load(bytes);
                var identity = new ModelIdentity(Name, _options.Version ?? fingerprint[..12], fingerprint);
                var served = new ServedModel<TModel>(model, identity, _time.GetUtcNow(), _options.Drift);
                if (served.Drift is { } drift && _options.OnDrift is { } told)
                {
                    drift.WindowEnded += report => Tell(told, report);
                }

                Volatile.Write(ref _current, served);
                Error = null;
                return ReloadResult.Switched;
            }
#pragma warning disable CA1031 // Whatever is wrong with a file or a user's check, what serves goes on serving.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _seen = null; // It may be half written: it is looked at again, whether or not it seems to have changed.
                Error = e.Message.Contains(Path, StringComparison.Ordinal) ? e.Message : $"{Path}: {e.Message}";
                return ReloadResult.Refused;
            }
        }
    }

    internal override ReloadResult ReloadIfChanged()
    {
        lock (_loading)
        {
            return _seen is { } seen && Stamp() == seen ? ReloadResult.Unchanged : Reload();
        }
    }

    // What a user's handler throws is no fault of the request that ended the window.
    private void Tell(Action<DriftReport> told, DriftReport report)
    {
        try
        {
            told(report);
            DriftError = null;
        }
#pragma warning disable CA1031 // Whatever it is, the health check says it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            DriftError = $"{nameof(NbmModelOptions<>.OnDrift)} threw {e.GetType().Name}: {e.Message}";
        }
    }

    // Null where there is no file, as for a moment while another one takes its place, or where it can't be looked at: then it is read, and
    // that says why.
    private (long Length, DateTime Written)? Stamp()
    {
        try
        {
            FileInfo file = new(Path);
            // Of a link what it leads to, which is what deployments exchange.
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private TModel Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        TModel model = TModel.Load(stream);
        if (stream.Position != stream.Length)
        {
            throw new ModelRefusedException(
                FormattableString.Invariant($"{stream.Length - stream.Position} bytes follow the model; expected: none."));
        }

        if (!_options.AllowsOtherSchema && _current is { } old && old.Trained.Schema.Hash != model.Trained.Schema.Hash)
        {
            throw new ModelRefusedException(
                $"its model was trained on another {model.Trained.Schema.Name} than the one that serves: requests would be read in another "
                    + $"way. Serve it under another name, or set {nameof(NbmModelOptions<>.AllowsOtherSchema)}.");
        }

        return _options.Check?.Invoke(model) is { } wrong ? throw new ModelRefusedException($"its model was refused: {wrong}") : model;
    }
}
