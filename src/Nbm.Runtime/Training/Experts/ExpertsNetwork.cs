using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// One restricted network an expert, all in one (Afchar and Hennequin 2020, section 3.2): units are blocks, block j of a layer reads
/// block i where S_i ⊆ S_j, and learns nothing through those that aren't its own. Its scores are C rows for each expert, then ln ê of
/// each expert that has a regret. Where experts have several members there are as many such networks of the same inputs, whose scores
/// are one under another.
/// </summary>
internal sealed class ExpertsNetwork
{
    public const string Name = "experts";

    private readonly ExpertsLayout _layout;
    private readonly ExpertsOptions _options;
    private readonly NetworkInputs _inputs;
    private readonly BlockMask[] _hidden;
    private readonly BlockMask _scores;

    /// <param name="layout">The experts.</param>
    /// <param name="options">Widths, dropout, confidence.</param>
    /// <param name="inputs">Which inputs features have; embeddings are each expert's own.</param>
    /// <param name="target">How many scores an expert has.</param>
    /// <param name="hasRegrets">Whether experts say ln ê, too.</param>
    public ExpertsNetwork(ExpertsLayout layout, ExpertsOptions options, NetworkInputs inputs, TargetLoss target, bool hasRegrets)
    {
        (_layout, _options, _inputs, Outputs) = (layout, options, inputs, target.Outputs);
        int experts = layout.Experts.Length;
        Regrets = hasRegrets ? [.. layout.Experts.Where(expert => expert.Index != layout.Full).Select(expert => expert.Index)] : [];
        _hidden = new BlockMask[options.HiddenUnits.Length];
        for (int k = 0; k < _hidden.Length; k++)
        {
            int width = options.HiddenUnits[k];
            _hidden[k] = Mask(k, experts * width, output => output / width);
        }

        _scores = Mask(_hidden.Length, ScoresOfMember, Owner);
    }

    /// <summary>C, the scores of an expert.</summary>
    public int Outputs { get; }

    /// <summary>The experts that say ln ê, in the order of their rows.</summary>
    public int[] Regrets { get; }

    /// <summary>Of each expert.</summary>
    public int Members => _options.Members;

    /// <summary>Rows of the scores.</summary>
    public int ScoreCount => Members * ScoresOfMember;

    private int ScoresOfMember => (_layout.Experts.Length * Outputs) + Regrets.Length;

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
                // Older files have none.
                .. network.Members > 1 ? [(nameof(_options.Members), network.Members)] : Array.Empty<(string, object)>(),
            ]),
            Embeddings = network._inputs.Embeddings,
            Scores = network.ScoreCount, Loss = (workspace, rows) => new ExpertsLoss(workspace, network, objective, target, rows),
        };

    /// <summary>What a hidden layer of a member is called.</summary>
    public static string Hidden(int layer, int member) => OfMember(FormattableString.Invariant($"hidden {layer + 1}"), member);

    /// <summary>What the last layer of a member is called.</summary>
    public static string Scores(int member) => OfMember("scores", member);

    /// <summary>The row of the scores where those of an expert's member begin.</summary>
    public int FirstScore(int expert, int member) => (member * ScoresOfMember) + (expert * Outputs);

    /// <summary>The row of the scores that is a member's ln ê, by the number of its head.</summary>
    public int RegretScore(int head, int member) => (member * ScoresOfMember) + (_layout.Experts.Length * Outputs) + head;

    public Variable Build(Network network, Variable inputs, double[] intercepts)
    {
        float[] initial = new float[ScoresOfMember];
        for (int i = 0; i < _layout.Experts.Length * Outputs; i++)
        {
            initial[i] = (float)intercepts[i % Outputs];
        }

        (string Layer, Variable X)[] members =
            [.. Enumerable.Range(0, Members).Select(member => (Scores(member), Below(network, inputs, member)))];
        return Members == 1
            ? network.BlockScores(members[0].Layer, members[0].X, _scores, initial)
            : network.StackedScores(members, _scores, initial);
    }

    // As files have always had it of the first.
    private static string OfMember(string layer, int member) =>
        member == 0 ? layer : FormattableString.Invariant($"{layer} of {member + 1}");

    // What the last layer of a member reads.
    private Variable Below(Network network, Variable inputs, int member)
    {
        Variable x = inputs;
        for (int k = 0; k < _hidden.Length; k++)
        {
            x = network.Dropout(network.Relu(network.Blocks(Hidden(k, member), x, _hidden[k])), _options.Dropout, _options.Seed);
        }

        return x;
    }

    // The mask of a layer, whose outputs are those of experts.
    private BlockMask Mask(int layer, int outputs, Func<int, int> expert)
    {
        if (layer == 0)
        {
            bool Reads(int input, int output)
            {
                (int feature, int copy) = _inputs.Owners[input];
                Expert own = _layout.Experts[expert(output)];
                return own.Reads(feature) && (copy < 0 || own.Index == ReaderOf(feature, copy));
            }

            return new BlockMask(_inputs.Count, outputs, Reads, Reads);
        }

        int width = _options.HiddenUnits[layer - 1];
        return new BlockMask(
            _layout.Experts.Length * width, outputs,
            (input, output) => _layout.Included[expert(output)].AsSpan().BinarySearch(input / width) >= 0,
            (input, output) => expert(output) == input / width);
    }

    // Whose copy of a feature's embedding it is.
    private int ReaderOf(int feature, int copy) => _layout.Experts.Where(expert => expert.Reads(feature)).ElementAt(copy).Index;

    // Whose a row of the scores is.
    private int Owner(int score) =>
        score < _layout.Experts.Length * Outputs ? score / Outputs : Regrets[score - (_layout.Experts.Length * Outputs)];
}
