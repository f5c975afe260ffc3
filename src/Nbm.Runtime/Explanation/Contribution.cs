namespace Nbm;

/// <summary>What one term adds to a score.</summary>
/// <typeparam name="TValue">The type of the property; for an interaction a tuple of several.</typeparam>
/// <param name="Value">The value that the row has.</param>
/// <param name="Score">What it adds, in units of the score.</param>
public readonly record struct Contribution<TValue>(TValue Value, double Score);
