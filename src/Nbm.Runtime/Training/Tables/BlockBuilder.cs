using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Cuts tables into <see cref="Block"/>s, one for each combination of slots. Combinations that no training row falls on
/// have nothing to learn from and get no block: their contribution stays 0.
/// </summary>
internal sealed class BlockBuilder
{
    private readonly ImmutableArray<AxisShape> _axes;
    private readonly double[] _mass;
    private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>();

    private BlockBuilder(ImmutableArray<AxisShape> axes, double[] mass)
    {
        _axes = axes;
        _mass = mass;
    }

    /// <param name="layout">The tables.</param>
    /// <param name="axes">The axis of each column.</param>
    /// <param name="mass">Training weight on each position of all tables.</param>
    public static ImmutableArray<Block> Build(DesignLayout layout, ImmutableArray<AxisShape> axes, double[] mass)
    {
        var builder = new BlockBuilder(axes, mass);
        for (int t = 0; t < layout.Terms.Length; t++)
        {
            builder.Add(t, layout.Terms[t], 0, layout.Terms[t].Offset, []);
        }

        return builder._blocks.ToImmutable();
    }

    private void Add(int t, TermLayout term, int d, int offset, ImmutableArray<BlockDimension> dimensions)
    {
        if (d == term.Order)
        {
            var block = new Block(t, offset, dimensions);
            if (HasMass(block))
            {
                _blocks.Add(block);
            }

            return;
        }

        AxisShape axis = _axes[term.Columns[d]];
        if (axis.Knots > 0)
        {
            Add(t, term, d + 1, offset, dimensions.Add(new BlockDimension(term.Columns[d], axis.Knots, term.Strides[d])));
        }

        for (int slot = axis.Knots; slot < axis.Knots + axis.Slots; slot++)
        {
            Add(t, term, d + 1, offset + (slot * term.Strides[d]), dimensions);
        }
    }

    private bool HasMass(Block block)
    {
        bool found = false;
        block.ForEachCell((_, position) => found |= _mass[position] > 0);
        return found;
    }
}
