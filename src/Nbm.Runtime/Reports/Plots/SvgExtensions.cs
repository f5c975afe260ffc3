using Nbm.Reports;

namespace Nbm;

/// <summary>
/// Pictures of models as SVG documents: for web pages, documents and notebooks, light and dark. Each has a title
/// and a description, and can be read without colour. Bands and bars of errors are ± 1.96 standard errors.
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
    /// <exception cref="NotSupportedException">The interaction is of more than two
    /// features, which one map can't show: choose a value of the third.</exception>
    public static string ToSvg(this InteractionShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.Schemas.Length == 2
            ? HeatMap.Draw(shape, shape.Schemas[0], shape.Schemas[1], isPart: false)
            : throw new NotSupportedException($"{shape.Name} is an interaction of {shape.Schemas.Length} features; a heat map shows two. "
                + $"Give a feature and its value: ToSvg(\"{shape.Features[^1]}\", value).");
    }

    /// <summary>A heat map of two features of an interaction of three, where the third has a value.</summary>
    /// <param name="shape">The interaction.</param>
    /// <param name="feature">The third feature.</param>
    /// <param name="value">Its value, as <see cref="InteractionShape.Evaluate"/> takes it.</param>
    /// <exception cref="ArgumentException">The interaction isn't of three features, or has no such feature.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is missing or no level, where that can't be.</exception>
    public static string ToSvg(this InteractionShape shape, string feature, double value)
    {
        ArgumentNullException.ThrowIfNull(shape);
        int dimension = shape.Features.ToList().IndexOf(feature);
        return shape.Schemas.Length == 3 && dimension >= 0
            ? new HeatSlices(shape, dimension).Draw(value, isPart: false)
            : throw new ArgumentException($"{shape.Name} has the features {string.Join(", ", shape.Features)}; expected: three, of which "
                + $"'{feature}' is one.", nameof(feature));
    }

    /// <summary>A bar for each of the 30 names that move the score most: what it adds at a usual value.</summary>
    public static string ToSvg(this VectorShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return NamesPlot.Draw(shape, isPart: false);
    }

    /// <summary>A bar for each importance, the largest first. Terms that were dropped have none.</summary>
    /// <exception cref="ArgumentException">There are no terms, as of a perceptron, which explains nothing.</exception>
    public static string ToSvg(this IReadOnlyList<TermImportance> importances)
    {
        ArgumentNullException.ThrowIfNull(importances);
        if (importances.Count == 0)
        {
            throw new ArgumentException(
                "There are no importances to draw: the model has no terms. A perceptron explains nothing of its scores; train another "
                    + "family of models of the same record.",
                nameof(importances));
        }

        return ImportancePlot.Draw(importances, isPart: false);
    }

    /// <summary>
    /// A waterfall from the intercept to the score, the largest terms first. Of experts how much of the prediction each settled, with
    /// what it says alone; their waterfall is drawn by <see cref="ToWaterfallSvg(Explanation)"/>, and where there is a reference.
    /// </summary>
    public static string ToSvg(this Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return explanation.ToPicture();
    }

    /// <summary>
    /// A waterfall from the intercept to the score of the class that is predicted. Of experts how much of the prediction
    /// each settled, with what it says alone; their waterfall is drawn by
    /// <see cref="ToWaterfallSvg{TClass}(MulticlassExplanation{TClass})"/>, for a class, and where there is a reference.
    /// </summary>
    public static string ToSvg<TClass>(this MulticlassExplanation<TClass> explanation)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return explanation.ToPicture();
    }

    /// <summary>A waterfall from the intercept to the score, the largest terms first, whatever the family.</summary>
    public static string ToWaterfallSvg(this Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return WaterfallPlot.Draw(explanation);
    }

    /// <summary>A waterfall from the intercept to the score of the class that is predicted, whatever the family.</summary>
    public static string ToWaterfallSvg<TClass>(this MulticlassExplanation<TClass> explanation)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return WaterfallPlot.Draw(explanation, explanation.Prediction.Label);
    }

    /// <summary>A waterfall from the intercept to the score of a class.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="class">The class.</param>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public static string ToSvg<TClass>(this MulticlassExplanation<TClass> explanation, TClass @class)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return WaterfallPlot.Draw(explanation, @class);
    }
}
