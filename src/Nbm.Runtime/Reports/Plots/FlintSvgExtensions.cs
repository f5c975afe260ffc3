using Nbm.Reports;

namespace Nbm;

/// <summary>Pictures of what interpreters say, as SVG documents, light and dark. Each has a title and a description.</summary>
public static class FlintSvgExtensions
{
    /// <summary>How relevant attributes are to each class: a line a class, a column an attribute.</summary>
    /// <param name="summary">What an interpreter was found to be.</param>
    public static string ToSvg(this FlintSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return RelevanceMap.Draw(summary);
    }
}
