namespace Nbm.Reports;

/// <summary>
/// The looks of all plots: classes, so that a page may change them, with colours for light and dark. Blue and
/// orange are told apart by all common kinds of colour blindness; negative bars and cells are hatched besides. A plain colour
/// stands before each variable, for viewers that know none.
/// </summary>
internal static class PlotStyle
{
    /// <summary>Rules for what plots draw.</summary>
    public const string Css = """
        .nbm{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;color:#1c2530;--up:#c2570c;--down:#1d5fa8;--line:#1d5fa8;--soft:#8a94a3;--grid:#dfe3e8;--mid:#f3f4f6;background:transparent}
        .nbm text{fill:currentColor}.nbm .soft{fill:#8a94a3;fill:var(--soft)}.nbm .grid{stroke:#dfe3e8;stroke:var(--grid);fill:none}.nbm .zero{stroke:#8a94a3;stroke:var(--soft);fill:none}
        .nbm .curve{fill:none;stroke:#1d5fa8;stroke:var(--line);stroke-width:2;stroke-linejoin:round}.nbm .before{fill:none;stroke:#8a94a3;stroke:var(--soft);stroke-width:2;stroke-linejoin:round}.nbm path.before{stroke-dasharray:5 4}.nbm .band{fill:#1d5fa8;fill:var(--line);opacity:.18;stroke:none}
        .nbm .density{fill:#8a94a3;fill:var(--soft);opacity:.28}.nbm .point{fill:#1d5fa8;fill:var(--line)}.nbm .error{stroke:currentColor;stroke-width:1.2;fill:none}
        .nbm .up{fill:#c2570c;fill:var(--up)}.nbm .down{fill:#1d5fa8;fill:var(--down)}.nbm .mid{fill:#f3f4f6;fill:var(--mid)}.nbm .total{fill:#8a94a3;fill:var(--soft)}.nbm .hatch{stroke:#fff;stroke-width:1;opacity:.55}
        @media (prefers-color-scheme:dark){.nbm{color:#e6e9ee;--up:#f59a52;--down:#6cb0f5;--line:#6cb0f5;--soft:#98a3b3;--grid:#343c47;--mid:#262c35}.nbm .hatch{stroke:#14181e}}
        """;
}
