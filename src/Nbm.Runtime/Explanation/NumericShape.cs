using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// The shape function of a number: a curve, linear between its knots (on a logarithmic axis, linear in the logarithm) and constant
/// beyond them; and a score for each special value, and for missing ones. A cyclic curve goes on at its first knot behind its last.
/// </summary>
public sealed class NumericShape
{
    private readonly Term _term;
    private readonly int _output;
    private readonly bool _hasErrors;

    internal NumericShape(ShapeSource source)
    {
        _term = source.Term;
        _output = source.Output;
        _hasErrors = source.HasErrors;
        Feature = source.Feature(_term.Features[0]);
        ScoreName = source.ScoreName;
        Name = Feature.Name;
        Unit = Feature.Unit;
        Specials = _term.Axis(0).Specials;
        Scores = At(0, Knots.Count);
        StandardErrors = ErrorsAt(0, Knots.Count);
        SpecialScores = At(Knots.Count, Specials.Count);
        SpecialStandardErrors = ErrorsAt(Knots.Count, Specials.Count);
    }

    internal FeatureSchema Feature { get; }

    // What the scores are of.
    internal string ScoreName { get; }

    /// <summary>The name of the feature.</summary>
    public string Name { get; }

    /// <summary>The unit of its values.</summary>
    public string? Unit { get; }

    /// <summary>The values where the curve may bend, increasing. A date is its
    /// day number, a date and time its days, a duration its seconds.</summary>
    public IReadOnlyList<double> Knots => _term.Axis(0).Knots;

    /// <summary>The scores at the knots.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>How the axis is laid out.</summary>
    public AxisKind Axis => _term.Axis(0).Kind;

    /// <summary>After how much a cyclic curve begins anew; null if it isn't one.</summary>
    public double? Period => _term.Axis(0).Period > 0 ? _term.Axis(0).Period : null;

    /// <summary>The special values that the feature declares: codes that are no numbers, and not on the curve.</summary>
    public IReadOnlyList<double> Specials { get; }

    /// <summary>The scores of the special values.</summary>
    public IReadOnlyList<double> SpecialScores { get; }

    /// <summary>The standard errors of the scores of the special values, in units of the score; null if the model has none.</summary>
    public IReadOnlyList<double>? SpecialStandardErrors { get; }

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

    /// <summary>The score of a value, special or not; NaN is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite, but
    /// no value can be missing; or not above 0, on a logarithmic axis.</exception>
    public double Evaluate(double x)
    {
        _term.Axis(0).Locate(x, out int cell, out double fraction);
        return _term.Interpolate(_output, [cell], [fraction]);
    }

    /// <summary>The standard error of the score of a value, between knots an
    /// upper bound of it; NaN is missing. Null if the model has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite, but no value can be missing.</exception>
    public double? StandardError(double x) => _hasErrors ? ErrorAt(x) : null;

    private double[] At(int first, int count) =>
        [.. _term.Tables[_output].AsSpan(first, count).ToArray().Select(score => (double)score)];

    private double[]? ErrorsAt(int first, int count) =>
        _hasErrors ? [.. Enumerable.Range(first, count).Select(position => _term.StandardErrorAt(_output, position))] : null;

    private double ErrorAt(double x)
    {
        _term.Axis(0).Locate(x, out int cell, out double fraction);
        return _term.StandardError(_output, [cell], [fraction]);
    }
}
