namespace Nbm;

/// <summary>A row that activates an attribute.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <param name="Row">The row.</param>
/// <param name="Index">Its place among the rows that were looked at, from 0.</param>
/// <param name="Activation">How much: 1 as the training row that activates it most.</param>
public sealed record ActivatingRow<TRecord>(TRecord Row, int Index, double Activation);
