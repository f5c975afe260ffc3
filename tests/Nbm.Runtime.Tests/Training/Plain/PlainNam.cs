namespace Nbm.Runtime.Tests.Training.Plain;

/// <summary>
/// The NAM as published (systems.md 1.3): for each row and term the term's own network, then the classifier η = b + V·g over all terms. No
/// grid, no tables, no groups.
/// </summary>
internal sealed class PlainNam
{
    private readonly int[][] _terms;
    private double[][][] _h = [];
    private double[][] _g = [];

    /// <param name="terms">The features of each term.</param>
    /// <param name="hidden">Hidden widths.</param>
    /// <param name="outputs">C.</param>
    public PlainNam(int[][] terms, int[] hidden, int outputs)
    {
        _terms = terms;
        Networks = [.. terms.Select(term => new PlainNetwork(term.Length, hidden))];
        Output = [.. terms.Select(_ => new double[hidden[^1]])];
        OutputGradient = [.. terms.Select(_ => new double[hidden[^1]])];
        OutputBias = new double[terms.Length];
        OutputBiasGradient = new double[terms.Length];
        Classifier = new double[outputs, terms.Length];
        ClassifierGradient = new double[outputs, terms.Length];
        Intercepts = new double[outputs];
        InterceptGradients = new double[outputs];
    }

    /// <summary>The hidden layers of each term.</summary>
    public PlainNetwork[] Networks { get; }

    /// <summary>From the last hidden layer to g, terms × width.</summary>
    public double[][] Output { get; }

    public double[][] OutputGradient { get; }

    public double[] OutputBias { get; }

    public double[] OutputBiasGradient { get; }

    /// <summary>V, outputs × terms.</summary>
    public double[,] Classifier { get; }

    public double[,] ClassifierGradient { get; }

    /// <summary>b.</summary>
    public double[] Intercepts { get; }

    public double[] InterceptGradients { get; }

    /// <summary>η of each row, rows × outputs.</summary>
    public double[][] Forward(double[][] x)
    {
        _h = [.. _terms.Select((term, t) => Networks[t].Forward([.. x.Select(row => term.Select(feature => row[feature]).ToArray())]))];
        _g = [.. x.Select((_, r) => _terms.Select((_, t) => OutputBias[t] + Output[t].Zip(_h[t][r], (a, h) => a * h).Sum()).ToArray())];
        return [.. _g.Select(g => Intercepts.Select((b, c) => b + g.Select((value, t) => Classifier[c, t] * value).Sum()).ToArray())];
    }

    /// <summary>From the gradient by η, rows × outputs, to the gradients of all parameters.</summary>
    public void Backward(double[][] dEta)
    {
        for (int c = 0; c < Intercepts.Length; c++)
        {
            InterceptGradients[c] = dEta.Sum(d => d[c]);
        }

        for (int t = 0; t < _terms.Length; t++)
        {
            double[] dg = [.. dEta.Select(d => d.Select((value, c) => value * Classifier[c, t]).Sum())];
            for (int c = 0; c < Intercepts.Length; c++)
            {
                ClassifierGradient[c, t] = dEta.Select((d, r) => d[c] * _g[r][t]).Sum();
            }

            OutputBiasGradient[t] = dg.Sum();
            for (int k = 0; k < Output[t].Length; k++)
            {
                OutputGradient[t][k] = dg.Select((d, r) => d * _h[t][r][k]).Sum();
            }

            Networks[t].Backward([.. dg.Select(d => Output[t].Select(a => a * d).ToArray())]);
        }
    }
}
