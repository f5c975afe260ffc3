using Nbm.Models;

namespace Nbm.Training;

/// <summary>A hidden layer of a trained network with its batch norm, by running averages, folded into weights and biases, in
/// doubles.</summary>
internal static class FoldedLayer
{
    /// <param name="network">What was learned.</param>
    /// <param name="name">The name of the linear layer and of its batch norm.</param>
    /// <param name="width">Units.</param>
    /// <param name="inputs">What the first layer reads, whose order is another in a model; null for layers that read layers, or where it is
    /// the same.</param>
    public static DenseLayer Of(FittedNetwork network, string name, int width, NetworkInputs? inputs = null)
    {
        float[] weights = network[$"{name} weight"], biases = network[$"{name} bias"], gamma = network[$"{name} gamma"];
        weights = inputs?.Ordered(weights, width) ?? weights;
        float[] beta = network[$"{name} beta"], mean = network[$"{name} running mean"], variance = network[$"{name} running variance"];
        double[] factors = [.. gamma.Select((value, k) => value / Math.Sqrt(variance[k]))];
        return new DenseLayer(
            weights.Length / width, width,
            [.. weights.Select((weight, i) => (float)(weight * factors[i % width]))],
            [.. biases.Select((bias, k) => (float)((((double)bias - mean[k]) * factors[k]) + beta[k]))],
            isHidden: true);
    }
}
