namespace Nbm;

/// <summary>How much each training row counts for each expert.</summary>
public enum ExpertWeighting
{
    /// <summary>
    /// Every expert learns from all rows alike. As good as the published weights and steadier over seeds; and what an expert says alone is
    /// what its groups tell of any row.
    /// </summary>
    AllRows,

    /// <summary>
    /// A row counts for an expert what its children leave it, as in boosting: generalised expectation and maximisation (Afchar and
    /// Hennequin
    /// 2020, section 3.3). Weights are shared out over experts row by row, and each expert's loss is its weighted mean.
    /// </summary>
    ResidualsPerExpert,

    /// <summary>The same, but an expert's loss is a mean over rows: one that is left little learns little.</summary>
    ResidualsPerRow,
}
