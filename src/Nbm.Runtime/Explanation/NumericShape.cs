using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>The shape function of a number: a curve, linear between its knots and constant beyond them.</summary>
public sealed class NumericShape
{
    private readonly Term _term;
    private readonly int _output;

    internal NumericShape(AdditiveModel model, int term, int output)
    {
        _term = model.Terms[term];
        _output = output;
        FeatureSchema feature = model.Schema.Features[term];
        Name = feature.Name;
        Unit = feature.Unit;
        Scores = [.. Knots.Select(Evaluate)];
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

    /// <summary>The weighted mean of |score| over the training rows.</summary>
    public double Importance => _term.Importances[_output];

    /// <summary>The score of a value; NaN is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite, but no value can be missing.</exception>
    public double Evaluate(double x)
    {
        _term.Axis(0).Locate(x, out int cell, out double fraction);
        return _term.Interpolate(_output, [cell], [fraction]);
    }
}
