using Nbm.Reports;

namespace Nbm;

/// <summary>
/// Pictures of models as SVG documents: for web pages, documents and notebooks, light and dark. Each has a title and a description, and can be read without colour. Bands
/// and bars of errors are ± 1.96 standard errors.
/// </summary>
public static class SvgExtensions
{
    /// <summary>The curve over the raw values, with its band; special and missing values beside it.</summary>
    public static string ToSvg(this NumericShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return CurvePlot.Draw(shape, shape.Feature, [], isPart: false);
    }

    /// <summary>A bar for each level: ordered levels in their order, others by score, the 30 largest of many.</summary>
    public static string ToSvg(this CategoryShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return CategoryPlot.Draw(shape, null, isPart: false);
    }

    /// <summary>A heat map of a pair.</summary>
    /// <exception cref="NotSupportedException">The interaction is of more than two features, which one map can't show.</exception>
    public static string ToSvg(this InteractionShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.Schemas.Length == 2
            ? HeatMap.Draw(shape, shape.Schemas[0], shape.Schemas[1], isPart: false)
            : throw new NotSupportedException($"{shape.Name} is an interaction of {shape.Schemas.Length} features; a heat map shows two. Evaluate it at chosen values of the others.");
    }

    /// <summary>A bar for each importance, the largest first.</summary>
    public static string ToSvg(this IReadOnlyList<TermImportance> importances)
    {
        ArgumentNullException.ThrowIfNull(importances);
        return ImportancePlot.Draw(importances, isPart: false);
    }

    /// <summary>A waterfall from the intercept to the score, the largest terms first.</summary>
    public static string ToSvg(this Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return WaterfallPlot.Draw(explanation);
    }
}
