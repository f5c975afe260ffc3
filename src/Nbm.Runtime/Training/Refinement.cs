namespace Nbm;

/// <summary>What training solves exactly once the neural phase has learned its bases (architecture.md, “Refinement”).</summary>
public enum Refinement
{
    /// <summary>Nothing: the model is the published Neural Basis Model (Radenovic et al. 2022), as gradient descent leaves it.</summary>
    None,

    /// <summary>The weights of the bases: the published model's family, its best member for the bases learned, with a ridge that the data
    /// choose.</summary>
    Linear,

    /// <summary>
    /// A table for each term, with a smoothness that the data choose, as fine as the data ask; and, for interactions of four numbers and
    /// more, whose tables must be coarse, the weights of the learned bases besides. Where a model has no such interaction there are no
    /// bases to learn, and the neural phase is left out.
    /// </summary>
    Full,
}
