using Nbm.Models;

namespace Nbm.Training;

/// <summary>How many rows repeat another one, and how many contradict one. Rows are compared by hashes of 128 bits.</summary>
/// <param name="Repeated">Rows with the features and the target of one before them.</param>
/// <param name="Contradicting">Rows with the features of one before them, and another target.</param>
/// <param name="Unlikely">Repeated ones of values so rare that chance would hardly have two, were features independent.</param>
internal readonly record struct RepeatedRows(int Repeated, int Contradicting, int Unlikely)
{
    // Of fewer expected rows a second one is hardly chance.
    private const double FewExpected = 0.05;

    /// <param name="rows">The rows.</param>
    /// <param name="counts">For each feature how many rows have each value, missing ones included.</param>
    public static RepeatedRows Count(EncodedRows rows, Dictionary<double, int>[] counts)
    {
        HashSet<UInt128> seen = new(rows.Count), seenWhole = new(rows.Count);
        int repeated = 0, contradicting = 0, unlikely = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            UInt128 features = OfFeatures(rows, i), whole = features;
            Add(ref whole, rows.Targets[i]);
            Add(ref whole, rows.Events?[i] == true ? 1 : 0);
            if (!seenWhole.Add(whole))
            {
                repeated++;
                unlikely += Expected(rows, counts, i) < FewExpected ? 1 : 0;
            }
            else if (!seen.Add(features))
            {
                contradicting++;
            }
        }

        return new RepeatedRows(repeated, contradicting, unlikely);
    }

    // How many rows would have its values if each were drawn by itself.
    private static double Expected(EncodedRows rows, Dictionary<double, int>[] counts, int row)
    {
        double expected = rows.Count;
        for (int f = 0; f < counts.Length; f++)
        {
            expected *= (double)counts[f][rows.Columns[f][row]] / rows.Count;
        }

        return expected;
    }

    private static UInt128 OfFeatures(EncodedRows rows, int row)
    {
        UInt128 hash = new(0x6C62272E07BB0142, 0x62B821756295C58D);
        foreach (double[] column in rows.Columns)
        {
            Add(ref hash, column[row]);
        }

        foreach (SparseRows vector in rows.Vectors)
        {
            VectorRow own = vector[row];
            for (int i = 0; i < own.Count; i++)
            {
                Add(ref hash, own.Names[i]);
                Add(ref hash, own.Values[i]);
            }

            Add(ref hash, -1);
        }

        return hash;
    }

    // All missing values are one, and 0 and −0.
    private static void Add(ref UInt128 hash, double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value == 0 ? 0 : value);
        hash ^= bits;
        hash *= new UInt128(0x0000000001000000, 0x000000000000013B);
        hash ^= hash >> 67;
    }
}
