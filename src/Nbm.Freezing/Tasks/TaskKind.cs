namespace Nbm.Freezing;

/// <summary>What a model predicts, by its number in a model file; names and numbers are those of <c>Nbm.ModelTask</c>, which has
/// <c>Auto</c> beside them.</summary>
internal enum TaskKind
{
    Regression = 1,
    Binary = 2,
    Multiclass = 3,
    Poisson = 4,
    Gamma = 5,
    Tweedie = 6,
    NegativeBinomial = 7,
    Quantile = 8,
    Huber = 9,
    Cox = 10,
}
