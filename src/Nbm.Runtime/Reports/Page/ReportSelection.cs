using System.Security.Cryptography;
using System.Text;

namespace Nbm.Reports;

/// <summary>Which rows a page embeds: of few all; of many half evenly taken, a quarter those that were predicted worst, a quarter those
/// that were decided most narrowly.</summary>
internal sealed class ReportSelection
{
    private const int IdDigits = 12;

    private ReportSelection(int[] rows, int evenly, int worst, int nearest) =>
        (Rows, Evenly, Worst, Nearest) = (rows, evenly, worst, nearest);

    /// <summary>The rows, ascending.</summary>
    public int[] Rows { get; }

    public int Evenly { get; }

    public int Worst { get; }

    public int Nearest { get; }

    /// <summary>Chooses at most so many rows.</summary>
    public static ReportSelection Of(ReportRows rows, ReportDecision decision, int most)
    {
        int count = Math.Min(Math.Max(most, 0), rows.Count);
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        int[] byError = count == rows.Count ? [] : [.. all.Where(r => !double.IsNaN(decision.Error(r))).OrderByDescending(decision.Error)];
        int[] byDistance = count == rows.Count || !decision.IsThere ? [] : [.. all.OrderBy(decision.Distance)];
        var chosen = new HashSet<int>();
        int worst = Take(byError, count / 4), nearest = Take(byDistance, count / 4);
        int[] rest = [.. all.Where(r => !chosen.Contains(r))];
        int evenly = count - chosen.Count;
        for (int i = 0; i < evenly; i++)
        {
            chosen.Add(rest[(int)((long)i * rest.Length / evenly)]);
        }

        return new ReportSelection([.. chosen.Order()], evenly, worst, nearest);

        int Take(int[] sorted, int wanted)
        {
            int before = chosen.Count;
            foreach (int row in sorted)
            {
                if (chosen.Count - before < wanted)
                {
                    chosen.Add(row);
                }
            }

            return chosen.Count - before;
        }
    }

    /// <summary>What a page calls a row by which it is known outside.</summary>
    /// <param name="id">What that is.</param>
    /// <param name="key">The key to hash it by; null for as it is.</param>
    public static string IdOf(string id, string? key) => key is null ? id
        : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(id)))[..IdDigits];
}
