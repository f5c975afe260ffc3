namespace Nbm.Training;

/// <summary>How much the rows of a batch count for each expert.</summary>
/// <param name="Weights">For each expert a weight for each row.</param>
/// <param name="Factors">For each expert what its weighted mean loss counts.</param>
internal sealed record ExpertShares(float[][] Weights, double[] Factors);
