namespace Nbm.Generators.Specs;

/// <summary>What a model predicts; names and order are those of <c>Nbm.ModelTask</c>, less one for <c>Auto</c>.</summary>
internal enum TaskKind
{
    Regression,
    Binary,
    Multiclass,
    Poisson,
    Gamma,
    Tweedie,
    NegativeBinomial,
    Quantile,
    Huber,
    Cox,
}
