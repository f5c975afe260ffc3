using System.Security.Cryptography;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Asks a teacher of rows.</summary>
internal static class TaughtRows
{
    /// <summary>What a teacher says of rows, each asked once and in order.</summary>
    /// <param name="schema">The record's.</param>
    /// <param name="rows">The records.</param>
    /// <param name="teacher">Of numbers the prediction, of two classes the probability of the positive one, of several one for
    /// each.</param>
    /// <param name="name">What the caller calls the rows.</param>
    /// <exception cref="NbmDataException">A row is null, or the teacher says what is no number or no probability; names the
    /// row.</exception>
    public static TaughtRow<TRecord>[] Of<TRecord>(
        ModelSchema schema, IReadOnlyList<TRecord> rows, Func<TRecord, IReadOnlyList<double>> teacher, string name)
    {
        TRecord[] own = RowList.ToArray(rows, name);
        var taught = new TaughtRow<TRecord>[own.Length];
        for (int r = 0; r < own.Length; r++)
        {
            if (own[r] is null)
            {
                throw RowError.At(name, r, "it is null.");
            }

            taught[r] = new TaughtRow<TRecord>(own[r], TeacherScores.Of(schema, teacher(own[r]), name, r));
        }

        return taught;
    }

    /// <summary>A hash of all that a teacher says.</summary>
    public static string Hash<TRecord>(TaughtRow<TRecord>[] taught)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TaughtRow<TRecord> row in taught)
        {
            hash.Add<double>([.. row.Scores]);
        }

        return hash.Text();
    }
}
