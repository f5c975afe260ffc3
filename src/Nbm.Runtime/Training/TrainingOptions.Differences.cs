using System.Collections.Immutable;
using System.Globalization;
using Nbm.Backends;

namespace Nbm;

public sealed partial record TrainingOptions
{
    /// <summary>
    /// What differs from the defaults and bears on the model, as text by name. Not <see cref="Seed"/>, which stands by itself, and neither
    /// <see cref="Threads"/>, <see cref="OnCancel"/> nor <see cref="Checkpoint"/>, on which no finished model depends.
    /// </summary>
    internal ImmutableSortedDictionary<string, string> Differences()
    {
        var differences = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        TrainingOptions usual = new() { Networks = new() { Kind = Networks.Kind, Units = Networks.Units } };
        Add(nameof(Refinement), Refinement, usual.Refinement);
        Add(nameof(Shapes), Shapes, usual.Shapes);
        Add(nameof(Loss), Loss?.GetType().Name, null);
        Add(nameof(ClassWeights), ClassWeights, null);
        Add(nameof(Ties), Ties, usual.Ties);
        Add(nameof(Smoothness), Smoothness, usual.Smoothness);
        Add(nameof(MemoryBudget), MemoryBudget, usual.MemoryBudget);
        Add(nameof(Rounds), Rounds, usual.Rounds);
        Add(nameof(PosteriorDraws), PosteriorDraws, usual.PosteriorDraws);
        Add(nameof(Bags), Bags, usual.Bags);
        Add(nameof(MinCount), MinCount, usual.MinCount);
        Add(nameof(MaxLevels), MaxLevels, usual.MaxLevels);
        Add(nameof(NetworkKind), Networks.Kind, NetworkKind.SharedBases);
        Add(nameof(NetworkUnits), Networks.Units, NetworkUnits.Relu);
        Add(nameof(KeepNetworks), KeepNetworks, usual.KeepNetworks);
        Add(nameof(Epochs), Epochs, usual.Epochs);
        Add(nameof(Patience), Patience, usual.Patience);
        Add(nameof(BatchSize), BatchSize, usual.BatchSize);
        Add(nameof(LearningRate), LearningRate, usual.LearningRate);
        Add(nameof(WeightDecay), WeightDecay, usual.WeightDecay);
        Add(nameof(Bases), Bases, usual.Bases);
        Add(nameof(HiddenUnits), string.Join(' ', HiddenUnits), string.Join(' ', usual.HiddenUnits));
        Add(nameof(BasisDropout), BasisDropout, usual.BasisDropout);
        Add(nameof(OutputPenalty), OutputPenalty, usual.OutputPenalty);
        Add(nameof(Networks.Sparsity), Networks.Sparsity, usual.Networks.Sparsity);
        Add(nameof(Networks.Entropy), Networks.Entropy, usual.Networks.Entropy);
        Add(nameof(ValidationFraction), ValidationFraction, usual.ValidationFraction);
        // Managed code gives the same bytes whoever makes it.
        Add(nameof(Backend), Backend is null or ManagedBackend ? null : Backend.GetType().Name, null);
        Add(nameof(Nodes), Nodes, usual.Nodes);
        Add(nameof(InteractionNodes), InteractionNodes, usual.InteractionNodes);
        Add(nameof(AxisScale), AxisScale, usual.AxisScale);
        Add(nameof(Frequencies), Frequencies, usual.Frequencies);
        Add(nameof(InteractionFrequencies), InteractionFrequencies, usual.InteractionFrequencies);
        return differences.ToImmutable();

        void Add(string name, object? value, object? byDefault)
        {
            if (!Equals(value, byDefault))
            {
                differences.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none");
            }
        }
    }
}
