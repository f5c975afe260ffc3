using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Collects what rows have of a vector.</summary>
/// <param name="vector">The vector.</param>
/// <param name="rows">What the caller calls the rows.</param>
/// <param name="find">The index of a name, or −1.</param>
internal sealed class SparseBuilder(VectorSchema vector, string rows, Func<string, int> find)
{
    private readonly VectorRows _row = new();
    private readonly List<int> _starts = [0];
    private readonly List<int> _names = [];
    private readonly List<double> _values = [];

    /// <summary>Takes a row.</summary>
    /// <param name="entries">What it has.</param>
    /// <param name="index">Its index among the caller's rows.</param>
    /// <exception cref="NbmDataException">It can't be learned from.</exception>
    public void Add(VectorEntries entries, int index)
    {
        if (entries.Fault(vector) is { } wrong)
        {
            throw RowError.OfVector(rows, index, vector, wrong + ".");
        }

        _row.Clear();
        _row.Add(vector, entries, find, null);
        _names.AddRange(_row[0].Names);
        _values.AddRange(_row[0].Values);
        _starts.Add(_names.Count);
    }

    public SparseRows Build() => new([.. _starts], [.. _names], [.. _values]);
}
