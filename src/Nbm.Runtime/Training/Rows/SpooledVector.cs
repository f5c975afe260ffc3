using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>A vector of rows that aren't kept: its entries by the order in which names came up.</summary>
internal sealed class SpooledVector
{
    private readonly bool _isDense;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly NameCounter _counter;
    private SparseBuilder? _rows;
    private readonly string _name;

    /// <param name="vector">The vector.</param>
    /// <param name="name">What the caller calls the rows.</param>
    public SpooledVector(VectorSchema vector, string name)
    {
        (_isDense, _name) = (vector.IsDense, name);
        _counter = new NameCounter(vector);
        _rows = new SparseBuilder(vector, name, Code);
    }

    /// <summary>How many rows have each name, with a value that isn't 0.</summary>
    public Dictionary<string, int> Counts => _counter.Counts;

    /// <summary>Takes a row.</summary>
    /// <param name="entries">What it has.</param>
    /// <param name="index">Its index among the caller's rows.</param>
    /// <exception cref="NbmDataException">It can't be learned from.</exception>
    public void Add(VectorEntries entries, int index)
    {
        if (!_isDense)
        {
            _counter.Add(entries, _name, index);
        }

        _rows!.Add(entries, index);
    }

    /// <summary>The entries of all rows whose names are learned; lets go of all others.</summary>
    /// <param name="names">These names; of a dense vector none, and all its places are kept.</param>
    public SparseRows Encode(ImmutableArray<string> names)
    {
        SparseRows all = (_rows ?? throw new InvalidOperationException("These rows were encoded before, and let go of.")).Build();
        _rows = null;
        if (_isDense)
        {
            return all;
        }

        var indices = new int[_codes.Count];
        Array.Fill(indices, -1);
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            indices[_codes[name]] = index;
        }

        var (starts, found, values) = (new int[all.Count + 1], new List<int>(), new List<double>());
        for (int row = 0; row < all.Count; row++)
        {
            foreach (var (index, value) in Known(all, row, indices).OrderBy(entry => entry.Index))
            {
                found.Add(index);
                values.Add(value);
            }

            starts[row + 1] = found.Count;
        }

        return new SparseRows(starts, [.. found], [.. values]);
    }

    private static IEnumerable<(int Index, double Value)> Known(SparseRows all, int row, int[] indices)
    {
        for (int i = all.Starts[row]; i < all.Starts[row + 1]; i++)
        {
            if (indices[all.Names[i]] >= 0)
            {
                yield return (indices[all.Names[i]], all.Values[i]);
            }
        }
    }

    private int Code(string name)
    {
        if (!_codes.TryGetValue(name, out int code))
        {
            code = _codes.Count;
            _codes.Add(name, code);
        }

        return code;
    }
}
