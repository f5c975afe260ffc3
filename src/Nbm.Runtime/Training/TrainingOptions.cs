using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm;

/// <summary>How a model is trained. Every default is meant to do without tuning, from a few hundred rows to millions.</summary>
public sealed partial record TrainingOptions
{
    private static readonly ImmutableArray<int> s_hiddenUnits = [256, 128, 128];

    /// <summary>Where all randomness comes from. The same data, options and seed give the same model, byte for byte, whatever the number of threads; a <see cref="Backend"/> may promise less.</summary>
    public int Seed { get; init; }

    /// <summary>What is solved exactly once the neural phase has learned its bases.</summary>
    public Refinement Refinement { get; init; } = Refinement.Full;

    /// <summary>
    /// What is minimised in place of the task's own loss, for a target that is a number or a binary one; it must have the task's link. Null: the task's own.
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
    /// Bytes that refinement's tables may take, about, while it looks for the resolution of each term; a term that would go beyond stays as coarse as it is. Interactions of
    /// three features and more, and pairs of more than 4,096 cells at their coarsest, which pairs of categories with many levels are, are refused before any work where together they are
    /// beyond it: about 770 × 770 levels by default, and an <see cref="ArgumentException"/> says what they would take. The generated <c>EstimateMemory</c> says what a fit would take.
    /// </summary>
    public long MemoryBudget { get; init; } = 256L << 20;

    /// <summary>
    /// Rounds of refinement, at most (twice as many where curves jump): a guard, for it ends once smoothness and resolution have settled, after some 8 to 16. Each round
    /// solves for the tables, and then makes some smoother, others rougher or finer. Fewer than 8 cost less, and end before interactions are as fine as the data ask; where
    /// all was still in motion a notice says so (<see cref="TrainingNoticeKind.Unsettled"/>).
    /// </summary>
    public int Rounds { get; init; } = 40;

    /// <summary>Draws from the posterior that error bars come from, if <see cref="Bags"/> don't; 0 for a model without error bars.</summary>
    public int PosteriorDraws { get; init; } = 16;

    /// <summary>
    /// Bags: fits that each weigh the rows anew, at random (the Bayesian bootstrap, Rubin 1981). The model is their mean, its error bars are their spread, in place of
    /// <see cref="PosteriorDraws"/>; 0 for none. Bags share the learned bases, and after a refinement its grid and smoothness. What they don't know is how far smoothness pulls
    /// all of them the same way, and that it is estimated itself: their error bars are narrower than those of the posterior, which need no bags.
    /// </summary>
    public int Bags { get; init; }

    /// <summary>
    /// How many training rows a text needs for a slot of its own; rarer ones share the slot of texts that training never saw, which then learns from them.
    /// A feature's own minimum comes first.
    /// </summary>
    public int MinCount { get; init; } = 1;

    /// <summary>
    /// The most texts of a feature that get a slot of their own: where there are more, its minimum count rises until there aren't, so that identifiers
    /// neither fill the memory nor the model's file.
    /// </summary>
    public int MaxLevels { get; init; } = 10_000;

    /// <summary>Passes over the training rows; null: as many as make about 1,200 optimiser steps, or 200 where a full refinement follows.</summary>
    public int? Epochs { get; init; }

    /// <summary>Training stops after this many epochs without a better validation loss; null: after a quarter of the epochs.</summary>
    public int? Patience { get; init; }

    /// <summary>Rows of one optimiser step, at most; an epoch is cut into steps of equal size.</summary>
    public int BatchSize { get; init; } = 8192;

    /// <summary>AdamW's learning rate at the first step; it falls to 0 along a cosine.</summary>
    public double LearningRate { get; init; } = 0.003;

    /// <summary>AdamW's decoupled weight decay, for all parameters.</summary>
    public double WeightDecay { get; init; } = 1e-5;

    /// <summary>K, the number of bases that the network of each interaction order computes.</summary>
    public int Bases { get; init; } = 100;

    /// <summary>The widths of the basis network's hidden layers.</summary>
    public ImmutableArray<int> HiddenUnits { get; init; } = s_hiddenUnits;

    /// <summary>
    /// The probability with which a step drops a basis from a curve. On a grid the dropped unit is a (curve, basis) weight,
    /// where the published model drops (row, term, basis) cells.
    /// </summary>
    public double BasisDropout { get; init; } = 0.05;

    /// <summary>λ of the penalty λ · mean over rows and terms of squared contributions (in standard deviations of the target, for a regression).</summary>
    public double OutputPenalty { get; init; } = 1e-5;

    /// <summary>
    /// The part of the training rows that is held out from the neural phase, to stop it, where no validation rows are given; 0: none, all epochs are run.
    /// Refinement learns from all of them.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.15;

    /// <summary>
    /// Where to compute; null: in managed code, on the processor. A backend given here stays the caller's to dispose of, and serves one fit at a time. Another
    /// backend gives nearly the same model, not the same bytes.
    /// </summary>
    public Backend? Backend { get; init; }

    /// <summary>Threads to compute on in managed code; null: all cores. The result doesn't depend on it. A <see cref="Backend"/> that is given has its own.</summary>
    public int? Threads { get; init; }

    /// <summary>What a fired cancellation token leads to.</summary>
    public OnCancel OnCancel { get; init; }

    /// <summary>
    /// Nodes of the axis of a main effect in the neural phase; at most 128 of them where a full refinement follows, which chooses grids of its own. A feature of no
    /// more distinct values gets each of them as a node.
    /// </summary>
    public int Nodes { get; init; } = 512;

    /// <summary>Nodes of each of a pair's two axes, likewise; at most 24 where a full refinement follows. A term of higher order gets as many nodes in all as a pair, so fewer an axis.</summary>
    public int InteractionNodes { get; init; } = 64;

    /// <summary>How numbers become inputs of the basis network.</summary>
    public AxisScale AxisScale { get; init; }

    /// <summary>Fourier features of a main effect's input: u goes with sin and cos of 2^k·π·u, k = 0 … one less than this; 0 is the published input, u alone.</summary>
    public int Frequencies { get; init; } = 3;

    /// <summary>The same for each input of an interaction.</summary>
    public int InteractionFrequencies { get; init; } = 6;
}
