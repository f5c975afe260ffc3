namespace Nbm.Training;

/// <summary>A record with what a teacher says of it, in scores.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <param name="Row">The record.</param>
/// <param name="Scores">C scores: a number, log-odds, or a logarithm for each class.</param>
internal readonly record struct TaughtRow<TRecord>(TRecord Row, double[] Scores);
