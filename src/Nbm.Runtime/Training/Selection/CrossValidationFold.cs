using System.Collections.Immutable;

namespace Nbm;

/// <summary>One fold of a cross-validation.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TMetrics">What its <c>Evaluate</c> finds.</typeparam>
public sealed class CrossValidationFold<TModel, TMetrics>
{
    internal CrossValidationFold(int number, ImmutableArray<int> testRows, int trainingRows, TModel model, TMetrics metrics)
    {
        Number = number;
        TestRows = testRows;
        TrainingRows = trainingRows;
        Model = model;
        Metrics = metrics;
    }

    /// <summary>Which fold, from 1.</summary>
    public int Number { get; }

    /// <summary>The fold's rows, as ascending indices into those that were given. Each row that can be learned from is in one
    /// fold.</summary>
    public ImmutableArray<int> TestRows { get; }

    /// <summary>How many rows the model learned from: those of all other folds.</summary>
    public int TrainingRows { get; }

    /// <summary>The model, which never saw the fold's rows.</summary>
    public TModel Model { get; }

    /// <summary>What it reaches on the fold's rows.</summary>
    public TMetrics Metrics { get; }

    /// <summary>How long training took.</summary>
    public TimeSpan TrainingTime { get; internal init; }

    /// <summary>The fold in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"fold {Number}, {TestRows.Length:N0} rows: {Metrics}");
}
