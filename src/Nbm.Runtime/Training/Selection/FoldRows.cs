namespace Nbm.Training;

/// <summary>What a fold trains on and tests: ascending indices of labelled rows.</summary>
/// <param name="Training">The rows that it learns from.</param>
/// <param name="Test">The rows that it is measured on.</param>
internal readonly record struct FoldRows(int[] Training, int[] Test);
