namespace Nbm;

/// <summary>How sure an expert is, from 0 to 1: how much of a case it settles, and doesn't leave to those that read more.</summary>
public enum ExpertConfidence
{
    /// <summary>
    /// Of two classes: 2a⁴/(1 + a³), where a = |tanh((score − s₀)/2)| and s₀ is the log-odds of the base rate: |2p − 1| of the
    /// probability p where classes are alike frequent, as published (Afchar and Hennequin 2020). Lowest of the three where an expert is
    /// undecided, so that it leaves most to others.
    /// </summary>
    Lp,

    /// <summary>Of two classes: a itself.</summary>
    L1,

    /// <summary>Of two classes: a².</summary>
    L2,

    /// <summary>
    /// e^(−ê/τ): what the expert expects, from what it reads alone, that the answer of the expert of all groups diverges from its own: ê is
    /// a squared difference, or a Kullback-Leibler divergence in nats. 1 of the expert of all groups, which there must be. This project's
    /// own: with rules that look at an expert's own answer alone, a child that is calibrated but knows less takes cases of numbers and of
    /// many classes that the expert of all groups knows better.
    /// </summary>
    Regret,
}
