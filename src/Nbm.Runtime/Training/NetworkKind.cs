namespace Nbm;

/// <summary>What networks the neural phase learns.</summary>
public enum NetworkKind
{
    /// <summary>
    /// One for each order of interaction, whose bases all terms of that order share: Neural Basis Models (Radenovic et al. 2022).
    /// </summary>
    SharedBases,

    /// <summary>
    /// One for each term, and of a term with categories for each combination of their levels: Neural Additive Models, with pairs NA²M
    /// (Agarwal et al. 2021). They leave nothing that could be solved exactly, so no refinement follows.
    /// </summary>
    PerTerm,
}
