using System.Globalization;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>What a row has of a vector, by the index of its names, ascending: zeros and names that the model doesn't know are left out, each name is there once. Used again for many rows.</summary>
internal sealed class VectorRow
{
    private int[] _names = new int[16];
    private double[] _values = new double[16];

    public int Count { get; private set; }

    /// <summary>Indices of names, ascending.</summary>
    public ReadOnlySpan<int> Names => _names.AsSpan(0, Count);

    /// <summary>Their values, none of them 0.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>Takes a row's entries. Their order doesn't matter.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="entries">What the row has.</param>
    /// <param name="find">The index of a name, or −1.</param>
    /// <param name="index">What errors call the row; null for none.</param>
    /// <param name="unseen">Takes the names that aren't known; null to leave them.</param>
    /// <exception cref="NbmDataException">A value isn't finite, or the vector or a name is null.</exception>
    public void Fill(VectorSchema vector, VectorEntries entries, Func<string, int> find, long? index, List<string>? unseen = null)
    {
        if (entries.Wrong is { } wrong)
        {
            string where = index is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"Row {index}, ");
            throw new NbmDataException($"{where}vector {vector.Name}: {wrong}.") { Row = index, Feature = vector.Name };
        }

        Count = 0;
        foreach (var (name, value) in entries.Entries)
        {
            int at = find(name);
            if (at < 0)
            {
                unseen?.Add(name);
            }
            else if (value != 0)
            {
                Add(at, value);
            }
        }

        Array.Sort(_names, _values, 0, Count);
        DropRepeated();
    }

    /// <summary>The value of a name, 0 if it is absent.</summary>
    public double this[int name]
    {
        get
        {
            int at = Names.BinarySearch(name);
            return at >= 0 ? _values[at] : 0;
        }
    }

    private void Add(int name, double value)
    {
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, 2 * Count);
            Array.Resize(ref _values, 2 * Count);
        }

        _names[Count] = name;
        _values[Count++] = value;
    }

    private void DropRepeated()
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (kept == 0 || _names[kept - 1] != _names[i])
            {
                (_names[kept], _values[kept]) = (_names[i], _values[i]);
                kept++;
            }
        }

        Count = kept;
    }
}
