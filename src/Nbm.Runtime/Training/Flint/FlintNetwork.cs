using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Attribute functions, a linear read-out of them and a decoder (Parekh et al. 2021, section 3), and with them the predictor, where both
/// are
/// learned together. Its scores are rows of one matrix: C of the predictor, C of the read-out, J activations and what the decoder says of
/// each
/// input.
/// </summary>
internal sealed class FlintNetwork
{
    public const string Name = "flint";

    private readonly FlintOptions _options;
    private readonly AttributeRows? _read;

    /// <param name="layout">What it is made of.</param>
    /// <param name="options">Widths and dropout.</param>
    /// <param name="inputs">What predictor and decoder take.</param>
    /// <param name="read">What attributes read that is known of each row beforehand; null: what is recorded, or the inputs.</param>
    /// <param name="outputs">C.</param>
    public FlintNetwork(FlintLayout layout, FlintOptions options, InputEncoding inputs, AttributeRows? read, int outputs) =>
        (Layout, _options, Inputs, _read, Outputs) = (layout, options, inputs, read, outputs);

    public FlintLayout Layout { get; }

    public InputEncoding Inputs { get; }

    /// <summary>Whether the predictor is part of it.</summary>
    public bool Predicts => Layout.HasPredictor && _options.LearnsJointly;

    /// <summary>C.</summary>
    public int Outputs { get; }

    /// <summary>Numbers of a row that the network takes.</summary>
    public int Width => Inputs.Count + (_read?.Width ?? 0);

    /// <summary>The first row of the read-out's scores.</summary>
    public int FirstSaid => Predicts ? Outputs : 0;

    /// <summary>The first row of the activations.</summary>
    public int FirstActivation => FirstSaid + Outputs;

    /// <summary>The first row of what the decoder says.</summary>
    public int FirstReconstructed => FirstActivation + Layout.Attributes;

    /// <summary>Rows of the scores.</summary>
    public int ScoreCount => FirstReconstructed + Inputs.Count;

    public static string Hidden(int layer) => MlpNetwork.Hidden(layer);

    public static string AttributeHidden(int layer) => FormattableString.Invariant($"attribute hidden {layer + 1}");

    /// <summary>The inputs of rows: n × <see cref="Width"/>.</summary>
    public float[] Encode(EncodedRows rows)
    {
        float[] inputs = InputBuilder.Encode(Inputs, rows);
        if (_read is null)
        {
            return inputs;
        }

        float[] read = _read.Of(rows), all = new float[(long)rows.Count * Width];
        for (int r = 0; r < rows.Count; r++)
        {
            inputs.AsSpan(r * Inputs.Count, Inputs.Count).CopyTo(all.AsSpan(r * Width));
            read.AsSpan(r * _read.Width, _read.Width).CopyTo(all.AsSpan((r * Width) + Inputs.Count));
        }

        return all;
    }

    /// <summary>Records it. The predictor comes first, as a perceptron is recorded, so that it begins as one of the same seed.</summary>
    public Variable Build(Network network, Variable x, double[] intercepts)
    {
        List<Variable> results = [], layers = [];
        if (Predicts)
        {
            results.Add(Predictor(network, _read is null ? x : Network.Detach(network.Slice(x, 0, Inputs.Count)), intercepts, layers));
        }

        Variable read = _read is not null ? Network.Detach(network.Slice(x, Inputs.Count, _read.Width)) : Predicts
            ? Read(network, layers) : x;
        Variable activations = Attributes(network, read);
        results.Add(network.Scores("interpreter", network.Dropout(activations, FlintObjective.Dropout, _options.Seed), intercepts));
        results.Add(network.Transpose(activations));
        results.Add(Decoder(network, activations));
        return network.Stack([.. results]);
    }

    private Variable Predictor(Network network, Variable inputs, double[] intercepts, List<Variable> layers)
    {
        Variable below = inputs;
        for (int k = 0; k < _options.HiddenUnits.Length; k++)
        {
            layers.Add(network.Relu(network.BatchNorm(Hidden(k), network.Linear(Hidden(k), below, _options.HiddenUnits[k]))));
            below = network.Dropout(layers[k], _options.Dropout, _options.Seed);
        }

        return network.Scores("scores", below, intercepts);
    }

    // Hidden layers as attributes read them.
    private Variable Read(Network network, List<Variable> layers)
    {
        Variable[] read = [.. Layout.Taps(_options).Select(tap => layers[tap])];
        return read.Length == 1 ? read[0] : network.Concatenate(read);
    }

    private Variable Attributes(Network network, Variable read)
    {
        int[] units = Layout.Units(_options);
        for (int k = 0; k < units.Length; k++)
        {
            read = network.Relu(network.BatchNorm(AttributeHidden(k), network.Linear(AttributeHidden(k), read, units[k])));
        }

        return network.Map(Backends.ElementMap.LeakyRelu, network.Linear("attributes", read, Layout.Attributes));
    }

    private Variable Decoder(Network network, Variable activations)
    {
        Variable below = activations;
        for (int k = 0; k < _options.DecoderUnits.Length; k++)
        {
            below = network.Relu(network.Linear(FormattableString.Invariant($"decoder {k + 1}"), below, _options.DecoderUnits[k]));
        }

        return network.Scores("reconstruction", below, new double[Inputs.Count]);
    }
}
