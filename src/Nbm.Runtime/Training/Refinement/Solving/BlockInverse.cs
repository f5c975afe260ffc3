namespace Nbm.Training;

/// <summary>The exact inverse of a term's own block of A.</summary>
/// <param name="Unknowns">The term's unknowns, ascending: cells, then columns.</param>
/// <param name="Values">M⁻¹, dense and row-major.</param>
/// <param name="Degrees">For each unknown its part of tr M⁻¹D, D being what the data add to the block.</param>
internal sealed record BlockInverse(int[] Unknowns, double[] Values, double[] Degrees);
