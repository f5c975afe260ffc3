using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// One restricted network an expert, all in one (Afchar and Hennequin 2020, section 3.2): units are blocks, block j of a layer reads
/// block i where S_i ⊆ S_j, and learns nothing through those that aren't its own. A block is as many networks as experts have members,
/// side by side, none of which reads another. Its scores are C rows for each member of each expert, then ln ê of each member of each
/// expert that has a regret.
/// </summary>
internal sealed class ExpertsNetwork
{
    public const string Name = "experts";

    private readonly ExpertsLayout _layout;
    private readonly ExpertsOptions _options;
    private readonly NetworkInputs _inputs;
    private readonly int _members;
    private readonly BlockMask[] _hidden;
    private readonly BlockMask _scores;

    /// <param name="layout">The experts.</param>
    /// <param name="options">Widths, dropout, confidence.</param>
    /// <param name="inputs">Which inputs features have; embeddings are each expert's own.</param>
    /// <param name="target">How many scores an expert has.</param>
    /// <param name="hasRegrets">Whether experts say ln ê, too.</param>
    public ExpertsNetwork(ExpertsLayout layout, ExpertsOptions options, NetworkInputs inputs, TargetLoss target, bool hasRegrets)
    {
        (_layout, _options, _inputs, Outputs, _members) = (layout, options, inputs, target.Outputs, options.Members);
        Regrets = hasRegrets ? [.. layout.Experts.Where(expert => expert.Index != layout.Full).Select(expert => expert.Index)] : [];
        _hidden = new BlockMask[options.HiddenUnits.Length];
        for (int k = 0; k < _hidden.Length; k++)
        {
            int width = options.HiddenUnits[k];
            _hidden[k] = Mask(k, Networks * width, output => output / width);
        }

        _scores = Mask(_hidden.Length, ScoreCount, Owner);
    }

    /// <summary>C, the scores of an expert.</summary>
    public int Outputs { get; }

    /// <summary>Members of all experts, those of one side by side.</summary>
    public int Networks => _layout.Experts.Length * _members;

    /// <summary>Of each expert.</summary>
    public int Members => _members;

    /// <summary>The experts that say ln ê, in the order of their rows.</summary>
    public int[] Regrets { get; }

    /// <summary>Rows of the scores.</summary>
    public int ScoreCount => (Networks * Outputs) + (Regrets.Length * _members);

    /// <summary>How the network is learned.</summary>
    public static NetworkPlan Plan(ExpertsNetwork network, ExpertsObjective objective, TargetLoss target) =>
        new(Name, network._inputs.Encode, network._inputs.Plain.Count, network.Build)
        {
            Encoding = network._inputs.Plain,
            Layout = NetworkLayout.Of(
            [
                (nameof(_options.HiddenUnits), NetworkLayout.Widths(network._options.HiddenUnits)),
                (nameof(_options.Inputs), network._options.Inputs),
                ("Experts", string.Join(", ", network._layout.Experts.Select(expert => string.Join('+', expert.Features)))),
                ("Regrets", string.Join(' ', network.Regrets)),
                .. network._members > 1 ? [(nameof(_options.Members), network._members)] : Array.Empty<(string, object)>(), // Files before it have none.
            ]),
            Embeddings = network._inputs.Embeddings,
            Scores = network.ScoreCount, Loss = (workspace, rows) => new ExpertsLoss(workspace, network, objective, target, rows),
        };

    public static string Hidden(int layer) => FormattableString.Invariant($"hidden {layer + 1}");

    public Variable Build(Network network, Variable inputs, double[] intercepts)
    {
        Variable x = inputs;
        for (int k = 0; k < _hidden.Length; k++)
        {
            x = network.Dropout(network.Relu(network.Blocks(Hidden(k), x, _hidden[k])), _options.Dropout, _options.Seed);
        }

        float[] initial = new float[ScoreCount];
        for (int i = 0; i < Networks * Outputs; i++)
        {
            initial[i] = (float)intercepts[i % Outputs];
        }

        return network.BlockScores("scores", x, _scores, initial);
    }

    /// <summary>The row of the scores where a member's scores begin.</summary>
    public int FirstScore(int expert, int member) => ((expert * _members) + member) * Outputs;

    /// <summary>The row of the scores that is a member's ln ê.</summary>
    public int RegretScore(int head, int member) => (Networks * Outputs) + (head * _members) + member;

    // The mask of a layer, whose outputs are those of members.
    private BlockMask Mask(int layer, int outputs, Func<int, int> network)
    {
        if (layer == 0)
        {
            bool Reads(int input, int output)
            {
                (int feature, int copy) = _inputs.Owners[input];
                Expert own = _layout.Experts[network(output) / _members];
                return own.Reads(feature) && (copy < 0 || own.Index == ReaderOf(feature, copy));
            }

            return new BlockMask(_inputs.Count, outputs, Reads, Reads);
        }

        int width = _options.HiddenUnits[layer - 1];
        return new BlockMask(
            Networks * width, outputs,
            (input, output) => network(output) % _members == input / width % _members
                && _layout.Included[network(output) / _members].AsSpan().BinarySearch(input / width / _members) >= 0,
            (input, output) => network(output) == input / width);
    }

    // Whose copy of a feature's embedding it is.
    private int ReaderOf(int feature, int copy) => _layout.Experts.Where(expert => expert.Reads(feature)).ElementAt(copy).Index;

    // Whose a row of the scores is.
    private int Owner(int score)
    {
        int head = score - (Networks * Outputs);
        return head < 0 ? score / Outputs : (Regrets[head / _members] * _members) + (head % _members);
    }
}
