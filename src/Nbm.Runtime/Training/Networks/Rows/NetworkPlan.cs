using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A network that learns rows.</summary>
/// <param name="Name">What the names of its parameters begin with.</param>
/// <param name="Inputs">The inputs of rows that are known beforehand: n × M numbers, row by row.</param>
/// <param name="Width">M.</param>
/// <param name="Build">Records the network.</param>
internal sealed record NetworkPlan(string Name, Func<EncodedRows, float[]> Inputs, int Width, NetworkBuilder Build)
{
    /// <summary>Categories whose embeddings come behind the inputs, side by side; what the network is built of has them all.</summary>
    public ImmutableArray<PlannedEmbedding> Embeddings { get; init; } = [];

    /// <summary>Adds the gradients of penalties to those of the loss; null for none.</summary>
    public Action<ParameterSet>? Penalise { get; init; }

    /// <summary>Moves parameters back to where they may be, after each step and before the first; null where they may be
    /// anywhere.</summary>
    public Action<ParameterSet>? Project { get; init; }

    /// <summary>What scores are held against; null: the loss of the target.</summary>
    public Func<Workspace, EncodedRows, NetworkLoss>? Loss { get; init; }

    /// <summary>How rows become inputs, which a model keeps with its network.</summary>
    public InputEncoding? Encoding { get; init; }

    /// <summary>What batch norm weighs each input by, where it isn't of batches, which a model keeps likewise.</summary>
    public ImmutableArray<double> Mass { get; init; } = [];

    /// <summary>What decides on the parameters, see <see cref="NetworkLayout"/>.</summary>
    public ImmutableSortedDictionary<string, string> Layout { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Rows of the scores; null: one for each output of the target.</summary>
    public int? Scores { get; init; }
}
