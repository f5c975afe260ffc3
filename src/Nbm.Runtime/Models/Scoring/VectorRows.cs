using System.Globalization;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>What rows have of vectors, one after another: of each row all vectors, in order; the names of a dense one are its places. Used
/// again for many rows.</summary>
internal sealed class VectorRows
{
    private int[] _names = new int[16];
    private double[] _values = new double[16];
    private int[] _ends = new int[4];

    /// <summary>How many rows times vectors.</summary>
    public int Count { get; private set; }

    public VectorRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            int start = End(index);
            return new VectorRow(_names, _values, start, _ends[index] - start);
        }
    }

    public void Clear() => Count = 0;

    /// <summary>Takes a row's entries. Their order doesn't matter.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="entries">What the row has.</param>
    /// <param name="find">The index of a name, or −1; of a dense vector nothing is asked.</param>
    /// <param name="index">What errors call the row; null for none.</param>
    /// <param name="unseen">Takes the names that aren't known; null to leave them.</param>
    /// <exception cref="NbmDataException">A value isn't finite, or the vector or a name is null.</exception>
    public void Add(VectorSchema vector, VectorEntries entries, Func<string, int> find, long? index, List<string>? unseen = null)
    {
        if (entries.Fault(vector) is { } wrong)
        {
            string where = index is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"Row {index}, ");
            throw new NbmDataException($"{where}vector {vector.Name}: {wrong}.") { Row = index, Feature = vector.Name };
        }

        int start = End(Count), end = start;
        if (vector.IsDense)
        {
            EndRow(AddPlaces(entries.Places, start));
            return;
        }

        foreach (var (name, value) in entries.Entries)
        {
            int at = find(name);
            if (at < 0)
            {
                unseen?.Add(name);
            }
            else if (value != 0)
            {
                Put(end++, at, value);
            }
        }

        Array.Sort(_names, _values, start, end - start);
        EndRow(WithoutRepeated(start, end));
    }

    /// <summary>Takes a row that was read before.</summary>
    public void Add(VectorRow row)
    {
        int end = End(Count);
        for (int i = 0; i < row.Count; i++)
        {
            Put(end++, row.Names[i], row.Values[i]);
        }

        EndRow(end);
    }

    private void EndRow(int end)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
        }

        _ends[Count++] = end;
    }

    private int AddPlaces(ReadOnlySpan<double> places, int end)
    {
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] != 0)
            {
                Put(end++, i, places[i]);
            }
        }

        return end;
    }

    private int End(int index) => index == 0 ? 0 : _ends[index - 1];

    private void Put(int at, int name, double value)
    {
        if (at == _names.Length)
        {
            Array.Resize(ref _names, 2 * at);
            Array.Resize(ref _values, 2 * at);
        }

        _names[at] = name;
        _values[at] = value;
    }

    private int WithoutRepeated(int start, int end)
    {
        int kept = start;
        for (int i = start; i < end; i++)
        {
            if (kept == start || _names[kept - 1] != _names[i])
            {
                (_names[kept], _values[kept]) = (_names[i], _values[i]);
                kept++;
            }
        }

        return kept;
    }
}
