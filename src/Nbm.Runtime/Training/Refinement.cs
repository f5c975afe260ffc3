namespace Nbm;

/// <summary>What training solves exactly once the neural phase has learned its bases (design.md section 3).</summary>
public enum Refinement
{
    /// <summary>Nothing: the model is the published Neural Basis Model (Radenovic et al. 2022), as gradient descent leaves it.</summary>
    None,

    /// <summary>The weights of the bases: the published model's family, its best member for the bases learned, with a ridge that the data choose.</summary>
    Linear,

    /// <summary>The weights of the bases and a residual table for each term, each with a smoothness that the data choose, as fine as the data ask.</summary>
    Full,
}
