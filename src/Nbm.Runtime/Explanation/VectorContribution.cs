using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>What a vector adds to a score, and what each of its names that the row has adds to that.</summary>
public sealed class VectorContribution
{
    private readonly ExplainedRow _row;
    private readonly int _vector;
    private readonly int _output;

    internal VectorContribution(ExplainedRow row, int vector, int output)
    {
        _row = row;
        _vector = vector;
        _output = output;
        int term = row.Model.Schema.TermOfVector(vector);
        Score = row.Contributions(term)[output];
        StandardError = row.StandardError(term, output);
    }

    /// <summary>What the vector adds, in units of the score.</summary>
    public double Score { get; }

    /// <summary>
    /// The standard error of <see cref="Score"/>, in its units; null if the model has none. That of the
    /// names taken as independent, times a factor that makes it right on average over the training rows.
    /// </summary>
    public double? StandardError { get; }

    /// <summary>
    /// What each name that is present adds, the largest first; of an explanation against a reference the differences of
    /// all names that either row has. They sum to <see cref="Score"/> but for rounding: all other names add exactly 0.
    /// </summary>
    public IReadOnlyList<NameContribution> Names => field ??= Array.AsReadOnly(Read());

    /// <summary>The names that the row has and training never learned, for they were too rare or absent. They add exactly 0.</summary>
    public IReadOnlyList<string> Unlearned => _row.Unseen[_vector];

    /// <summary>The largest names and what the vector adds, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{ValueText.OfVector(_row, _vector)} → {ScoreText.Signed(Score)}{ValueText.PlusMinus(StandardError)}");

    private NameContribution[] Read()
    {
        VectorTerm term = _row.Model.Tables(nameof(VectorContribution)).Vectors[_vector];
        VectorRow own = _row.Vector(_vector);
        VectorRow? other = _row.Reference?.Vector(_vector);
        IEnumerable<int> names = other is null ? own.Names.ToArray() : own.Names.ToArray().Union(other.Value.Names.ToArray()).Order();
        return
        [
            .. names.Select(name => new NameContribution(
                    term.Names[name],
                    own[name],
                    term.Evaluate(_output, name, own[name]) - (other is null ? 0 : term.Evaluate(_output, name, other.Value[name])),
                    other is null && term.HasStandardErrors ? term.StandardError(_output, name, own[name]) : null))
                .OrderByDescending(name => Math.Abs(name.Score)),
        ];
    }
}
