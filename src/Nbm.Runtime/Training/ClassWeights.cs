using System.Collections.Immutable;
using System.Globalization;

namespace Nbm;

/// <summary>
/// How much rows of each class count in training, besides their own weight. Probabilities follow: a class that counts twice is predicted as
/// if it were twice as
/// frequent, so weigh to rank or to decide, not to be calibrated. Evaluation doesn't look at it.
/// </summary>
public sealed class ClassWeights
{
    private readonly ImmutableSortedDictionary<string, double>? _weights;

    private ClassWeights(ImmutableSortedDictionary<string, double>? weights) => _weights = weights;

    /// <summary>All classes count alike, however many rows they have; together as much as without.</summary>
    public static ClassWeights Balanced { get; } = new(null);

    /// <summary>Weights by the names of classes, such as <c>("true", 5)</c>; a class that isn't named counts 1.</summary>
    /// <exception cref="ArgumentException">A weight isn't finite and above zero, or a class is named twice.</exception>
    public static ClassWeights Of(params (string Class, double Weight)[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var byName = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach ((string name, double weight) in weights)
        {
            if (!(weight > 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"The weight of class '{name}' is {weight}; expected: finite and above zero."), nameof(weights));
            }

            if (!byName.TryAdd(name, weight))
            {
                throw new ArgumentException($"The class '{name}' is weighed twice.", nameof(weights));
            }
        }

        return new ClassWeights(byName.ToImmutable());
    }

    /// <summary>The weights in words.</summary>
    public override string ToString() => _weights is null
        ? "balanced"
        : string.Join(", ", _weights.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));

    /// <summary>Checks that there are classes, and all that are weighed among them.</summary>
    /// <param name="classes">Their names.</param>
    /// <param name="owner">What the user calls the options.</param>
    /// <exception cref="ArgumentException">There are no classes, or a name is none of theirs.</exception>
    internal void Check(ImmutableArray<string> classes, string owner = nameof(TrainingOptions))
    {
        string property = $"{owner}.{nameof(TrainingOptions.ClassWeights)}";
        if (classes.IsEmpty)
        {
            throw new ArgumentException($"{property} is '{this}', but the target is a number; expected: null, or a target of classes.");
        }

        if (_weights?.Keys.FirstOrDefault(name => !classes.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"{property} names the class '{unknown}'; the classes are {string.Join(", ", classes)}.");
        }
    }

    /// <summary>A factor for each class.</summary>
    /// <param name="classes">Their names.</param>
    /// <param name="targets">The class of each training row.</param>
    /// <param name="weights">The rows' own weights.</param>
    /// <exception cref="ArgumentException">There are no classes, or a name is none of theirs.</exception>
    internal double[] Factors(ImmutableArray<string> classes, double[] targets, double[] weights)
    {
        Check(classes);
        if (_weights is not null)
        {
            return [.. classes.Select(name => _weights.GetValueOrDefault(name, 1))];
        }

        var totals = new double[classes.Length];
        for (int r = 0; r < targets.Length; r++)
        {
            totals[(int)targets[r]] += weights[r];
        }

        int present = totals.Count(total => total > 0);
        return [.. totals.Select(total => total > 0 ? totals.Sum() / (present * total) : 1)];
    }
}
