namespace Nbm.Training;

/// <summary>All components' S as one sparse matrix Σ π S over all unknowns. Each component's S is built once.</summary>
internal sealed class PenaltyAssembly
{
    private readonly IReadOnlyList<Component> _components;
    private readonly CompressedRows?[] _squares;
    private readonly int _unknowns;

    /// <param name="components">The components, in the order of their unknowns.</param>
    /// <param name="unknowns">U.</param>
    public PenaltyAssembly(IReadOnlyList<Component> components, int unknowns)
    {
        _components = components;
        _unknowns = unknowns;
        _squares = [.. components.Select(component => component.Roughness?.Gram(component.Length))];
    }

    /// <param name="factors">The factor of each component's S.</param>
    /// <param name="intercept">Where the intercept is.</param>
    /// <param name="interceptFactor">Its own factor.</param>
    public CompressedRows Assemble(ReadOnlySpan<double> factors, int intercept, double interceptFactor)
    {
        var rows = new CompressedRowsBuilder(_unknowns, _unknowns,
            1 + _components.Zip(_squares, (component, square) => square?.Values.Length ?? component.Length).Sum());
        int row = 0;
        for (int c = 0; c < _components.Count; c++)
        {
            Component component = _components[c];
            for (; row < component.Offset; row++)
            {
                Lone(rows, row, intercept, interceptFactor);
            }

            for (int i = 0; i < component.Length; i++, row++)
            {
                Add(rows, component, _squares[c], i, factors[c]);
            }
        }

        for (; row < _unknowns; row++)
        {
            Lone(rows, row, intercept, interceptFactor);
        }

        return rows.Build();
    }

    private static void Add(CompressedRowsBuilder rows, Component component, CompressedRows? square, int i, double factor)
    {
        if (square is null)
        {
            rows.Entry(component.Offset + i, factor * (component.Weights?[i] ?? 1));
        }
        else
        {
            for (int k = square.Starts[i]; k < square.Starts[i + 1]; k++)
            {
                rows.Entry(component.Offset + square.Indices[k], factor * square.Values[k]);
            }
        }

        rows.End();
    }

    // The intercept belongs to no component.
    private static void Lone(CompressedRowsBuilder rows, int row, int intercept, double factor)
    {
        if (row == intercept && factor > 0)
        {
            rows.Entry(row, factor);
        }

        rows.End();
    }
}
