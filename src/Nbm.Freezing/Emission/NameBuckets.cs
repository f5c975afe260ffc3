namespace Nbm.Freezing;

/// <summary>A hash table of names as plain numbers: open addressing by the FNV-1a hash of their
/// UTF-16 units, so that a scorer finds a name without building anything first.</summary>
internal static class NameBuckets
{
    /// <summary>What a hash begins with, as C# writes it.</summary>
    public const string Basis = "2166136261";

    /// <summary>What it is multiplied by.</summary>
    public const string Prime = "16777619";

    /// <summary>At the place of a name its index and 1; 0 where there is none. A power of two, at most half full.</summary>
    public static int[] Of(string[] names)
    {
        int size = 2;
        while (size < 2 * names.Length)
        {
            size *= 2;
        }

        int[] buckets = new int[size];
        for (int i = 0; i < names.Length; i++)
        {
            int at = (int)(Hash(names[i]) & (uint)(size - 1));
            while (buckets[at] != 0)
            {
                at = (at + 1) & (size - 1);
            }

            buckets[at] = i + 1;
        }

        return buckets;
    }

    private static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}
