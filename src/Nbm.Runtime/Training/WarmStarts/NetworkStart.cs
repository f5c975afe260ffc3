using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Nbm.Backends;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// The networks that a trained model has kept as the beginning of a fit to other rows of the same record. Their inputs, the scale of their
/// scores and the shares that batch norm weighs by stay as they were learned, so that they say at first what the model says.
/// </summary>
internal sealed class NetworkStart : IKnownTexts
{
    private readonly TrainedModel _model;

    private NetworkStart(TrainedModel model, KeptNetworks networks) => (_model, Networks) = (model, networks);

    /// <summary>What the model has kept.</summary>
    public KeptNetworks Networks { get; }

    /// <summary>The scale that targets were learned in.</summary>
    public TargetScale Scale => new(Networks.Mean, Networks.Deviation);

    /// <inheritdoc/>
    public ImmutableArray<string> Classes => _model.Classes;

    /// <inheritdoc/>
    public bool AreAll => true;

    /// <param name="model">The model.</param>
    /// <param name="schema">What is to be trained.</param>
    /// <param name="kind">What networks the fit learns, see <see cref="KeptNetworks.Kind"/>.</param>
    /// <exception cref="ArgumentException">The model has kept no networks, or other ones.</exception>
    /// <exception cref="NbmSchemaException">The record isn't the model's; names the first difference.</exception>
    public static NetworkStart Of(TrainedModel model, ModelSchema schema, string kind)
    {
        SchemaComparison.ThrowIfDifferent(model.Schema, schema);
        return model.KeptNetworks is not { } networks
            ? throw new ArgumentException(
                $"This model of {model.Schema.Name} keeps no networks that training could go on from: they were let go once it was "
                    + "compiled. "
                + $"Train it with {nameof(TrainingOptions.KeepNetworks)} = true, or train from scratch.",
                nameof(model))
            : networks.Kind == kind ? new NetworkStart(model, networks)
            : throw new ArgumentException($"The networks that this model of {model.Schema.Name} keeps are of the kind "
                + $"'{Cited.Text(networks.Kind)}'; expected: '{kind}'.", nameof(model));
    }

    /// <summary>The networks of a model whose bases another fit may begin with: they don't depend on what levels there are. Null where it
    /// keeps none.</summary>
    public static NetworkStart? OfBases(TrainedModel model) => model.KeptNetworks is { Kind: NetworkLayout.OfTables } networks
        ? new NetworkStart(model, networks) : null;

    /// <inheritdoc/>
    public ImmutableArray<string> Levels(int feature) => _model.Vocabularies.Levels(feature);

    /// <summary>Refuses options that ask for other networks than were kept.</summary>
    /// <param name="layout">What the fit's options say, see <see cref="KeptNetworks.Layout"/>.</param>
    /// <param name="isOfBases">Whether bases alone are taken over, which other options than these have no part in.</param>
    /// <exception cref="ArgumentException">They do; names the first.</exception>
    public void CheckLayout(ImmutableSortedDictionary<string, string> layout, bool isOfBases = false)
    {
        IEnumerable<string> names = isOfBases ? layout.Keys : layout.Keys.Union(Networks.Layout.Keys, StringComparer.Ordinal);
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            string found = layout.GetValueOrDefault(name, "none"), kept = Networks.Layout.GetValueOrDefault(name, "none");
            if (found != kept)
            {
                throw new ArgumentException(
                    $"Training can't go on from the networks of this model of {_model.Schema.Name} with {name} = {found}: they were "
                        + $"learned with {Cited.Text(kept)}. "
                    + "Ask for that, or train from scratch.");
            }
        }
    }

    /// <summary>Gives parameters, which have memory, the values that were kept.</summary>
    /// <exception cref="NbmFormatException">One is missing, or has another shape.</exception>
    public void Restore(Backend backend, ParameterSet parameters)
    {
        Dictionary<string, FileTensor> kept = Networks.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var values = new float[parameters.Values.Length];
        foreach (Parameter parameter in parameters.All)
        {
            FileTensor? own = kept.GetValueOrDefault(parameter.Name);
            if (own is null || !own.Shape.AsSpan().SequenceEqual([parameter.Rows, parameter.Columns]))
            {
                throw new NbmFormatException(
                    $"The networks of this model of {_model.Schema.Name} are damaged: the parameter '{parameter.Name}' "
                        + $"{(own is null ? "is missing" : $"is of {own.ShapeText}")}"
                    + FormattableString.Invariant($"; expected: {parameter.Rows} × {parameter.Columns}."));
            }

            own.Singles!.CopyTo(values, parameter.Offset);
        }

        backend.Upload(values, parameters.Values);
    }

    /// <summary>Gives the networks of bases, those of the orders that were kept, the values that they had; all else stays as it was
    /// drawn.</summary>
    public void RestoreBases(Backend backend, ParameterSet parameters)
    {
        Dictionary<string, FileTensor> kept = Networks.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (Parameter parameter in parameters.All.Where(own =>
            own.Name.StartsWith(SharedNetwork.NameOfBases, StringComparison.Ordinal)))
        {
            if (kept.TryGetValue(parameter.Name, out FileTensor? own)
                && own.Shape.AsSpan().SequenceEqual([parameter.Rows, parameter.Columns]))
            {
                backend.Upload(own.Singles!, parameter.Value);
            }
        }
    }

    /// <summary>A hash of all values.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (FileTensor parameter in Networks.Parameters)
        {
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Singles.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>All parameters as a model keeps them.</summary>
    /// <param name="parameters">Their names and shapes.</param>
    /// <param name="values">Their values.</param>
    public static ImmutableArray<FileTensor> Keep(ParameterSet parameters, float[] values) =>
        [.. parameters.All.Select(own => FileTensor.Of(own.Name, values[own.Offset..(own.Offset + own.Length)], own.Rows, own.Columns))];
}
