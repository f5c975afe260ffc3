namespace Nbm.Models;

/// <summary>What a row has of a vector, by the index of its names, of a dense one by place, ascending: zeros and names that the model
/// doesn't know are left out, each
/// name is there once. Holds until its <see cref="VectorRows"/> are cleared.</summary>
internal readonly struct VectorRow(int[] names, double[] values, int start, int count)
{
    public int Count => count;

    /// <summary>Indices of names, ascending.</summary>
    public ReadOnlySpan<int> Names => names.AsSpan(start, count);

    /// <summary>Their values, none of them 0.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(start, count);

    /// <summary>All numbers of a dense vector, place by place.</summary>
    public double[] Places(int length)
    {
        var places = new double[length];
        for (int i = 0; i < count; i++)
        {
            places[Names[i]] = Values[i];
        }

        return places;
    }

    /// <summary>The value of a name, 0 if it is absent.</summary>
    public double this[int name]
    {
        get
        {
            int at = Names.BinarySearch(name);
            return at >= 0 ? Values[at] : 0;
        }
    }
}
