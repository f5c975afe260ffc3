using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// Folds of rows, for cross-validation that is to be like what comes later: later rows than those learned from
/// (<see cref="Rows.FoldsByTime"/>), other customers (<see cref="Rows.FoldsByGroup"/>), or the same shares of something
/// (<see cref="Rows.FoldsByStratum"/>). Immutable.
/// <code>ApplicantModel.CrossValidate(rows, rows.FoldsByGroup(row => row.CustomerId))</code>
/// </summary>
public sealed class RowFolds
{
    private readonly ImmutableArray<RowFold> _folds;

    internal RowFolds(int rows, ImmutableArray<RowFold> folds) => (Rows, _folds) = (rows, folds);

    /// <summary>How many rows they are of.</summary>
    public int Rows { get; }

    /// <summary>How many folds.</summary>
    public int Count => _folds.Length;

    /// <summary>A fold, from 0.</summary>
    public RowFold this[int index] => _folds[index];
}

/// <summary>A fold: which rows it trains on, and which it tests. Ascending indices into the rows; none is both.</summary>
/// <param name="Training">The rows that a model learns from.</param>
/// <param name="Test">The rows that it is measured on.</param>
public sealed record RowFold(ImmutableArray<int> Training, ImmutableArray<int> Test);
