using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>The shape function of a number: a curve, linear between its knots and constant beyond them.</summary>
public sealed class NumericShape
{
    private readonly Term _term;
    private readonly int _output;
    private readonly bool _hasErrors;

    internal NumericShape(AdditiveModel model, int term, int output)
    {
        _term = model.Terms[term];
        _output = output;
        _hasErrors = model.HasStandardErrors;
        FeatureSchema feature = model.Schema.Features[term];
        Name = feature.Name;
        Unit = feature.Unit;
        Scores = [.. Knots.Select(Evaluate)];
        StandardErrors = _hasErrors ? [.. Knots.Select(ErrorAt)] : null;
    }

    /// <summary>The name of the feature.</summary>
    public string Name { get; }

    /// <summary>The unit of its values.</summary>
    public string? Unit { get; }

    /// <summary>The values where the curve may bend, increasing. A date is its day number, a date and time its days, a duration its seconds.</summary>
    public IReadOnlyList<double> Knots => _term.Axis(0).Knots;

    /// <summary>The scores at the knots.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>The score of a missing value; null if no value can be missing.</summary>
    public double? MissingScore => _term.Axis(0).HasMissing ? _term.Tables[_output][_term.Axis(0).MissingPosition] : null;

    /// <summary>The standard errors of the scores at the knots, in units of the score; null if the model has none.</summary>
    public IReadOnlyList<double>? StandardErrors { get; }

    /// <summary>The standard error of <see cref="MissingScore"/>; null if no value can be missing, or the model has none.</summary>
    public double? MissingStandardError => _hasErrors && _term.Axis(0).HasMissing ? ErrorAt(double.NaN) : null;

    /// <summary>The weighted mean of |score| over the training rows.</summary>
    public double Importance => _term.Importances[_output];

    /// <summary>Whether training kept the term; one that it dropped is 0 everywhere.</summary>
    public bool Selected => _term.Selected;

    /// <summary>The effective degrees of freedom of the term, all outputs together; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom => _term.DegreesOfFreedom;

    /// <summary>The score of a value; NaN is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite, but no value can be missing.</exception>
    public double Evaluate(double x)
    {
        _term.Axis(0).Locate(x, out int cell, out double fraction);
        return _term.Interpolate(_output, [cell], [fraction]);
    }

    /// <summary>The standard error of the score of a value, between knots an upper bound of it; NaN is missing. Null if the model has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite, but no value can be missing.</exception>
    public double? StandardError(double x) => _hasErrors ? ErrorAt(x) : null;

    private double ErrorAt(double x)
    {
        _term.Axis(0).Locate(x, out int cell, out double fraction);
        return _term.StandardError(_output, [cell], [fraction]);
    }
}
