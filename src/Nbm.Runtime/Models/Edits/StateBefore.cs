using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What of a model an edit replaced: enough to give back, to the byte, the one before.</summary>
/// <param name="Intercepts">All intercepts.</param>
/// <param name="AxisCount">How many axes there were: those behind them the edit added.</param>
/// <param name="Axes">Of the axes that got new knots their index, and the knots that they had.</param>
/// <param name="Terms">The terms that it changed.</param>
internal sealed record StateBefore(
    ImmutableArray<double> Intercepts, int AxisCount, ImmutableArray<(int Index, ImmutableArray<double> Knots)> Axes,
    ImmutableArray<TermState> Terms)
{
    /// <summary>Whether all of its numbers are.</summary>
    public bool IsFinite => Intercepts.All(double.IsFinite) && Axes.All(own => own.Knots.All(double.IsFinite))
        && Terms.All(term => term.Tables.All(table => table.All(float.IsFinite)) && term.Importances.All(double.IsFinite)
            && term.ImportanceErrors.All(double.IsFinite) && term.StandardErrors.All(errors => errors.All(float.IsFinite))
            && term.HazardErrors.All(float.IsFinite) && term.Mass.All(float.IsFinite) && double.IsFinite(term.DegreesOfFreedom ?? 0));

    /// <summary>Whether it is of a model of so many scores.</summary>
    public bool IsOf(int outputs) => Intercepts.Length == outputs && Terms.All(term => term.Tables.Length == outputs
        && term.Importances.Length == outputs && (term.StandardErrors.IsEmpty || term.StandardErrors.Length == outputs));

    /// <summary>The axes of the model before.</summary>
    /// <param name="after">Those of the model after.</param>
    /// <exception cref="ArgumentException">They aren't those of the edit.</exception>
    public ImmutableArray<Axis> Restore(ImmutableArray<Axis> after)
    {
        if (AxisCount < 0 || AxisCount > after.Length || Axes.Any(own => own.Index < 0 || own.Index >= AxisCount))
        {
            throw new ArgumentException("the axes of the log aren't the model's");
        }

        var axes = after[..AxisCount].ToBuilder();
        foreach ((int index, ImmutableArray<double> knots) in Axes)
        {
            axes[index] = axes[index].WithKnots(knots);
        }

        return axes.ToImmutable();
    }
}

/// <summary>A term as it was.</summary>
/// <param name="Index">Which.</param>
/// <param name="Axes">Indices into the axes of the model before.</param>
/// <param name="Tables">For each output.</param>
/// <param name="Importances">For each output.</param>
/// <param name="ImportanceErrors">For each output; empty if there were none.</param>
/// <param name="StandardErrors">For each output; empty if there were none.</param>
/// <param name="HazardErrors">Of <see cref="SurvivalErrors.TermErrors"/>; empty if there were none.</param>
/// <param name="Mass">Of <see cref="AdditiveModel.TrainingMass"/>; empty if it wasn't known.</param>
/// <param name="DegreesOfFreedom">Null if they weren't known.</param>
/// <param name="Selected">Whether it was kept.</param>
internal sealed record TermState(
    int Index, ImmutableArray<int> Axes, ImmutableArray<ImmutableArray<float>> Tables, ImmutableArray<double> Importances,
    ImmutableArray<double> ImportanceErrors, ImmutableArray<ImmutableArray<float>> StandardErrors, ImmutableArray<float> HazardErrors,
    ImmutableArray<float> Mass, double? DegreesOfFreedom, bool Selected)
{
    /// <summary>A term of a model.</summary>
    public static TermState Of(AdditiveModel model, int index)
    {
        Term term = model.Terms[index];
        return new TermState(
            index, term.Axes, term.Tables, term.Importances, term.ImportanceErrors, term.StandardErrors,
            model.SurvivalErrors?.TermErrors[index] ?? [], model.MassOf(index), term.DegreesOfFreedom, term.Selected);
    }

    /// <summary>The term on axes.</summary>
    public Term ToTerm(string name, ImmutableArray<Axis> axes) => new(
        name, axes, Axes, Tables, Importances, StandardErrors, DegreesOfFreedom, Selected, ImportanceErrors);
}
