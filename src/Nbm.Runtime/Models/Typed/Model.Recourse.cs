using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>What changing each feature could do for a goal. Called by generated code.</summary>
    /// <param name="row">The row.</param>
    /// <param name="goal">What its prediction is to become.</param>
    /// <param name="features">Reads what is typed.</param>
    protected Responsiveness<TFeatures> ResponsivenessOf<TFeatures>(TRecord row, Goal goal, Func<ChangeReader, TFeatures> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        RowGoal own = GoalOfRow(row, goal);
        return new Responsiveness<TFeatures>(own, features(new ChangeReader(own)));
    }

    /// <summary>The cheapest changes that reach a goal. Called by generated code.</summary>
    /// <param name="row">The row.</param>
    /// <param name="goal">What its prediction is to become.</param>
    /// <param name="options">How they are looked for; null for the defaults.</param>
    /// <param name="changes">Reads what is typed.</param>
    /// <param name="apply">The row with its changes; null if it can't be copied.</param>
    protected RecourseResult<TRecord, TChanges> RecourseOf<TChanges>(
        TRecord row, Goal goal, RecourseOptions? options, Func<ChangeReader, TChanges> changes, Func<TChanges, TRecord>? apply)
    {
        ArgumentNullException.ThrowIfNull(changes);
        options ??= new RecourseOptions();
        if (options.FirstViolation() is { } wrong)
        {
            throw new ArgumentException(wrong, nameof(options));
        }

        RowGoal own = GoalOfRow(row, goal);
        (Found[] ways, Found first) = RecourseFinder.Find(own, options);
        return new RecourseResult<TRecord, TChanges>(
            [.. ways.Select(Way)], own.IsReached ? RecourseStatus.Reached : RowGoal.StatusOf(first));

        Recourse<TRecord, TChanges> Way(Found found)
        {
            double[] features = own.Changed(found.Values!);
            var scores = new double[Trained.Outputs];
            own.Row.Score(features, scores);
            TChanges typed = changes(new ChangeReader(own, features));
            return new Recourse<TRecord, TChanges>(
                typed, own.Texts(features), found, Array.AsReadOnly(scores), apply is null ? null : () => apply(typed));
        }
    }

    // What changes could do for each of many rows.
    private protected ResponsivenessTable ResponsivenessOf(IReadOnlyList<TRecord> rows, Goal goal, int reasons)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reasons);
        return ResponsivenessTable.Of(RowsOf(rows).Select(row => GoalOfRow(row, goal)), RowEncoder.Schema, reasons);
    }

    private RowGoal GoalOfRow(TRecord row, Goal goal) => new(Additive, RowEncoder.Schema, Explained(row), goal);
}
