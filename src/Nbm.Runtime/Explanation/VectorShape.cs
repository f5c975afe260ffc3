using Nbm.Models;

namespace Nbm;

/// <summary>What the names of a vector add to a score.</summary>
public sealed class VectorShape
{
    private readonly VectorTerm _term;
    private readonly int _output;

    internal VectorShape(ShapeSource source)
    {
        _term = source.Vector;
        _output = source.Output;
        ScoreName = source.ScoreName;
    }

    // What the scores are of.
    internal string ScoreName { get; }

    /// <summary>The name of the vector.</summary>
    public string Name => _term.Name;

    /// <summary>How much the whole vector moves the score: the weighted mean of |contribution| over the training rows.</summary>
    public double Importance => _term.Importances[_output];

    /// <summary>Whether training kept the vector; one that it dropped contributes exactly 0.</summary>
    public bool Selected => _term.Selected;

    /// <summary>The effective degrees of freedom of all names together, and of all outputs; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom => _term.DegreesOfFreedom;

    /// <summary>The names that training learned, in ordinal order. All others add exactly 0.</summary>
    public IReadOnlyList<string> Names => _term.Names;

    /// <summary>The function of a name.</summary>
    /// <exception cref="KeyNotFoundException">Training never learned the name; see <see cref="Contains"/>.</exception>
    public NameShape this[string name] => _term.IndexOf(name) is int index and >= 0
        ? new NameShape(_term, _output, index)
        : throw new KeyNotFoundException(
            $"{Name} has no '{name}': it was too rare in training, or absent, and adds exactly 0. Ask Contains first.");

    /// <summary>Whether training learned the name.</summary>
    public bool Contains(string name) => _term.IndexOf(name) >= 0;

    /// <summary>The names that move the score most, the first the most.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<NameShape> Largest(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return
        [
            .. Enumerable.Range(0, _term.Names.Length).OrderByDescending(j => _term.NameImportances[_output][j]).Take(count)
                .Select(j => new NameShape(_term, _output, j)),
        ];
    }
}
