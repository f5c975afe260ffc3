namespace Nbm.Generators.Specs;

/// <summary>What a model predicts; the names are those of <c>Nbm.ModelTask</c>.</summary>
internal enum TaskKind
{
    Regression,
    Binary,
    Multiclass,
}
