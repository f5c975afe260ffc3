using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// A part that scores of a <see cref="TrainedModel"/> are made of: what it is called, what it reads of a row, and how much it moves the
/// scores. What it adds to the scores of a row the model says; it may depend on the row in any way. Immutable and thread-safe.
/// </summary>
public abstract class ModelPart
{
    private protected ModelPart(
        string name, ImmutableArray<double> importances, ImmutableArray<double> importanceErrors, double? degreesOfFreedom, bool selected)
    {
        Name = name;
        Importances = importances;
        ImportanceErrors = importanceErrors.IsDefault ? [] : importanceErrors;
        DegreesOfFreedom = degreesOfFreedom;
        Selected = selected;
    }

    /// <summary>What the part is called: of a term the name of the feature, the interaction or the vector.</summary>
    public string Name { get; }

    /// <summary>What the part reads of a row, and nothing else: features by their index, vectors behind all features.</summary>
    public abstract ImmutableArray<int> Inputs { get; }

    /// <summary>How much the part moves each output: the weighted mean of |contribution| over the training rows.</summary>
    public ImmutableArray<double> Importances { get; }

    /// <summary>The importance over all outputs: their mean.</summary>
    public double Importance => MeanOf(Importances);

    /// <summary>The standard error of each of <see cref="Importances"/>, to first order (delta method); empty if they aren't
    /// known.</summary>
    public ImmutableArray<double> ImportanceErrors { get; private protected set; }

    /// <summary>The standard error of <see cref="Importance"/>; of several outputs an upper bound, their mean. Null if it isn't
    /// known.</summary>
    public double? ImportanceError => ImportanceErrors.IsEmpty ? null : MeanOf(ImportanceErrors);

    /// <summary>The effective degrees of freedom, all outputs together; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom { get; private protected set; }

    /// <summary>Whether training kept the part. One that it dropped contributes exactly 0.</summary>
    public bool Selected { get; private protected set; }

    /// <summary>The importance over all outputs, with what goes with it.</summary>
    internal TermImportance Summary() => new(Name, Importance, Selected, DegreesOfFreedom, ImportanceError);

    /// <summary>The importance for one output, likewise.</summary>
    internal TermImportance Summary(int output) =>
        new(Name, Importances[output], Selected, DegreesOfFreedom, ImportanceErrors.IsEmpty ? null : ImportanceErrors[output]);

    // As LINQ's, without what it allocates.
    private static double MeanOf(ImmutableArray<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
