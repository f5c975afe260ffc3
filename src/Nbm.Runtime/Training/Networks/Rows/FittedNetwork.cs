using Nbm.Models;

namespace Nbm.Training;

/// <summary>What was learned, on the host.</summary>
/// <param name="History">How; empty where not one epoch has ended: then parameters are those before the first step.</param>
internal sealed record FittedNetwork(TrainingHistory History)
{
    private readonly Dictionary<string, float[]> _parameters = [];

    /// <param name="plan">The network.</param>
    /// <param name="parameters">Its parameters, with memory.</param>
    /// <param name="values">All their values.</param>
    /// <param name="history">How they were learned.</param>
    public FittedNetwork(NetworkPlan plan, ParameterSet parameters, float[] values, TrainingHistory history)
        : this(history)
    {
        foreach (Parameter parameter in parameters.All)
        {
            _parameters.Add(parameter.Name[(plan.Name.Length + 2)..], values[parameter.Offset..(parameter.Offset + parameter.Length)]);
        }

        Count = parameters.Count;
    }

    /// <summary>What the model is to keep of the network; null for nothing.</summary>
    public KeptNetworks? Kept { get; init; }

    /// <summary>How many numbers were learned.</summary>
    public int Count { get; }

    /// <summary>A parameter's values, row-major, by its name without the network's: <c>hidden 1 weight</c>.</summary>
    public float[] this[string name] => _parameters.TryGetValue(name, out float[]? values)
        ? values
        : throw new InvalidOperationException($"The network has no parameter '{name}'; it has {string.Join(", ", _parameters.Keys)}.");
}
