using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Tables are dense; this says so before memory runs out.</summary>
internal static class TableSize
{
    /// <summary>The most cells of all tables together: 256 MB of them for each copy.</summary>
    public const long Most = 1L << 26;

    /// <exception cref="ArgumentException">The tables have too many cells; the message names the largest.</exception>
    public static void Check(ModelSchema schema, ImmutableArray<Axis> axes, ImmutableArray<ImmutableArray<int>> terms)
    {
        double[] sizes = [.. terms.Select(term => term.Aggregate(1.0, (size, axis) => size * axes[axis].Extent))];
        double total = sizes.Sum();
        if (total > Most)
        {
            int largest = Array.IndexOf(sizes, sizes.Max());
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The tables of {schema.Name} would have {total:N0} cells, of which {sizes[largest]:N0} are {schema.TermName(largest)}'s; "
                    + $"at most {Most:N0} are possible. "
                + $"Lower {nameof(TrainingOptions)}.{nameof(TrainingOptions.InteractionNodes)}, or leave out interactions of features with "
                + $"many categories."));
        }
    }
}
