namespace Nbm.Models;

/// <summary>
/// The least that reaching each gain can cost by one feature if gains between two values could be mixed: the upper concave hull of gain
/// over cost. What feature by feature is below it is nothing that a cheaper mixture would miss.
/// </summary>
internal sealed class Hull
{
    private Hull(Corner[] corners) => Corners = corners;

    /// <summary>The corners, of rising cost and gain and falling slope.</summary>
    public Corner[] Corners { get; }

    /// <param name="pieces">What the feature may become.</param>
    /// <param name="condition">The condition whose gains count.</param>
    /// <param name="extra">What each end may gain at most beside, with other features: two numbers a piece; empty for nothing.</param>
    public static Hull Of(Piece[] pieces, int condition, ReadOnlySpan<double> extra)
    {
        var all = new Corner[2 * pieces.Length];
        for (int p = 0; p < pieces.Length; p++)
        {
            Piece piece = pieces[p];
            all[2 * p] = new Corner(piece.FromCost, piece.FromGains[condition] + (extra.IsEmpty ? 0 : extra[2 * p]), p, IsEnd: false);
            all[(2 * p) + 1] = new Corner(
                piece.ToCost, piece.ToGains[condition] + (extra.IsEmpty ? 0 : extra[(2 * p) + 1]), p, IsEnd: true);
        }

        Array.Sort(all, static (a, b) => a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost) : b.Gain != a.Gain ? b.Gain.CompareTo(a.Gain)
            : a.Piece != b.Piece ? a.Piece.CompareTo(b.Piece) : a.IsEnd.CompareTo(b.IsEnd));
        var corners = new List<Corner>();
        foreach (Corner next in all)
        {
            if (corners.Count > 0 && next.Gain <= corners[^1].Gain)
            {
                continue;
            }

            while (corners.Count >= 2 && (next.Gain - corners[^1].Gain) * (corners[^1].Cost - corners[^2].Cost)
                > (corners[^1].Gain - corners[^2].Gain) * (next.Cost - corners[^1].Cost))
            {
                corners.RemoveAt(corners.Count - 1);
            }

            corners.Add(next);
        }

        return new Hull([.. corners]);
    }

    /// <summary>An end of a piece.</summary>
    public readonly record struct Corner(double Cost, double Gain, int Piece, bool IsEnd);
}
