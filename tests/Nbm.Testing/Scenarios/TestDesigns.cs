using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Designs with random cells, among them rows on both ends of an axis and rows that hit a position exactly.</summary>
public static class TestDesigns
{
    private static readonly ImmutableArray<int> s_extents = [2, 9, 5, 17, 3];

    /// <summary>Terms of these columns over axes of 2, 9, 5, 17 and 3 positions.</summary>
    public static DesignLayout Layout(params int[][] terms) =>
        DesignLayout.Create(s_extents, terms.Select(term => ImmutableArray.Create(term)));

    /// <summary>Main effects only.</summary>
    public static DesignLayout MainEffects { get; } = Layout([0], [1], [2], [3], [4]);

    /// <summary>Main effects, pairs, an intercept, terms of order 3 and 4.</summary>
    public static DesignLayout AllOrders { get; } = Layout([1], [3], [0, 1], [3, 2], [], [4, 1, 2], [2, 0, 4, 1], [4]);

    /// <summary>An intercept and nothing else, not even a column of data.</summary>
    public static DesignLayout InterceptAlone { get; } = DesignLayout.Create([], [[]]);

    public static Design Create(Backend backend, DesignLayout layout, int rows)
    {
        int[][] cells = [.. layout.Extents.Select((extent, column) => TestValues.Integers(rows, 0, extent - 2, (ulong)(100 + column)))];
        float[][] fractions = [.. layout.Extents.Select((_, column) => Fractions(rows, (ulong)(200 + column)))];
        return backend.Upload(layout, rows, cells, fractions);
    }

    private static float[] Fractions(int rows, ulong seed) =>
        [.. TestValues.Unit(rows, seed).Select((fraction, row) => row % 5 == 0 ? 0 : row % 5 == 1 ? 1 : fraction)];
}
