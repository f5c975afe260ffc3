using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm;

/// <summary>How a model is trained. Every default is meant to do without tuning, from a few hundred rows to millions.</summary>
public sealed partial record TrainingOptions
{
    private readonly Refinement? _refinement;
    private readonly NetworkOptions _networks = new();

    private readonly Said _said = new(new NetworkOptions());

    /// <summary>Where all randomness comes from. The same data, options and seed give the same model, byte for byte, whatever the number of
    /// threads; a <see cref="Backend"/> may promise less.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// What is solved exactly once the neural phase has learned its bases. By default a full refinement; of a network for each
    /// term, which has no bases to go on from, none, and others are refused.
    /// </summary>
    public Refinement Refinement
    {
        get => _refinement ?? (Networks.Kind == NetworkKind.PerTerm ? Refinement.None : Refinement.Full);
        init => _refinement = value;
    }

    /// <summary>
    /// What the neural phase learns, and how. Properties of the same name here are another way to it: <c>Epochs = 100</c> is
    /// <c>Networks = new() { Epochs = 100 }</c>. What they said before this took its place is refused, not lost.
    /// </summary>
    public NetworkOptions Networks
    {
        get => _networks;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _networks = value;
        }
    }

    /// <summary>What shape the effect of a number may have; <see cref="ShapeKind.Linear"/> needs <see cref="Refinement.Full"/>.</summary>
    public ShapeKind Shapes { get; init; }

    /// <summary>
    /// What is minimised in place of the task's own loss, for a target that is a number or a binary one; it must have the task's link.
    /// Null: the task's own.
    /// Metrics and the model file know the task only.
    /// </summary>
    public Loss? Loss { get; init; }

    /// <summary>How much rows of each class count, for targets of classes; null: as their own weights say.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>How events of one time are taken, for <see cref="ModelTask.Cox"/> alone; another task with another value than the default
    /// is refused.</summary>
    public TiesMethod Ties { get; init; } = TiesMethod.Efron;

    /// <summary>
    /// Multiplies the smoothness that the data choose for every term: above 1 curves are smoother than the data ask, below 1 rougher.
    /// A feature's own factor comes on top.
    /// </summary>
    public double Smoothness { get; init; } = 1;

    /// <summary>
    /// Bytes that refinement's tables may take, about, while it looks for the resolution of each term; a term that would go beyond stays as
    /// coarse as it is. Interactions of
    /// three features and more, and pairs of more than 4,096 cells at their coarsest, which pairs of categories with many levels are, are
    /// refused before any work where together they are
    /// beyond it: about 770 × 770 levels by default, and an <see cref="ArgumentException"/> says what they would take. The generated
    /// <c>EstimateMemory</c> says what a fit would take.
    /// </summary>
    public long MemoryBudget { get; init; } = 256L << 20;

    /// <summary>
    /// Rounds of refinement, at most (twice as many where curves jump): a guard, for it ends once smoothness and resolution have settled,
    /// after some 8 to 16. Each round
    /// solves for the tables, and then makes some smoother, others rougher or finer. Fewer than 8 cost less, and end before interactions
    /// are as fine as the data ask; where
    /// all was still in motion a notice says so (<see cref="TrainingNoticeKind.Unsettled"/>).
    /// </summary>
    public int Rounds { get; init; } = 40;

    /// <summary>Draws from the posterior that error bars come from, if <see cref="Bags"/> don't; 0 for a model without error
    /// bars.</summary>
    public int PosteriorDraws { get; init; } = 16;

    /// <summary>
    /// Bags: fits that each weigh the rows anew, at random (the Bayesian bootstrap, Rubin 1981). The model is their mean, its error bars
    /// are their spread, in place of
    /// <see cref="PosteriorDraws"/>; 0 for none. Bags share the learned bases, and after a refinement its grid and smoothness. What they
    /// don't know is how far smoothness pulls
    /// all of them the same way, and that it is estimated itself: their error bars are narrower than those of the posterior, which need no
    /// bags.
    /// </summary>
    public int Bags { get; init; }

    /// <summary>
    /// How many training rows a text needs for a slot of its own; rarer ones share the slot of texts that training never saw, which then
    /// learns from them.
    /// A feature's own minimum comes first.
    /// </summary>
    public int MinCount { get; init; } = 1;

    /// <summary>
    /// The most texts of a feature that get a slot of their own: where there are more, its minimum count rises until there aren't, so that
    /// identifiers
    /// neither fill the memory nor the model's file.
    /// </summary>
    public int MaxLevels { get; init; } = 10_000;

    /// <inheritdoc cref="NetworkOptions.KeepNetworks"/>
    public bool KeepNetworks
    {
        get => Networks.KeepNetworks;
        init => (_networks, _said) = (_networks with { KeepNetworks = value }, new Said(_said.Options with { KeepNetworks = value }));
    }

    /// <inheritdoc cref="NetworkOptions.Epochs"/>
    public int? Epochs
    {
        get => Networks.Epochs;
        init => (_networks, _said) = (_networks with { Epochs = value }, new Said(_said.Options with { Epochs = value }));
    }

    /// <inheritdoc cref="NetworkOptions.Patience"/>
    public int? Patience
    {
        get => Networks.Patience;
        init => (_networks, _said) = (_networks with { Patience = value }, new Said(_said.Options with { Patience = value }));
    }

    /// <inheritdoc cref="NetworkOptions.BatchSize"/>
    public int? BatchSize
    {
        get => Networks.BatchSize;
        init => (_networks, _said) = (_networks with { BatchSize = value }, new Said(_said.Options with { BatchSize = value }));
    }

    /// <inheritdoc cref="NetworkOptions.LearningRate"/>
    public double LearningRate
    {
        get => Networks.LearningRate;
        init => (_networks, _said) = (_networks with { LearningRate = value }, new Said(_said.Options with { LearningRate = value }));
    }

    /// <inheritdoc cref="NetworkOptions.WeightDecay"/>
    public double WeightDecay
    {
        get => Networks.WeightDecay;
        init => (_networks, _said) = (_networks with { WeightDecay = value }, new Said(_said.Options with { WeightDecay = value }));
    }

    /// <inheritdoc cref="NetworkOptions.Bases"/>
    public int Bases
    {
        get => Networks.Bases;
        init => (_networks, _said) = (_networks with { Bases = value }, new Said(_said.Options with { Bases = value }));
    }

    /// <inheritdoc cref="NetworkOptions.HiddenUnits"/>
    public ImmutableArray<int> HiddenUnits
    {
        get => Networks.HiddenUnits;
        init => (_networks, _said) = (_networks with { HiddenUnits = value }, new Said(_said.Options with { HiddenUnits = value }));
    }

    /// <inheritdoc cref="NetworkOptions.BasisDropout"/>
    public double BasisDropout
    {
        get => Networks.BasisDropout;
        init => (_networks, _said) = (_networks with { BasisDropout = value }, new Said(_said.Options with { BasisDropout = value }));
    }

    /// <inheritdoc cref="NetworkOptions.OutputPenalty"/>
    public double OutputPenalty
    {
        get => Networks.OutputPenalty;
        init => (_networks, _said) = (_networks with { OutputPenalty = value }, new Said(_said.Options with { OutputPenalty = value }));
    }

    /// <inheritdoc cref="NetworkOptions.ValidationFraction"/>
    public double ValidationFraction
    {
        get => Networks.ValidationFraction;
        init => (_networks, _said) = (_networks with { ValidationFraction = value },
            new Said(_said.Options with { ValidationFraction = value }));
    }

    /// <summary>
    /// Where to compute; null: in managed code, on the processor. A backend given here stays the caller's to dispose of, and serves one fit
    /// at a time. Another
    /// backend gives nearly the same model, not the same bytes.
    /// </summary>
    public Backend? Backend { get; init; }

    /// <summary>Threads to compute on in managed code; null: all cores. The result doesn't depend on it. A <see cref="Backend"/> that is
    /// given has its own.</summary>
    public int? Threads { get; init; }

    /// <summary>What a fired cancellation token leads to.</summary>
    public OnCancel OnCancel { get; init; }

    /// <summary>
    /// Keeps the state of the fit in a file, for fits so long that they may be killed; null: nowhere. Draws from the posterior and bags,
    /// which
    /// come last, begin anew.
    /// </summary>
    public TrainingCheckpoint? Checkpoint { get; init; }

    /// <inheritdoc cref="NetworkOptions.Nodes"/>
    public int Nodes
    {
        get => Networks.Nodes;
        init => (_networks, _said) = (_networks with { Nodes = value }, new Said(_said.Options with { Nodes = value }));
    }

    /// <inheritdoc cref="NetworkOptions.InteractionNodes"/>
    public int InteractionNodes
    {
        get => Networks.InteractionNodes;
        init => (_networks, _said) = (_networks with { InteractionNodes = value },
            new Said(_said.Options with { InteractionNodes = value }));
    }

    /// <inheritdoc cref="NetworkOptions.AxisScale"/>
    public AxisScale AxisScale
    {
        get => Networks.AxisScale;
        init => (_networks, _said) = (_networks with { AxisScale = value }, new Said(_said.Options with { AxisScale = value }));
    }

    /// <inheritdoc cref="NetworkOptions.Frequencies"/>
    public int Frequencies
    {
        get => Networks.Frequencies;
        init => (_networks, _said) = (_networks with { Frequencies = value }, new Said(_said.Options with { Frequencies = value }));
    }

    /// <inheritdoc cref="NetworkOptions.InteractionFrequencies"/>
    public int InteractionFrequencies
    {
        get => Networks.InteractionFrequencies;
        init => (_networks, _said) = (_networks with { InteractionFrequencies = value },
            new Said(_said.Options with { InteractionFrequencies = value }));
    }
}
