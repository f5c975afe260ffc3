using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>Gains and lift: rows by descending score in bands that are alike in weight, and how many of the positive ones each has. Equal
/// by content.</summary>
public sealed record GainsTable
{
    private GainsTable(ImmutableArray<GainsBand> bands) => Bands = bands;

    /// <summary>The bands, that of the highest scores first.</summary>
    public ImmutableArray<GainsBand> Bands { get; }

    /// <inheritdoc/>
    public bool Equals(GainsTable? other) => other is not null && Bands.AsSpan().SequenceEqual(other.Bands.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bands.Length, Bands[0]);

    /// <summary>The bands, one to a line, whatever the culture.</summary>
    public override string ToString() => string.Concat(Bands.Select(band => band + "\n"));

    internal static GainsTable Of(RankedRows rows, int count)
    {
        double total = rows.Positives + rows.Negatives, before = 0;
        var bands = ImmutableArray.CreateBuilder<GainsBand>(count);
        for (int band = 1, cut = 0; band <= count; band++)
        {
            double end = total * band / count;
            while (cut < rows.Cuts && Called(rows, cut) < end)
            {
                cut++;
            }

            double captured = band == count ? rows.Positives : Captured(rows, cut, end), own = captured - before;
            double rate = Math.Clamp(own / (total / count), 0, 1);
            double gain = rows.Positives > 0 ? captured / rows.Positives : double.NaN;
            bands.Add(new GainsBand(
                (double)band / count, rows.Score(Math.Max(cut, 1) - 1), rate, rate / rows.BaseRate, gain, gain / ((double)band / count)));
            before = captured;
        }

        return new GainsTable(bands.MoveToImmutable());
    }

    private static double Called(RankedRows rows, int cut) => rows.AtCut(cut) is var at ? at.TruePositives + at.FalsePositives : 0;

    // The positive weight among the first so much of all; of rows that tie there as large a share as of all of them.
    private static double Captured(RankedRows rows, int cut, double end)
    {
        (ConfusionTable low, ConfusionTable high) = (rows.AtCut(Math.Max(cut, 1) - 1), rows.AtCut(cut));
        double from = low.TruePositives + low.FalsePositives, to = high.TruePositives + high.FalsePositives;
        double share = to > from ? Math.Clamp((end - from) / (to - from), 0, 1) : 1;
        return low.TruePositives + (share * (high.TruePositives - low.TruePositives));
    }
}

/// <summary>A band of rows by descending score.</summary>
/// <param name="Share">The share of all rows down to the band's end, itself included: 0.1 of the first of ten.</param>
/// <param name="LowestScore">The lowest score in it.</param>
/// <param name="PositiveRate">The share of its rows that are positive.</param>
/// <param name="Lift">That, by the share of all rows; undefined where no row is positive.</param>
/// <param name="Gain">The share of all positive rows down to the band's end; undefined likewise.</param>
/// <param name="CumulativeLift">How many times as many of them as among as many rows at random.</param>
public readonly record struct GainsBand(
    double Share,
    double LowestScore,
    double PositiveRate,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Lift,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Gain,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double CumulativeLift)
{
    /// <summary>The band in one line, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{100 * Share:0.##} % of rows, scores from {LowestScore:0.###}: {PositiveRate:0.####} positive, lift {ScoreText.Of(Lift)}; "
            + $"{ScoreText.Of(Gain)} of all positive, lift {ScoreText.Of(CumulativeLift)}");
}
