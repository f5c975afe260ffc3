using Nbm.Models;

namespace Nbm;

/// <summary>Edits a term as a whole. Used within the call of <c>Edit</c> that made it.</summary>
public class TermEditor
{
    private protected TermEditor(TermDraft draft, int? output) => (Draft, Output) = (draft, output);

    /// <summary>The name of the term.</summary>
    public string Name => Draft.Name;

    internal TermDraft Draft { get; }

    /// <summary>Of several classes the one whose score is edited; null for all scores.</summary>
    internal int? Output { get; }

    /// <summary>Multiplies the term, its standard errors too: 0.5 halves what it says, −1 turns it around.</summary>
    /// <param name="factor">A finite number.</param>
    public void Scale(double factor) => Draft.Scale(Output, Finite(factor, nameof(factor)));

    /// <summary>Keeps what the term adds between two bounds; of an interaction at the positions of its table, and so in between.</summary>
    /// <param name="min">The least, in units of the score.</param>
    /// <param name="max">The most, no less than <paramref name="min"/>.</param>
    public void Clamp(double min, double max)
    {
        Finite(min, nameof(min));
        ArgumentOutOfRangeException.ThrowIfLessThan(Finite(max, nameof(max)), min);
        Draft.Clamp(Output, min, max);
    }

    /// <summary>Takes the term out, of the scores of all classes: it then adds nothing, as one that training dropped. What interactions
    /// with its features add stays.</summary>
    public void Remove() => Draft.Remove();

    private protected static double Finite(double value, string name) => double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, value, "A finite number is needed.");

    private protected double ValueAt(int position) => Output is null && Draft.Outputs > 1
        ? throw new InvalidOperationException($"The model of {Name} has a score for each class: name the class whose value is asked for.")
        : Draft.Value(Output ?? 0, position);

    // A value that somebody says has no standard error: it is no estimate.
    private protected void SetAt(int position, string where, double value)
    {
        Finite(value, nameof(value));
        Draft.Apply(EditOperation.Set, where, Output, [position], (_, _) => value, own => new double[own.Length]);
    }

    private protected double Missing
    {
        get => ValueAt(Found(Draft.Positions.Missing, "no value of it can be missing"));
        set => SetAt(Found(Draft.Positions.Missing, "no value of it can be missing"), ValueText.Missing, value);
    }

    private protected int Found(int position, string why) => position >= 0 ? position
        : throw new ArgumentException($"{Name} has no such value: {why}.");

    // By isotonic regression, weighted by the training rows; a mean's standard error is at most the mean of the standard errors.
    private protected void MakeMonotone(Monotone direction, int positions, string where)
    {
        if (direction is not (Monotone.Increasing or Monotone.Decreasing))
        {
            throw new ArgumentOutOfRangeException(nameof(direction), direction, "Increasing or Decreasing is needed.");
        }

        int[] at = [.. Enumerable.Range(0, positions)];
        double[] mass = [.. at.Select(Draft.Mass)];
        // Each score has its own pools.
        foreach (int c in Output is { } one ? [one] : Enumerable.Range(0, Draft.Outputs))
        {
            (double[] fitted, int[] pools) = Isotonic.Fit([.. at.Select(position => Draft.Value(c, position))], mass,
                direction == Monotone.Increasing);
            Draft.Apply(EditOperation.MakeMonotone, $"{where}, {(direction == Monotone.Increasing ? "increasing" : "decreasing")}",
                Draft.Outputs > 1 ? c : Output, at, (_, i) => fitted[i], own => Averaged(own, mass, pools));
        }
    }

    private protected static double[] Averaged(double[] errors, double[] mass, int[] pools)
    {
        var averaged = new double[errors.Length];
        foreach (IGrouping<int, int> pool in Enumerable.Range(0, errors.Length).GroupBy(i => pools[i]))
        {
            double mean = Mean([.. pool.Select(i => errors[i])], [.. pool.Select(i => mass[i])]);
            foreach (int i in pool)
            {
                averaged[i] = mean;
            }
        }

        return averaged;
    }

    /// <summary>The mean by weights; where all are 0, as if they were alike.</summary>
    private protected static double Mean(double[] values, double[] weights)
    {
        double total = weights.Sum();
        return total > 0 ? values.Zip(weights, (value, weight) => value * (weight / total)).Sum() : values.Average();
    }
}
