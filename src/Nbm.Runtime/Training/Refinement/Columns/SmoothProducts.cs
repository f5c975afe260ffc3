using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The smooth part of a table of three numbers and more, as columns with one variance: products of orthogonal polynomials, one along each
/// axis, of the hyperbolic cross Π d ≤ N of their degrees d, each with a deviation of Π d^−p. So the prior is a tensor product of
/// covariances of a low-rank root each (compare Wahba 1990, section 10, and Bungartz and Griebel 2004 on hyperbolic crosses): what a dense
/// table would take hundreds of degrees of freedom for takes a few dozen unknowns, and most of them a fraction of a degree.
/// </summary>
internal static class SmoothProducts
{
    // N, and p.
    private const int MostDegrees = 8;
    private const double Decay = 1.5;

    // As many as the coarsest grid of three numbers tells apart: so a finer one has the same columns.
    private const int HighestDegree = 5;

    /// <summary>The columns of a block: products that are centred along each axis, and of those that only some axes take part in the ones
    /// that no other term has.</summary>
    /// <param name="grid">The tables.</param>
    /// <param name="block">A block of three numbers and more, all of which have a trend.</param>
    public static ColumnBlock Of(RefinementGrid grid, Block block)
    {
        double[][][] functions = [.. Enumerable.Range(0, block.Order).Select(d => Polynomials.Of(grid, block, d, HighestDegree))];
        int[] features = [.. block.Dimensions.Select(d => grid.Axes[d.Column].Feature)];
        int[][] declared = [.. grid.Terms.Select(term => term.Columns.Select(column => grid.Axes[column].Feature).ToArray())];
        List<int[]> products = Products([.. functions.Select(along => along.Length)], features, declared);
        double scale = 1 / Math.Sqrt(products.Sum(degrees => Size(degrees) * Size(degrees)));
        var cells = ImmutableArray.CreateBuilder<int>(block.Length);
        var values = new List<float>(products.Count * block.Length);
        block.ForEachCell((knots, position) =>
        {
            cells.Add(position);
            foreach (int[] degrees in products)
            {
                double value = scale * Size(degrees);
                for (int d = 0; d < degrees.Length; d++)
                {
                    value *= degrees[d] == 0 ? 1 : functions[d][degrees[d] - 1][knots[d]];
                }

                values.Add((float)value);
            }
        });
        return new ColumnBlock(block.Term, ComponentKind.Trend, cells.MoveToImmutable(), [.. values]);
    }

    /// <summary>The most columns that a term's table has, on any grid; 0 where it has none.</summary>
    /// <param name="schema">The terms.</param>
    /// <param name="term">The term.</param>
    public static int Most(ModelSchema schema, int term)
    {
        int[] features = [.. schema.TermFeatures(term)];
        return features.Length < 3 || !features.All(feature => schema.Features[feature].HasOrder)
            ? 0
            : Products([.. features.Select(_ => HighestDegree)], features,
                [.. schema.Interactions.Select(interaction => interaction.Features.ToArray())]).Count;
    }

    // Degrees along each axis, 0 where it takes no part: of all features, or of two and more that are no declared term.
    private static List<int[]> Products(int[] most, int[] features, int[][] declared)
    {
        var products = new List<int[]>();
        var degrees = new int[most.Length];
        void Add(int d, int left)
        {
            if (d < degrees.Length)
            {
                for (degrees[d] = 0; degrees[d] <= most[d] && degrees[d] <= left; degrees[d]++)
                {
                    Add(d + 1, left / Math.Max(degrees[d], 1));
                }

                degrees[d] = 0;
                return;
            }

            int[] own = [.. features.Where((_, i) => degrees[i] > 0)];
            if (own.Length == features.Length
                || (own.Length > 1
                    && !Array.Exists(declared, other => other.Length == own.Length && Array.TrueForAll(own, other.Contains))))
            {
                products.Add([.. degrees]);
            }
        }

        Add(0, MostDegrees);
        return products;
    }

    private static double Size(int[] degrees) => degrees.Aggregate(1.0, (size, degree) => size * Math.Pow(Math.Max(degree, 1), -Decay));
}
