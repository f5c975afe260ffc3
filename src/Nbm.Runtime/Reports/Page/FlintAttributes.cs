using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What attributes are: of pictures the pictures that activate them most, of tables these rows; of attributes of features their
/// curves, and where they are greatest.</summary>
internal static class FlintAttributes
{
    private const int ShownRows = 3;
    private const int ShownTerms = 3;
    private const int ShownColumns = 12;

    public static void Write(StringBuilder page, FlintModel model, ReportRows rows, FlintFigures figures)
    {
        ReportPage.Section(
            page, "attributes", "Attributes",
            "What activates each attribute: 1 is the largest activation of a training row"
            + (model.AttributeInputs == AttributeInputs.Features
                ? "; and what it is, the positive part of a sum of curves and interactions." : "."));
        VectorSchema[] vectors = [.. model.Schema.Vectors];
        if (Array.FindIndex(vectors, own => own.Width > 0) is >= 0 and var picture && rows.Encoded is { } encoded)
        {
            double[] Picture(int row) => encoded[(row * vectors.Length) + picture].Places(vectors[picture].Length);
            page.Append("<div class=\"card wide\" tabindex=\"0\" role=\"group\" aria-label=\"Attributes in pictures\">");
            page.Append(AttributeImages.Draw(model, vectors[picture],
                attribute => [.. figures.Most(attribute, AttributeImages.Most).Select(Picture)], isPart: true)).Append("</div>\n");
        }

        page.Append("<div class=\"grid many\">\n");
        foreach (AttributeFunction own in model.Attributes)
        {
            WriteAttribute(page, model, rows, figures, own);
        }

        page.Append("</div>\n");
    }

    /// <summary>What a row has of a feature, with its unit.</summary>
    public static string Value(FlintModel model, ReportRows rows, int feature, int row) => Text(model, feature, rows.Column(feature)[row]);

    private static string Text(FlintModel model, int feature, double value) =>
        ValueText.OfEncoded(model.Schema.Features[feature], model.Vocabularies, feature, value)
        + (model.Schema.Features[feature].Unit is { } unit ? $" {unit}" : string.Empty);

    private static void WriteAttribute(StringBuilder page, FlintModel model, ReportRows rows, FlintFigures figures, AttributeFunction own)
    {
        page.Append("<section class=\"card\"><header><h3>").Append(ReportPage.Html(own.Name)).Append("</h3><span class=\"soft\">");
        page.Append(ReportPage.Html(
            $"active in {AttributionPlot.Percent(own.ActiveShare)}, leads {AttributionPlot.Percent(own.LeadingShare)}"))
                .Append("</span></header>");
        page.Append("<p class=\"tight\">").Append(ReportPage.Html(Weights(model, own))).Append("</p>");
        ImmutableArray<int> most = figures.Most(own.Index, ShownRows);
        if (most.IsEmpty)
        {
            page.Append("<p class=\"soft\">None of the rows activates it.</p>");
        }
        else if (model.Schema.Features.Length > 0)
        {
            WriteMost(page, model, rows, figures, own, most);
        }

        if (own.Curves is { } curves)
        {
            WriteCurves(page, model, rows, curves);
        }

        page.Append("</section>\n");
    }

    // What a unit of activation adds to scores: of many classes to those that it speaks for and against most.
    private static string Weights(FlintModel model, AttributeFunction own)
    {
        if (own.Weights.Length == 1)
        {
            return $"An activation of 1 adds {ScoreText.WithSign(own.Weights[0])} to the score ({ScoreName.Of(model, 0)}).";
        }

        int most = own.Weights.IndexOf(own.Weights.Max()), least = own.Weights.IndexOf(own.Weights.Min());
        return $"An activation of 1 adds {ScoreText.WithSign(own.Weights[most])} to the score of {model.ShownClasses[most]}, and "
            + $"{ScoreText.WithSign(own.Weights[least])} to that of {model.ShownClasses[least]}.";
    }

    private static void WriteMost(
        StringBuilder page, FlintModel model, ReportRows rows, FlintFigures figures, AttributeFunction own, ImmutableArray<int> most)
    {
        int[] shown = [.. Telling(model, own)];
        string[] heads = ["", .. most.Select(row => string.Create(CultureInfo.InvariantCulture, $"row {row + 1}"))];
        IEnumerable<string[]> lines =
        [
            ["activation", .. most.Select(row => ScoreText.Plain(figures.Activation(own.Index, row), 2))],
            .. shown.Select(f => new[] { model.Schema.Features[f].Name }.Concat(most.Select(row => Value(model, rows, f, row))).ToArray()),
        ];
        page.Append("<h4>Rows that activate it most</h4>");
        HtmlTable.Write(page, $"Rows that activate {own.Name} most", heads, lines);
    }

    // Of many features those that move it most, where that is known.
    private static IEnumerable<int> Telling(FlintModel model, AttributeFunction own)
    {
        IEnumerable<int> all = Enumerable.Range(0, model.Schema.Features.Length);
        return own.Curves is { } curves ? all.OrderByDescending(f => curves.Terms[f].Importance).Take(ShownColumns).Order() : all;
    }

    private static void WriteCurves(StringBuilder page, FlintModel model, ReportRows rows, AdditiveModel curves)
    {
        int[] terms = [.. Enumerable.Range(0, curves.Terms.Length).Where(t => curves.Terms[t].Selected && curves.Terms[t].Order <= 2)
            .OrderByDescending(t => curves.Terms[t].Importance).Take(ShownTerms)];
        page.Append("<h4>What moves it most</h4>");
        foreach (int t in terms)
        {
            page.Append(ReportShapes.Draw(curves, rows, t, 0));
        }

        page.Append("<details><summary>How much each term moves it, and where it is greatest</summary>");
        HtmlTable.Write(
            page, "Terms", ["term", "mean size"], curves.Terms.OrderByDescending(term => term.Importance)
                .Select(term => new[] { term.Name, term.Selected ? ScoreText.Plain(term.Importance, 3) : "not read" }));
        if (AttributeMaximum.Of(curves) is { } greatest)
        {
            page.Append("<p class=\"soft\">Over the range of the training data the attribute is greatest, exactly, where</p>");
            HtmlTable.Write(page, "Where it is greatest", ["feature", "is", "its curve adds"], greatest.Select((at, f) => new[]
            {
                model.Schema.Features[f].Name, Text(model, f, at.Value), ScoreText.WithSign(at.Adds),
            }));
        }
        else
        {
            page.Append(
                "<p class=\"soft\">Where it is greatest isn't said: interactions tie so many features together that there are too "
                    + "many combinations.</p>");
        }

        page.Append("</details>");
    }
}
