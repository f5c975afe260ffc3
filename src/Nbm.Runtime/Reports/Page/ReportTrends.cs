using System.Collections.Immutable;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What the curves of the features that matter most say, in words.</summary>
internal static class ReportTrends
{
    private const int MostFeatures = 12;
    private const double Tail = 0.05; // Of the training rows on either side, whose curve sets no scale.
    private const double Wobble = 0.05; // Of its range where most rows are, that a curve may go back and still be called rising.

    public static void Write(StringBuilder page, AdditiveModel model, int output)
    {
        int[] most = [.. Enumerable.Range(0, model.Schema.Features.Length).Where(f => model.Terms[f].Selected)
            .OrderByDescending(f => model.Terms[f].Importance).Take(MostFeatures)];
        if (most.Length == 0)
        {
            return;
        }

        page.Append("<div class=\"card\"><header><h3>Which way</h3></header>\n");
        page.Append("<dl class=\"trends\">");
        foreach (int f in most)
        {
            page.Append("<div><dt>").Append(ReportPage.Html(model.Schema.Features[f].Name)).Append("</dt><dd>")
                .Append(ReportPage.Html(Of(model, f, output))).Append("</dd></div>");
        }

        page.Append("</dl>\n");
        page.Append("<p class=\"soft\">By itself; interactions add to it.</p></div>\n");
    }

    /// <summary>What a feature's own curve says, such as <c>the higher, the more likely Good</c>.</summary>
    public static string Of(AdditiveModel model, int feature, int output)
    {
        FeatureSchema schema = model.Schema.Features[feature];
        string up = DirectionText.Up(model, output), down = DirectionText.Down(model, output);
        if (schema.Kind != FeatureKind.Numeric)
        {
            var levels = new CategoryShape(new ShapeSource(model, feature, output));
            int[] byScore = [.. Enumerable.Range(0, levels.Levels.Count).OrderBy(l => levels.Scores[l])];
            return byScore.Length == 0 ? "has no levels" : byScore.Length == 1 ? $"only {levels.Levels[0]}"
                : $"{up}: {levels.Levels[byScore[^1]]}; {down}: {levels.Levels[byScore[0]]}";
        }

        var curve = new NumericShape(new ShapeSource(model, feature, output));
        double[] scores = [.. curve.Scores], knots = [.. curve.Knots];
        double range = scores.Length == 0 ? 0 : Range(scores, model.MassOf(feature));
        if (!(range > 0))
        {
            return "no number makes a difference";
        }

        string Value(int knot) => ValueText.OfNumber(schema, Short(knots[knot]));
        int highest = Array.IndexOf(scores, scores.Max()), lowest = Array.IndexOf(scores, scores.Min());
        return schema.Period == 0 && Drop(scores) <= Wobble * range ? $"the higher, the {up}"
            : schema.Period == 0 && Drop([.. scores.Reverse()]) <= Wobble * range ? $"the higher, the {down}"
            : $"{up} about {ValueText.WithUnit(Value(highest), schema.Unit)}; {down} about "
                + $"{ValueText.WithUnit(Value(lowest), schema.Unit)}";
    }

    private static double Range(double[] scores, ImmutableArray<float> mass)
    {
        double below = 0, all = 0, least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int k = 0; k < scores.Length && !mass.IsEmpty; k++)
        {
            all += mass[k];
        }

        for (int k = 0; k < scores.Length; k++)
        {
            bool isOfMost = !(all > 0) || (below + mass[k] >= Tail * all && below <= (1 - Tail) * all);
            (least, most) = isOfMost ? (Math.Min(least, scores[k]), Math.Max(most, scores[k])) : (least, most);
            below += all > 0 ? mass[k] : 0;
        }

        return most > least ? most - least : scores.Max() - scores.Min();
    }

    // To three digits; days and other large whole numbers as they are.
    private static double Short(double value) => value == Math.Floor(value) || value == 0 ? value
        : Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));

    // The most that a curve goes down from anything before.
    private static double Drop(double[] scores)
    {
        double most = double.NegativeInfinity, drop = 0;
        foreach (double score in scores)
        {
            most = Math.Max(most, score);
            drop = Math.Max(drop, most - score);
        }

        return drop;
    }
}
