namespace Nbm.Training;

/// <summary>How much each of the interpreter's losses counts.</summary>
/// <param name="Reconstruction">Input fidelity.</param>
/// <param name="Fidelity">Output fidelity.</param>
/// <param name="Sparsity">The mean absolute activation.</param>
/// <param name="Entropy">Conciseness and diversity.</param>
internal readonly record struct FlintCoefficients(double Reconstruction, double Fidelity, double Sparsity, double Entropy);

/// <summary>
/// What FLINT minimises beside the loss of the target, and from when on: first predict and reconstruct, then fidelity and sparsity, entropy
/// last, which are whole epochs by their share of all (the principle of the authors' schedules).
/// </summary>
internal sealed class FlintObjective
{
    // Of activations, so that the read-out doesn't lean on a single one; as in the authors' code.
    public const double Dropout = 0.01;

    private const double SparsityOfHidden = 0.1, SparsityOfFeatures = 0.02, EntropyOfHidden = 0.2, EntropyOfFeatures = 0.1;

    private readonly int _batches;
    private readonly int _fidelityFrom;
    private readonly int _entropyFrom;

    /// <param name="options">Coefficients, and when they join in.</param>
    /// <param name="layout">What attributes read.</param>
    /// <param name="task">What is predicted: numbers, two classes or more.</param>
    /// <param name="rows">Training rows.</param>
    public FlintObjective(FlintOptions options, FlintLayout layout, ModelTask task, int rows)
    {
        Task = task;
        bool ofFeatures = layout.Inputs == AttributeInputs.Features;
        Final = new FlintCoefficients(
            options.Reconstruction, options.Fidelity, options.Sparsity ?? (ofFeatures ? SparsityOfFeatures : SparsityOfHidden),
            options.Entropy ?? (ofFeatures ? EntropyOfFeatures : EntropyOfHidden));
        _batches = (int)(((long)rows + options.BatchSize - 1) / options.BatchSize);
        int epochs = RunLength.Of(options, _batches).Epochs;
        double fidelityFrom = options.FidelityFrom ?? (ofFeatures || !layout.HasPredictor ? 0 : 1.0 / 6);
        _fidelityFrom = FirstEpoch(epochs, fidelityFrom);
        _entropyFrom = FirstEpoch(epochs, options.EntropyFrom);
    }

    public ModelTask Task { get; }

    /// <summary>All of them.</summary>
    public FlintCoefficients Final { get; }

    /// <summary>Those of a step.</summary>
    /// <param name="step">From 0.</param>
    public FlintCoefficients At(int step)
    {
        int epoch = step / _batches;
        return Final with
        {
            Fidelity = epoch >= _fidelityFrom ? Final.Fidelity : 0,
            Sparsity = epoch >= _fidelityFrom ? Final.Sparsity : 0,
            Entropy = epoch >= _entropyFrom ? Final.Entropy : 0,
        };
    }

    // The last epoch has all of them, however few there are.
    private static int FirstEpoch(int epochs, double share) => Math.Min(epochs - 1, (int)Math.Ceiling((share * epochs) - 1e-9));
}
