using Nbm.Generated;

namespace Nbm.Training;

/// <summary>How many rows have each name of a vector, with a value that isn't 0.</summary>
/// <param name="vector">The vector.</param>
internal sealed class NameCounter(VectorSchema vector)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts a row.</summary>
    /// <param name="entries">What it has.</param>
    /// <param name="rows">What the caller calls the rows.</param>
    /// <param name="index">The row's index.</param>
    /// <exception cref="NbmDataException">It can't be learned from.</exception>
    public void Add(VectorEntries entries, string rows, int index)
    {
        if (entries.Fault(vector) is { } wrong)
        {
            throw RowError.OfVector(rows, index, vector, wrong + ".");
        }

        _seen.Clear();
        foreach (var (name, value) in entries.Entries)
        {
            if (value != 0 && _seen.Add(name))
            {
                Counts[name] = Counts.GetValueOrDefault(name) + 1;
            }
        }
    }
}
