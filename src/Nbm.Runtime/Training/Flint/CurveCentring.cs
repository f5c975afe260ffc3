using Nbm.Models;

namespace Nbm.Training;

/// <summary>Makes the curves of attributes means of 0 over the training rows; what they had goes to the bias.</summary>
internal static class CurveCentring
{
    /// <param name="layer">Hats × J.</param>
    /// <param name="curves">The hats.</param>
    /// <param name="rows">The rows.</param>
    public static DenseLayer Of(DenseLayer layer, InputEncoding curves, EncodedRows rows)
    {
        var means = new double[curves.Count];
        double total = rows.Weights.Sum();
        InputBuilder.ForEach(curves, rows, (r, inputs) =>
        {
            for (int m = 0; m < means.Length; m++)
            {
                means[m] += rows.Weights[r] / total * inputs[m];
            }
        });
        double[] weights = [.. layer.Weights.Select(weight => (double)weight)], biases = [.. layer.Biases.Select(bias => (double)bias)];
        foreach (FeatureInputs feature in curves.Features.Where(SumsToOne))
        {
            for (int j = 0; j < layer.Outputs; j++)
            {
                double mean = 0;
                for (int m = feature.First; m < feature.First + feature.Count; m++)
                {
                    mean += means[m] * weights[(m * layer.Outputs) + j];
                }

                for (int m = feature.First; m < feature.First + feature.Count; m++)
                {
                    weights[(m * layer.Outputs) + j] -= mean;
                }

                biases[j] += mean;
            }
        }

        return new DenseLayer(layer.Inputs, layer.Outputs, [.. weights.Select(weight => (float)weight)], [.. biases.Select(bias => (float)bias)], isHidden: false);
    }

    // A number that is always the same has no hats: its curve is 0 there, and stays so.
    private static bool SumsToOne(FeatureInputs feature) => feature.Axis.Knots.Length != 1;
}
