namespace Nbm.Training;

/// <summary>
/// Sparsity, conciseness and diversity of a batch of activations (L_spa and L_ent of the authors' code): the mean of |φ| over rows and
/// attributes; the mean over rows of the entropy of softmax |φ|, less the entropy of softmax of the mean |φ|.
/// </summary>
internal static class AttributeLosses
{
    /// <param name="activations">J × B.</param>
    /// <param name="shares">B numbers that sum to 1: how much each row counts.</param>
    /// <param name="sparsity">The coefficient of the first.</param>
    /// <param name="entropy">That of the others.</param>
    /// <param name="slopes">J × B, out.</param>
    public static double Evaluate(ReadOnlySpan<float> activations, double[] shares, double sparsity, double entropy, Span<double> slopes)
    {
        int rows = shares.Length, attributes = activations.Length / rows;
        double[] sizes = new double[attributes], means = new double[attributes], own = new double[attributes],
            ofMeans = new double[attributes];
        for (int j = 0; j < attributes; j++)
        {
            for (int r = 0; r < rows; r++)
            {
                means[j] += shares[r] * Math.Abs((double)activations[(j * rows) + r]);
            }
        }

        double loss = sparsity * means.Sum() / attributes;
        loss -= entropy == 0 ? 0 : entropy * FlintTerms.Entropy(means, ofMeans);
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < attributes; j++)
            {
                sizes[j] = Math.Abs((double)activations[(j * rows) + r]);
            }

            loss += entropy == 0 ? 0 : entropy * shares[r] * FlintTerms.Entropy(sizes, own);
            for (int j = 0; j < attributes; j++)
            {
                double slope = (sparsity / attributes) + (entropy * (own[j] - ofMeans[j]));
                float activation = activations[(j * rows) + r];
                // Of no number 0: the loss, which is none, says so.
                slopes[(j * rows) + r] = shares[r] * slope * (activation > 0 ? 1 : activation < 0 ? -1 : 0);
            }
        }

        return loss;
    }
}
