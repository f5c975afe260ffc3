using System.Globalization;
using System.Runtime.CompilerServices;

namespace Nbm;

public sealed partial record TrainingOptions
{
    /// <summary>Checks every property.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A property is out of its range; the message names the property, its value and the
    /// range.</exception>
    public void Validate()
    {
        CheckSaid();
        Check(Enum.IsDefined(Refinement), Refinement, "a member of Refinement");
        Check(Enum.IsDefined(Shapes), Shapes, "a member of ShapeKind");
        Check(
            Shapes == ShapeKind.Curves || Refinement == Refinement.Full,
            Shapes,
            $"ShapeKind.Curves where Refinement is {Refinement}, for lines are found by Refinement.Full alone");
        Check(Enum.IsDefined(Ties), Ties, "a member of TiesMethod");
        Check(Smoothness is > 0 and < double.PositiveInfinity, Smoothness, "above 0 and finite");
        Check(MemoryBudget >= 0, MemoryBudget, "0 and more");
        Check(Rounds is >= 2 and <= 1000, Rounds, "2 … 1,000");
        Check(PosteriorDraws is 0 or (>= 2 and <= 1024), PosteriorDraws, "0, or 2 … 1,024");
        Check(Bags is 0 or (>= 2 and <= 256), Bags, "0, or 2 … 256");
        Check(MinCount >= 1, MinCount, "1 and more");
        Check(MaxLevels >= 0, MaxLevels, "0 and more");
        Check(Epochs is null or (>= 0 and <= 1_000_000), Epochs, "null or 0 … 1,000,000");
        Check(Patience is null or >= 1, Patience, "null or 1 and more");
        Check(BatchSize is null or >= 1, BatchSize, "null or 1 and more");
        Check(LearningRate is > 0 and < double.PositiveInfinity, LearningRate, "above 0 and finite");
        Check(WeightDecay is >= 0 and < double.PositiveInfinity, WeightDecay, "0 and more, finite");
        Check(Bases is >= 1 and <= 4096, Bases, "1 … 4,096");
        Check(!HiddenUnits.IsDefault && HiddenUnits.Length <= 16, HiddenUnits.IsDefault ? null : HiddenUnits.Length, "at most 16 layers",
            nameof(HiddenUnits));
        foreach (int units in HiddenUnits)
        {
            Check(units is >= 1 and <= 4096, units, "widths of 1 … 4,096", nameof(HiddenUnits));
        }

        Check(BasisDropout is >= 0 and < 1, BasisDropout, "0 … below 1");
        Check(OutputPenalty is >= 0 and < double.PositiveInfinity, OutputPenalty, "0 and more, finite");
        Check(ValidationFraction is >= 0 and < 1, ValidationFraction, "0 … below 1");
        Check(Threads is null or (>= 1 and <= 4096), Threads, "null or 1 … 4,096");
        Check(Enum.IsDefined(OnCancel), OnCancel, "a member of OnCancel");
        Check(Checkpoint is null || !string.IsNullOrWhiteSpace(Checkpoint.Path), Checkpoint, "null or the path of a file");
        Check(Checkpoint is null || Checkpoint.Every >= TimeSpan.Zero, Checkpoint, "a time of 0 and more between two writings");
        Check(Nodes is >= 2 and <= 65_536, Nodes, "2 … 65,536");
        Check(InteractionNodes is >= 2 and <= 1024, InteractionNodes, "2 … 1,024");
        Check(Enum.IsDefined(AxisScale), AxisScale, "a member of AxisScale");
        Check(Frequencies is >= 0 and <= 16, Frequencies, "0 … 16");
        CheckNetworks();
        const string OfNetworks = "0, where a refinement finds terms anew (Refinement = Refinement.None has none)";
        Check(Networks.Sparsity is >= 0 and < double.PositiveInfinity, Networks.Sparsity, "0 and more, finite");
        Check(Networks.Entropy is >= 0 and < double.PositiveInfinity, Networks.Entropy, "0 and more, finite");
        Check(Networks.Sparsity == 0 || Refinement == Refinement.None, Networks.Sparsity, OfNetworks);
        Check(Networks.Entropy == 0 || Refinement == Refinement.None, Networks.Entropy, OfNetworks);
        Check(InteractionFrequencies is >= 0 and <= 16, InteractionFrequencies, "0 … 16");
    }

    // new() { Epochs = 5, Networks = new() { … } } would lose the epochs without a word.
    private void CheckSaid()
    {
        var unsaid = new NetworkOptions();
        var usual = new NetworkOptions { Kind = Networks.Kind, Units = Networks.Units };
        Lost(nameof(KeepNetworks), own => own.KeepNetworks);
        Lost(nameof(Epochs), own => own.Epochs);
        Lost(nameof(Patience), own => own.Patience);
        Lost(nameof(BatchSize), own => own.BatchSize);
        Lost(nameof(LearningRate), own => own.LearningRate);
        Lost(nameof(WeightDecay), own => own.WeightDecay);
        Lost(nameof(Bases), own => own.Bases);
        Lost(nameof(HiddenUnits), Widths);
        Lost(nameof(BasisDropout), own => own.BasisDropout);
        Lost(nameof(OutputPenalty), own => own.OutputPenalty);
        Lost(nameof(ValidationFraction), own => own.ValidationFraction);
        Lost(nameof(Nodes), own => own.Nodes);
        Lost(nameof(InteractionNodes), own => own.InteractionNodes);
        Lost(nameof(AxisScale), own => own.AxisScale);
        Lost(nameof(Frequencies), own => own.Frequencies);
        Lost(nameof(InteractionFrequencies), own => own.InteractionFrequencies);

        void Lost(string name, Func<NetworkOptions, object?> value)
        {
            object? said = value(_said.Options), now = value(Networks);
            if (Equals(said, value(unsaid)) || Equals(said, now) || !Equals(now, value(usual)))
            {
                return;
            }

            throw new ArgumentOutOfRangeException(
                name, now,
                $"{nameof(TrainingOptions)}.{name} = {Code(said)} was said before {nameof(Networks)} took its place, "
                + $"and is {Code(now)} now; "
                + $"expected: {nameof(Networks)} = new() {{ {name} = {Code(said)} }}, or {name} = {Code(said)} behind it.");
        }
    }

    private static string? Widths(NetworkOptions options) =>
        options.HiddenUnits.IsDefault ? null : $"[{string.Join(", ", options.HiddenUnits)}]";

    // As a user writes it.
    private static string Code(object? value) => value switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        Enum member => $"{member.GetType().Name}.{member}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // What properties of the names of network options have said. Options are equal by what holds, however it was said.
    private sealed class Said(NetworkOptions options)
    {
        public NetworkOptions Options => options;

        public override bool Equals(object? obj) => obj is Said;

        public override int GetHashCode() => 0;
    }

    private void CheckNetworks()
    {
        Check(Enum.IsDefined(Networks.Kind), Networks.Kind, "a member of NetworkKind");
        Check(Enum.IsDefined(Networks.Units), Networks.Units, "a member of NetworkUnits");
        if (Networks.Kind == NetworkKind.SharedBases)
        {
            Check(Networks.Units == NetworkUnits.Relu, Networks.Units, "Relu, for others are of networks a term, Networks.Kind = PerTerm");
            return;
        }

        const string Reason = "for networks a term, Networks.Kind = PerTerm, have no bases in common";
        var usual = new NetworkOptions();
        Check(Refinement == Refinement.None, Refinement, $"None, {Reason} to refine");
        Check(Bags == 0, Bags, $"0, {Reason} that bags could share");
        Check(Bases == usual.Bases, Bases, $"its default, {Reason}");
        Check(BasisDropout == usual.BasisDropout, BasisDropout, $"its default, {Reason}");
        Check(
            HiddenUnits.Length > 0 || Networks.Units == NetworkUnits.Relu, HiddenUnits.Length, "one layer or more of ExU units",
            nameof(HiddenUnits));
    }

    private static void Check(bool holds, object? value, string range, [CallerArgumentExpression(nameof(value))] string property = "")
    {
        if (!holds)
        {
            string found = Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null";
            throw new ArgumentOutOfRangeException(property, value, $"{nameof(TrainingOptions)}.{property} is {found}; expected: {range}.");
        }
    }
}
