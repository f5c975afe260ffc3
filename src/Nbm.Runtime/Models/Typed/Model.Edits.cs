using Nbm.Generated;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>A model with terms that are changed by hand, and a log of it. Called by generated code.</summary>
    /// <param name="edit">Changes terms.</param>
    /// <param name="typed">Makes a typed model, to be evaluated.</param>
    /// <param name="author">Who edits.</param>
    /// <param name="reason">Why.</param>
    /// <param name="rows">Rows to evaluate before and after on; null for none.</param>
    /// <param name="time">Says when; null for the system's clock.</param>
    protected AdditiveModel EditedBy(
        Action<EditorReader> edit, Func<AdditiveModel, Model<TRecord>> typed, string author, string reason, IReadOnlyList<TRecord>? rows,
        TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(typed);
        int count = 0;
        Func<AdditiveModel, object>? evaluate = null;
        if (rows is not null)
        {
            // Counted as metrics count them: those that have a target.
            count = ScoreWithTargets(rows).Count;
            evaluate = model => typed(model).EvaluateAny(rows);
        }

        return Additive.Edited(draft => edit(new EditorReader(draft)), author, reason, time, count, evaluate);
    }
}
