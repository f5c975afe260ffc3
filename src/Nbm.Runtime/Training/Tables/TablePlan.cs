using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The tables of a fit before anything has been learned: their axes, where they lie, the data on them. Knows no network.</summary>
/// <param name="Axes">The axis of each column.</param>
/// <param name="Layout">How columns make terms.</param>
/// <param name="Mass">The share of training weight on each position of all tables; each term's sum to 1.</param>
/// <param name="Blocks">The parts of the tables that training rows fall on.</param>
/// <param name="Resolution">How fine the axes are.</param>
internal sealed record TablePlan(
    ImmutableArray<AxisShape> Axes, DesignLayout Layout, double[] Mass, ImmutableArray<Block> Blocks, Resolution Resolution)
{
    /// <param name="axes">The axis of each column.</param>
    /// <param name="layout">How columns make terms.</param>
    /// <param name="mass">The share of training weight on each position.</param>
    /// <param name="resolution">How fine the axes are.</param>
    public static TablePlan Create(ImmutableArray<AxisShape> axes, DesignLayout layout, double[] mass, Resolution resolution) =>
        new(axes, layout, mass, BlockBuilder.Build(layout, axes, mass), resolution);
}
