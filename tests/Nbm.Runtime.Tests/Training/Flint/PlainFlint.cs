using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>
/// A predictor with attributes, read-out and decoder in plain loops over doubles, row by row but for batch norm, from the parameters of the
/// network that is held against it. Written from the paper and its released definitions, not from the network.
/// </summary>
/// <param name="options">Widths.</param>
/// <param name="layout">What it is made of.</param>
/// <param name="inputs">M; hats, or hidden layers of a predictor that isn't learned any more, lie behind.</param>
/// <param name="parameter">A parameter's values by its name.</param>
internal sealed class PlainFlint(FlintOptions options, FlintLayout layout, int inputs, Func<string, double[]> parameter)
{
    /// <summary>Whether batch norm takes running averages, as serving does, not the batch's.</summary>
    public bool Serves { get; init; }

    /// <summary>What activations are multiplied by before the read-out; null: 1.</summary>
    public double[][]? Masks { get; init; }

    private bool ReadsRecorded => layout is { HasPredictor: true, Inputs: AttributeInputs.Hidden } && options.LearnsJointly;

    /// <summary>The predictor's hidden layers, rows × units each.</summary>
    public List<double[][]> Hidden(double[][] rows)
    {
        List<double[][]> layers = [];
        double[][] below = [.. rows.Select(row => row[..inputs])];
        for (int k = 0; k < options.HiddenUnits.Length; k++)
        {
            below = Normal($"hidden {k + 1}", Linear($"hidden {k + 1}", below));
            layers.Add(below);
        }

        return layers;
    }

    /// <summary>The predictor's scores, rows × C.</summary>
    public double[][] Predicted(double[][] rows) => Linear("scores", Hidden(rows)[^1]);

    /// <summary>φ, rows × J.</summary>
    public double[][] Activations(double[][] rows)
    {
        List<double[][]> hidden = ReadsRecorded ? Hidden(rows) : [];
        double[][] below = [.. rows.Select((row, r) => row.Length > inputs ? row[inputs..]
            : !ReadsRecorded ? row
            : options.ReadsAllLayers ? [.. hidden.SelectMany(layer => layer[r])]
            : hidden[^1][r])];
        for (int k = 0; k < layout.Units(options).Length; k++)
        {
            below = Normal($"attribute hidden {k + 1}", Linear($"attribute hidden {k + 1}", below));
        }

        return [.. Linear("attributes", below).Select(row => row.Select(z => z > 0 ? z : z / 100).ToArray())];
    }

    /// <summary>What the read-out says, rows × C.</summary>
    public double[][] Said(double[][] rows)
    {
        double[][] activations = Activations(rows);
        return Linear("interpreter", [.. activations.Select((row, r) => row.Select((value, j) => value * (Masks?[r][j] ?? 1)).ToArray())]);
    }

    /// <summary>What the decoder says of the inputs, rows × M.</summary>
    public double[][] Reconstructed(double[][] rows)
    {
        double[][] below = Activations(rows);
        for (int k = 0; k < options.DecoderUnits.Length; k++)
        {
            below = [.. Linear($"decoder {k + 1}", below).Select(row => row.Select(z => Math.Max(0, z)).ToArray())];
        }

        return Linear("reconstruction", below);
    }

    private double[][] Linear(string name, double[][] rows)
    {
        double[] weights = parameter($"{name} weight"), biases = parameter($"{name} bias");
        return [.. rows.Select(
            row => biases.Select((bias, k) => bias + row.Select((x, m) => x * weights[(m * biases.Length) + k]).Sum()).ToArray())];
    }

    private double[][] Normal(string name, double[][] rows)
    {
        double[] gamma = parameter($"{name} gamma"), beta = parameter($"{name} beta");
        double[] means = Serves ? parameter($"{name} running mean") : [.. gamma.Select((_, k) => rows.Average(row => row[k]))];
        double[] variances = Serves ? parameter($"{name} running variance")
            : [.. gamma.Select((_, k) => rows.Average(row => (row[k] - means[k]) * (row[k] - means[k])) + 1e-5f)];
        return [.. rows.Select(
            row => row.Select((x, k) => Math.Max(0, (gamma[k] * (x - means[k]) / Math.Sqrt(variances[k])) + beta[k])).ToArray())];
    }
}
