using System.Collections.Immutable;
using Nbm.Training;

namespace Nbm;

/// <summary>The networks of the neural phase, and how they are learned.</summary>
public sealed record NetworkOptions
{
    private static readonly ImmutableArray<int> s_ofBases = [256, 128, 128];
    private static readonly ImmutableArray<int> s_ofTerms = [64, 64, 32];

    private readonly ImmutableArray<int>? _hiddenUnits;
    private readonly int? _frequencies;
    private readonly int? _interactionFrequencies;

    /// <summary>One network for all terms of an order, or one for each term.</summary>
    public NetworkKind Kind { get; init; }

    /// <summary>The first layer of a network for each term.</summary>
    public NetworkUnits Units { get; init; }

    /// <summary>
    /// Whether the model keeps the networks that it was compiled from, so that <c>ContinueTraining</c> goes on from them, from a file too.
    /// They add four bytes for each parameter to the file, and nothing to what the model predicts. A fit without a neural phase refuses it.
    /// </summary>
    public bool KeepNetworks { get; init; }

    /// <summary>
    /// Passes over the training rows; null: as many as make about 1,200 optimiser steps, or 200 where a full refinement follows or each
    /// term has a network of its own. 0, to leave networks as they are, is for a fit that goes on from some.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>Training stops after this many epochs without a better validation loss; null: after a quarter of the epochs.</summary>
    public int? Patience { get; init; }

    /// <summary>
    /// Rows of one optimiser step, at most; an epoch is cut into steps of equal size. Null: the square of the number of rows
    /// to learn from over 32,768, but not fewer than 64 and not more than 8,192: of 2,000 rows 122 in 17 steps, of 16,000 half. Of
    /// durations, and where a full refinement follows, 8,192.
    /// </summary>
    public int? BatchSize { get; init; }

    /// <summary>Rows of a step, at most, of so many rows.</summary>
    internal int BatchSizeOf(int rows, ModelTask task) => BatchSize ?? BatchPlan.SizeOf(rows, task);

    /// <summary>AdamW's learning rate at the first step; it falls to 0 along a cosine.</summary>
    public double LearningRate { get; init; } = 0.003;

    /// <summary>AdamW's decoupled weight decay, for all parameters.</summary>
    public double WeightDecay { get; init; } = 1e-5;

    /// <summary>K, the number of bases that the network of each interaction order computes.</summary>
    public int Bases { get; init; } = 100;

    /// <summary>
    /// The widths of the hidden layers; by default 256, 128, 128 where bases are shared, and 64, 64, 32 of a network for each term.
    /// </summary>
    public ImmutableArray<int> HiddenUnits
    {
        get => _hiddenUnits ?? (Kind == NetworkKind.PerTerm ? s_ofTerms : s_ofBases);
        init => _hiddenUnits = value;
    }

    /// <summary>
    /// The probability with which a step drops a basis from a curve. On a grid the dropped unit is a (curve, basis) weight,
    /// where the published model drops (row, term, basis) cells.
    /// </summary>
    public double BasisDropout { get; init; } = 0.05;

    /// <summary>
    /// λ of the penalty λ · mean over rows and terms of squared contributions (in standard deviations of the target, for a regression).
    /// </summary>
    public double OutputPenalty { get; init; } = 1e-5;

    /// <summary>
    /// The coefficient of the mean over rows and terms of |contribution| (in standard deviations of the target, for a regression); 0: none.
    /// For networks without a refinement.
    /// </summary>
    public double Sparsity { get; init; }

    /// <summary>
    /// The coefficient of what makes explanations short without taking terms from the model: the mean over rows of the entropy of softmax
    /// |contribution|, less the entropy of softmax of the mean |contribution| (Parekh, Mozharovskyi and d'Alché-Buc 2021); 0: none.
    /// Few terms say most of each row, and not the same few of all.
    /// </summary>
    public double Entropy { get; init; }

    /// <summary>
    /// The part of the training rows that is held out from the neural phase, to stop it, where no validation rows are given; 0, and where
    /// it comes
    /// to fewer than 20 rows: none, all epochs are run.
    /// Refinement learns from all of them.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.15;

    /// <summary>
    /// Nodes of the axis of a main effect in the neural phase; at most 128 of them where a full refinement follows, which chooses grids
    /// of its own. A feature of no
    /// more distinct values gets each of them as a node.
    /// </summary>
    public int Nodes { get; init; } = 512;

    /// <summary>
    /// Nodes of each of a pair's two axes, likewise; at most 24 where a full refinement follows. A term of higher order gets as many
    /// nodes in all as a pair, so fewer an axis.
    /// </summary>
    public int InteractionNodes { get; init; } = 64;

    /// <summary>How numbers become inputs of the basis network.</summary>
    public AxisScale AxisScale { get; init; }

    /// <summary>
    /// Fourier features of a main effect's input: u goes with sin and cos of 2^k·π·u, k = 0 … one less than this; 0 is the published
    /// input, u alone. By default 3, and 0 before ExU units, which are steep by themselves.
    /// </summary>
    public int Frequencies
    {
        get => _frequencies ?? (Units == NetworkUnits.Exu ? 0 : 3);
        init => _frequencies = value;
    }

    /// <summary>The same for each input of an interaction; by default 6, and 0 before ExU units.</summary>
    public int InteractionFrequencies
    {
        get => _interactionFrequencies ?? (Units == NetworkUnits.Exu ? 0 : 6);
        init => _interactionFrequencies = value;
    }
}
