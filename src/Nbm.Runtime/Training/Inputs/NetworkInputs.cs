using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// What a network of all features reads: plain inputs, which are known beforehand, then an embedding for each category of many levels,
/// which it learns. Afterwards all of them are a model's
/// inputs, feature by feature (<see cref="Finish"/>).
/// </summary>
internal sealed class NetworkInputs
{
    private readonly TrainingData _data;

    /// <param name="data">The rows.</param>
    /// <param name="plain">The inputs of all that isn't embedded; none of what is.</param>
    /// <param name="embedded">The categories that are.</param>
    public NetworkInputs(TrainingData data, InputEncoding plain, ImmutableArray<EmbeddedFeature> embedded)
    {
        (_data, Plain, Embedded) = (data, plain, embedded);
        Embeddings = [.. embedded.Select(own => new PlannedEmbedding(
            NameOf(own), own.Axis.Positions, own.Columns, own.Axis.HasUnseen ? own.Axis.UnseenPosition : null, own.PositionsOf))];
        Owners =
        [
            .. plain.Blocks.SelectMany((block, input) => Enumerable.Repeat((input, -1), block.Count)),
            .. embedded.SelectMany(own => Enumerable.Range(0, own.Columns).Select(column => (own.Axis.Feature, column / own.Width))),
        ];
        Order = [.. Enumerable.Range(0, plain.Blocks.Length).SelectMany(InputsOf)];
    }

    public InputEncoding Plain { get; }

    public ImmutableArray<EmbeddedFeature> Embedded { get; }

    public ImmutableArray<PlannedEmbedding> Embeddings { get; }

    /// <summary>How many inputs the network has.</summary>
    public int Count => Owners.Length;

    /// <summary>Of each input of the network the feature, or the vector behind all features, and which copy of its embedding, −1 of plain
    /// ones.</summary>
    public ImmutableArray<(int Input, int Copy)> Owners { get; }

    /// <summary>For each input of the model that of the network.</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>The plain inputs of rows, n × as many as there are.</summary>
    public float[] Encode(EncodedRows rows) => InputBuilder.Encode(Plain, rows);

    /// <summary>All inputs as a model has them, embeddings as they were learned.</summary>
    public InputEncoding Finish(FittedNetwork network)
    {
        if (Embedded.IsEmpty)
        {
            return Plain;
        }

        var features = ImmutableArray.CreateBuilder<FeatureInputs>();
        var vectors = ImmutableArray.CreateBuilder<DenseInputs>();
        int first = 0;
        foreach (FeatureInputs own in Plain.Features)
        {
            EmbeddedFeature? embedded = Embedded.FirstOrDefault(other => other.Axis.Feature == own.Axis.Feature);
            features.Add(embedded?.Finish(first, network[$"{NameOf(embedded)} embedding"])
                ?? new FeatureInputs(own.Axis, first, own.Count, own.Starts, own.Indices, own.Values));
            first += features[^1].Count;
        }

        foreach (DenseInputs own in Plain.Vectors)
        {
            vectors.Add(new DenseInputs(own.Vector, first, own.Means, own.Deviations));
            first += own.Count;
        }

        return new InputEncoding(Plain.Schema, features.ToImmutable(), vectors.ToImmutable());
    }

    /// <summary>Weights of the network's inputs in the order that the model has them.</summary>
    /// <param name="weights">Inputs × outputs.</param>
    /// <param name="outputs">How many outputs.</param>
    public float[] Ordered(float[] weights, int outputs)
    {
        var ordered = new float[weights.Length];
        for (int i = 0; i < Order.Length; i++)
        {
            weights.AsSpan(Order[i] * outputs, outputs).CopyTo(ordered.AsSpan(i * outputs));
        }

        return ordered;
    }

    private string NameOf(EmbeddedFeature own) => _data.Schema.Features[own.Axis.Feature].Name;

    private IEnumerable<int> InputsOf(int input)
    {
        InputBlock block = Plain.Blocks[input];
        return Embedded.Any(own => own.Axis.Feature == input)
            ? Enumerable.Range(0, Owners.Length).Where(i => Owners[i].Input == input)
            : Enumerable.Range(block.First, block.Count);
    }
}
