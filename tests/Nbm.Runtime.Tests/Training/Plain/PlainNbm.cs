namespace Nbm.Runtime.Tests.Training.Plain;

/// <summary>
/// The dense NBM as published: for each row and term, the bases of the term's inputs, then the featurizer
/// g = a + Σ A·h of each term, then the classifier η = b + V·g over all terms. No grid, no tables, no sharing of work.
/// </summary>
internal sealed class PlainNbm
{
    private readonly int[][] _terms;
    private readonly int _bases;
    private readonly int _outputs;
    private double[][][] _h = [];
    private double[][] _g = [];

    /// <param name="terms">The features of each term.</param>
    /// <param name="hidden">Hidden widths.</param>
    /// <param name="bases">B.</param>
    /// <param name="outputs">C.</param>
    public PlainNbm(int[][] terms, int[] hidden, int bases, int outputs)
    {
        _terms = terms;
        _bases = bases;
        _outputs = outputs;
        Networks = new SortedDictionary<int, PlainNetwork>(
            terms.Select(term => term.Length).Distinct()
                .ToDictionary(order => order, order => new PlainNetwork(order, [.. hidden, bases])));
        Featurizer = new double[terms.Length][];
        FeaturizerGradient = new double[terms.Length][];
        for (int t = 0; t < terms.Length; t++)
        {
            Featurizer[t] = new double[bases];
            FeaturizerGradient[t] = new double[bases];
        }

        FeaturizerBias = new double[terms.Length];
        FeaturizerBiasGradient = new double[terms.Length];
        Classifier = new double[outputs, terms.Length];
        ClassifierGradient = new double[outputs, terms.Length];
        Intercepts = new double[outputs];
        InterceptGradients = new double[outputs];
    }

    /// <summary>One bases network for each order.</summary>
    public SortedDictionary<int, PlainNetwork> Networks { get; }

    /// <summary>A, terms × bases.</summary>
    public double[][] Featurizer { get; }

    public double[][] FeaturizerGradient { get; }

    /// <summary>a, one a term.</summary>
    public double[] FeaturizerBias { get; }

    public double[] FeaturizerBiasGradient { get; }

    /// <summary>V, outputs × terms.</summary>
    public double[,] Classifier { get; }

    public double[,] ClassifierGradient { get; }

    /// <summary>b.</summary>
    public double[] Intercepts { get; }

    public double[] InterceptGradients { get; }

    public int ParameterCount =>
        Networks.Values.Sum(network => network.ParameterCount) + (_terms.Length * (_bases + 1)) + Classifier.Length + Intercepts.Length;

    /// <summary>η of each row, rows × outputs.</summary>
    public double[][] Forward(double[][] x)
    {
        _h = [.. x.Select(_ => new double[_terms.Length][])];
        foreach ((int order, PlainNetwork network) in Networks)
        {
            (int Row, int Term)[] cells = Cells(x.Length, order);
            double[][] bases = network.Forward(
                [.. cells.Select(cell => _terms[cell.Term].Select(feature => x[cell.Row][feature]).ToArray())]);
            for (int i = 0; i < cells.Length; i++)
            {
                _h[cells[i].Row][cells[i].Term] = bases[i];
            }
        }

        _g = [.. _h.Select(row => row.Select((h, t) => FeaturizerBias[t] + Dot(Featurizer[t], h)).ToArray())];
        return [.. _g.Select(g => Enumerable.Range(0, _outputs)
            .Select(c => Intercepts[c] + Enumerable.Range(0, _terms.Length).Sum(t => Classifier[c, t] * g[t])).ToArray())];
    }

    /// <summary>From the gradient by η, rows × outputs, to the gradients of all parameters.</summary>
    public void Backward(double[][] dEta)
    {
        double[][] dg = [.. dEta.Select(d => Enumerable.Range(0, _terms.Length)
            .Select(t => Enumerable.Range(0, _outputs).Sum(c => d[c] * Classifier[c, t])).ToArray())];
        for (int c = 0; c < _outputs; c++)
        {
            InterceptGradients[c] = dEta.Sum(d => d[c]);
            for (int t = 0; t < _terms.Length; t++)
            {
                ClassifierGradient[c, t] = Enumerable.Range(0, dEta.Length).Sum(r => dEta[r][c] * _g[r][t]);
            }
        }

        for (int t = 0; t < _terms.Length; t++)
        {
            FeaturizerBiasGradient[t] = dg.Sum(d => d[t]);
            for (int k = 0; k < _bases; k++)
            {
                FeaturizerGradient[t][k] = Enumerable.Range(0, dg.Length).Sum(r => dg[r][t] * _h[r][t][k]);
            }
        }

        foreach ((int order, PlainNetwork network) in Networks)
        {
            network.Backward(
                [.. Cells(dg.Length, order).Select(cell => Featurizer[cell.Term].Select(a => a * dg[cell.Row][cell.Term]).ToArray())]);
        }
    }

    private (int Row, int Term)[] Cells(int rows, int order) =>
        [.. from row in Enumerable.Range(0,
            rows) from term in Enumerable.Range(0, _terms.Length) where _terms[term].Length == order select (row, term)];

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
