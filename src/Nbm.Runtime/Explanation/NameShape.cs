namespace Nbm;

/// <summary>The function of one name of a vector: exactly 0 at 0, linear between its knots and 0, level beyond the outermost.</summary>
public sealed class NameShape
{
    private readonly VectorTerm _term;
    private readonly int _output;
    private readonly int _index;

    internal NameShape(VectorTerm term, int output, int index)
    {
        _term = term;
        _output = output;
        _index = index;
        Range own = term.Starts[index]..term.Starts[index + 1];
        Knots = term.Knots[own];
        Scores = term.Tables[output][own];
        StandardErrors = term.HasStandardErrors ? term.StandardErrors[output][own] : null;
    }

    /// <summary>The name.</summary>
    public string Name => _term.Names[_index];

    /// <summary>How much the name moves the score: the weighted mean of |contribution| over the training rows.</summary>
    public double Importance => _term.NameImportances[_output][_index];

    /// <summary>The knots, ascending; a name of one value, or of few rows, has its outermost values only.</summary>
    public IReadOnlyList<double> Knots { get; }

    /// <summary>What the name adds at each knot.</summary>
    public IReadOnlyList<float> Scores { get; }

    /// <summary>The standard error at each knot; null if the model has none.</summary>
    public IReadOnlyList<float>? StandardErrors { get; }

    /// <summary>What the name adds where it has a value.</summary>
    public double Evaluate(double value) => _term.Evaluate(_output, _index, value);

    /// <summary>The standard error of <see cref="Evaluate"/>; null if the model has none.</summary>
    public double? StandardError(double value) => _term.HasStandardErrors ? _term.StandardError(_output, _index, value) : null;

    /// <summary>The name and its importance, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {ScoreText.Of(Importance)}");
}
