using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>Conditions under which a row's decision stays the same whatever else it had.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rows">What else rows may have: some thousand of the training rows, say. Their targets aren't looked at.</param>
    /// <param name="precision">In which part of the rows the decision has to stay.</param>
    /// <exception cref="NotSupportedException">The model isn't additive, has vectors or an offset, or no classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The precision isn't above 0 and at most 1.</exception>
    /// <exception cref="NbmDataException">There are no rows, or one is wrong.</exception>
    public Anchor Anchor(TRecord row, IReadOnlyList<TRecord> rows, double precision = 0.95)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(rows);
        if (!(precision is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision must be above 0 and at most 1.");
        }

        if (Trained is not AdditiveModel additive || !additive.Vectors.IsEmpty || _hasOffset || additive.Classes.IsEmpty)
        {
            throw new NotSupportedException($"{GetType().Name} has no anchors: they are of decisions between classes, by additive models "
                + "without vectors and offsets.");
        }

        TRecord[] all = RowsOf(rows);
        if (all.Length == 0)
        {
            throw new NbmDataException("There are no rows to take the other features from.");
        }

        var (own, columns) = (new double[Trained.Schema.Features.Length], new double[Trained.Schema.Features.Length * all.Length]);
        RowEncoder.Encode([row], Trained.Vocabularies, own, 1);
        RowEncoder.Encode(all, Trained.Vocabularies, columns, all.Length);
        return new AnchorFinder(additive, own, columns, all.Length).Find(precision);
    }
}
