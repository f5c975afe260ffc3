using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>A cell that holds a vector: entries with white space between, each a name, or a name, a colon and a number, or, of a dense one,
/// a number. The last colon counts,
/// so that names may have some too.</summary>
internal readonly struct CsvVector(CsvCell cell)
{
    public string[] Names() => cell.IsDeclaredMissing ? [] : cell.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the numbers of a dense vector; null if there are more or fewer, or one is none.</summary>
    public T[]? Places<T>(int length, out CsvFault? fault)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        string[] entries = Names();
        if (entries.Length != length)
        {
            fault = cell.PlacesFault(cell.Text, string.Create(CultureInfo.InvariantCulture, $"{entries.Length} numbers"), length);
            return null;
        }

        var places = new T[length];
        for (int i = 0; i < places.Length; i++)
        {
            if (!CsvNumber<T>.TryParse(entries[i], cell.Dialect, out places[i]))
            {
                fault = cell.PlacesFault(entries[i],
                    string.Create(CultureInfo.InvariantCulture, $"at place {i} (from 0) it is no {CsvNumber<T>.Type.Name}"), length);
                return null;
            }
        }

        fault = null;
        return places;
    }

    /// <summary>Reads numbers by name; null if an entry is wrong.</summary>
    public Dictionary<string, T>? Numbers<T>(out CsvFault? fault)
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        var numbers = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (string entry in Names())
        {
            int colon = entry.LastIndexOf(':');
            T value = T.One;
            if (colon >= 0 && !CsvNumber<T>.TryParse(entry.AsSpan(colon + 1), cell.Dialect, out value))
            {
                fault = cell.EntryFault(entry, "behind its last colon there is no number of the type");
                return null;
            }

            string name = colon < 0 ? entry : entry[..colon];
            if (name.Length == 0 || !numbers.TryAdd(name, value))
            {
                fault = cell.EntryFault(entry, name.Length == 0 ? "there is no name before its colon" : "its name is there twice");
                return null;
            }
        }

        fault = null;
        return numbers;
    }
}
