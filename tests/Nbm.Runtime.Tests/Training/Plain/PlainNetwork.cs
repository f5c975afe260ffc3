namespace Nbm.Runtime.Tests.Training.Plain;

/// <summary>
/// The basis network of one order as published (Radenovic et al. 2022): linear, batch norm, ReLU for each width, over rows of
/// inputs one by one. Plain loops over doubles, forward and backward; slow and meant to be read.
/// </summary>
internal sealed class PlainNetwork(int inputs, int[] widths)
{
    private const double Epsilon = 1e-5f;

    public PlainLayer[] Layers { get; } = [.. widths.Select((width, i) => new PlainLayer(i == 0 ? inputs : widths[i - 1], width))];

    public int ParameterCount => Layers.Sum(layer => layer.Weight.Length + layer.Bias.Length + layer.Gamma.Length + layer.Beta.Length);

    /// <summary>The bases of each input row.</summary>
    public double[][] Forward(double[][] x)
    {
        foreach (PlainLayer layer in Layers)
        {
            layer.X = x;
            double[][] z = [.. x.Select(row => Enumerable.Range(0, layer.Outputs)
                .Select(j => layer.Bias[j] + Enumerable.Range(0, layer.Inputs).Sum(i => row[i] * layer.Weight[(i * layer.Outputs) + j]))
                .ToArray())];
            layer.Normalized = [.. z.Select(row => new double[layer.Outputs])];
            layer.Y = [.. z.Select(row => new double[layer.Outputs])];
            for (int j = 0; j < layer.Outputs; j++)
            {
                double mean = z.Average(row => row[j]);
                double variance = z.Average(row => (row[j] - mean) * (row[j] - mean));
                layer.InverseDeviation[j] = 1 / Math.Sqrt(variance + Epsilon);
                for (int r = 0; r < z.Length; r++)
                {
                    layer.Normalized[r][j] = (z[r][j] - mean) * layer.InverseDeviation[j];
                    layer.Y[r][j] = Math.Max(0, (layer.Gamma[j] * layer.Normalized[r][j]) + layer.Beta[j]);
                }
            }

            x = layer.Y;
        }

        return x;
    }

    /// <summary>From the gradient by the bases to the gradients of all parameters.</summary>
    public void Backward(double[][] dy)
    {
        foreach (PlainLayer layer in Layers.Reverse())
        {
            int n = dy.Length;
            double[][] dz = [.. dy.Select(row => new double[layer.Outputs])];
            for (int j = 0; j < layer.Outputs; j++)
            {
                double[] d = [.. Enumerable.Range(0, n).Select(r => layer.Y![r][j] > 0 ? dy[r][j] : 0)];
                double dBeta = d.Sum();
                double dGamma = Enumerable.Range(0, n).Sum(r => d[r] * layer.Normalized![r][j]);
                layer.BetaGradient[j] = dBeta;
                layer.GammaGradient[j] = dGamma;
                for (int r = 0; r < n; r++)
                {
                    dz[r][j] = layer.Gamma[j] * layer.InverseDeviation[j] * (d[r] - ((dBeta + (layer.Normalized![r][j] * dGamma)) / n));
                }

                layer.BiasGradient[j] = dz.Sum(row => row[j]);
                for (int i = 0; i < layer.Inputs; i++)
                {
                    layer.WeightGradient[(i * layer.Outputs) + j] = Enumerable.Range(0, n).Sum(r => layer.X![r][i] * dz[r][j]);
                }
            }

            dy = [.. dz.Select(row => Enumerable.Range(0, layer.Inputs)
                .Select(i => Enumerable.Range(0, layer.Outputs).Sum(j => row[j] * layer.Weight[(i * layer.Outputs) + j])).ToArray())];
        }
    }
}

/// <summary>One layer of a <see cref="PlainNetwork"/>: its parameters, their gradients, and what the way back needs.</summary>
internal sealed class PlainLayer(int inputs, int outputs)
{
    public int Inputs { get; } = inputs;

    public int Outputs { get; } = outputs;

    /// <summary>Inputs × outputs.</summary>
    public double[] Weight { get; } = new double[inputs * outputs];

    public double[] Bias { get; } = new double[outputs];

    public double[] Gamma { get; } = new double[outputs];

    public double[] Beta { get; } = new double[outputs];

    public double[] WeightGradient { get; } = new double[inputs * outputs];

    public double[] BiasGradient { get; } = new double[outputs];

    public double[] GammaGradient { get; } = new double[outputs];

    public double[] BetaGradient { get; } = new double[outputs];

    public double[] InverseDeviation { get; } = new double[outputs];

    public double[][]? X { get; set; }

    public double[][]? Normalized { get; set; }

    public double[][]? Y { get; set; }
}
