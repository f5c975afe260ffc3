namespace Nbm.Training;

/// <summary>
/// A multilayer perceptron (the baseline of Radenovic et al. 2022): for each width linear, batch norm, ReLU and dropout, then linear to the
/// scores. The authors' code drops before the ReLU; a unit that is dropped is 0 either way.
/// </summary>
internal static class MlpNetwork
{
    public const string Name = "mlp";

    public static string Hidden(int layer) => FormattableString.Invariant($"hidden {layer + 1}");

    public static Variable Build(MlpOptions options, Network network, Variable inputs, double[] intercepts)
    {
        Variable x = inputs;
        for (int i = 0; i < options.HiddenUnits.Length; i++)
        {
            Variable units = network.Relu(network.BatchNorm(Hidden(i), network.Linear(Hidden(i), x, options.HiddenUnits[i])));
            x = network.Dropout(units, options.Dropout, options.Seed);
        }

        return network.Scores("scores", x, intercepts);
    }
}
