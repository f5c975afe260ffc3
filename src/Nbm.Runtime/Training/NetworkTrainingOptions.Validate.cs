using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Nbm.Backends;

namespace Nbm;

public abstract partial record NetworkTrainingOptions
{
    /// <summary>Checks every property.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A property is out of its range; the message names the property, its value and the
    /// range.</exception>
    public void Validate()
    {
        Check(Epochs is null or (>= 0 and <= 1_000_000), Epochs, "null or 0 … 1,000,000");
        Check(Patience is null or >= 1, Patience, "null or 1 and more");
        Check(BatchSize >= 1, BatchSize, "1 and more");
        Check(LearningRate is > 0 and < double.PositiveInfinity, LearningRate, "above 0 and finite");
        Check(WeightDecay is >= 0 and < double.PositiveInfinity, WeightDecay, "0 and more, finite");
        Check(ValidationFraction is >= 0 and < 1, ValidationFraction, "0 … below 1");
        Check(Enum.IsDefined(Ties), Ties, "a member of TiesMethod");
        Check(MinCount >= 1, MinCount, "1 and more");
        Check(MaxLevels >= 0, MaxLevels, "0 and more");
        Check(MemoryBudget >= 0, MemoryBudget, "0 and more");
        Check(Threads is null or (>= 1 and <= 4096), Threads, "null or 1 … 4,096");
        Check(Enum.IsDefined(OnCancel), OnCancel, "a member of OnCancel");
        Check(Checkpoint is null || !string.IsNullOrWhiteSpace(Checkpoint.Path), Checkpoint, "null or the path of a file");
        Check(Checkpoint is null || Checkpoint.Every >= TimeSpan.Zero, Checkpoint, "a time of 0 and more between two writings");
        ValidateFamily();
    }

    /// <summary>
    /// What differs from the defaults of the family and bears on the model, as text by name; see <see cref="TrainingOptions.Differences"/>.
    /// </summary>
    internal ImmutableSortedDictionary<string, string> Differences()
    {
        var differences = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        NetworkTrainingOptions usual = Usual;
        Add(nameof(KeepNetworks), KeepNetworks, usual.KeepNetworks);
        Add(nameof(Epochs), Epochs, usual.Epochs);
        Add(nameof(Patience), Patience, usual.Patience);
        Add(nameof(BatchSize), BatchSize, usual.BatchSize);
        Add(nameof(LearningRate), LearningRate, usual.LearningRate);
        Add(nameof(WeightDecay), WeightDecay, usual.WeightDecay);
        Add(nameof(ValidationFraction), ValidationFraction, usual.ValidationFraction);
        Add(nameof(Loss), Loss?.GetType().Name, null);
        Add(nameof(ClassWeights), ClassWeights, null);
        Add(nameof(Ties), Ties, usual.Ties);
        Add(nameof(MinCount), MinCount, usual.MinCount);
        Add(nameof(MaxLevels), MaxLevels, usual.MaxLevels);
        Add(nameof(Backend), Backend is null or ManagedBackend ? null : Backend.GetType().Name, null);
        foreach ((string name, object? value, object? byDefault) in FamilyValues(usual))
        {
            Add(name, value, byDefault);
        }

        return differences.ToImmutable();

        void Add(string name, object? value, object? byDefault)
        {
            if (!Equals(value, byDefault))
            {
                differences.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none");
            }
        }
    }

    /// <summary>Checks the properties of the family's own.</summary>
    private protected abstract void ValidateFamily();

    /// <summary>The family's own properties that bear on the model: name, value, default. Lists as texts.</summary>
    /// <param name="usual">The defaults.</param>
    private protected abstract IEnumerable<(string Name, object? Value, object? Default)> FamilyValues(NetworkTrainingOptions usual);

    /// <summary>Refuses a property that is out of its range.</summary>
    private protected void Check(
        bool holds, object? value, string range, [CallerArgumentExpression(nameof(value))] string property = "")
    {
        if (!holds)
        {
            string found = Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null";
            throw new ArgumentOutOfRangeException(property, value, $"{GetType().Name}.{property} is {found}; expected: {range}.");
        }
    }
}
