using System.Text;

namespace Nbm.Reports;

/// <summary>
/// How wide texts are at the size of all plots, in their units. Which font is there nobody knows: widths are
/// those of a wide one (DejaVu Sans, rounded up), so that a text that fits by them does in any usual font.
/// </summary>
internal static class TextWidth
{
    private const double FontSize = 12; // Of PlotStyle.
    private const int Wide = 100;
    private const int Other = 84;

    /// <summary>Hundredths of the font's size, of the characters from the space to the tilde.</summary>
    private static ReadOnlySpan<byte> Widths =>
    [
        32, 40, 52, 84, 64, 100, 78, 40, 44, 44, 52, 84, 32, 44, 32, 40, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 40, 40, 84, 84, 84, 64, 100, 70, 70, 70, 79, 70, 70, 79, 79, 30, 30, 70, 70, 99, 79, 79,
        70, 79, 70, 70, 70, 79, 70, 99, 70, 70, 70, 44, 40, 44, 84, 52, 44, 64, 64, 56, 64, 64, 40, 64,
        64, 30, 30, 64, 30, 98, 64, 64, 64, 64, 42, 56, 40, 64, 64, 82, 64, 64, 56, 44, 40, 44, 84,
    ];

    /// <summary>How wide a text is.</summary>
    public static double Of(string text)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>As much of a text as there is room for, with an ellipsis where something was left out.</summary>
    public static string Cut(string text, double room)
    {
        if (Of(text) <= room)
        {
            return text;
        }

        var cut = new StringBuilder();
        double left = room - Of(new Rune('…'));
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= Of(rune);
            if (left < 0)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    // From here on scripts have characters as wide as they are high.
    private static double Of(Rune rune) => FontSize / 100 * (rune.Value is >= ' ' and <= '~' ? Widths[rune.Value - ' ']
        : rune.Value is >= 0x1100 or '…' or '—' ? Wide
        : Other);
}
