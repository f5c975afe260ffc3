namespace Nbm;

/// <summary>How a number becomes the input u ∈ [0, 1] of the basis network.</summary>
public enum AxisScale
{
    /// <summary>By rank: equal steps of u hold equal amounts of training data, so that heavy tails keep their detail.</summary>
    Rank,

    /// <summary>By size: u = (x − min)/(max − min), the published inputs (Radenovic et al. 2022).</summary>
    MinMax,
}
