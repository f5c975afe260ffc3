namespace Nbm.Training;

/// <summary>What is decided about cells that no basis network fills: levels of categories, missing values, pairs of both.</summary>
internal static class FreeCells
{
    /// <summary>The ridge on a free cell, in rows: one that holds this many is shrunk about halfway to zero.</summary>
    public const double Ridge = 1;

    /// <summary>How much faster than the networks free cells and intercepts are learned.</summary>
    public const double Rate = 5;
}
