using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>
/// The report of a predictor with its interpreter: how well the interpreter follows and by how many attributes, what attributes are, which
/// classes they speak for, and rows one by one. It loads nothing and needs no script.
/// </summary>
internal static class FlintPage
{
    // Rows to look at: a table each.
    private const int MostRows = 60;

    public static string Write(FlintModel model, ReportRows rows, ReportOptions options)
    {
        ReportPage.CheckNoSegment(model, options);
        string title = options.Title ?? $"{model.Schema.Name}: {model.Schema.Target.Name}";
        var figures = new FlintFigures(model, rows);
        var page = new StringBuilder();
        ReportPage.Start(page, title);
        WriteHead(page, model, rows, title, options);
        page.Append("<main>\n");
        ReportMetrics.Write(page, model, rows, showsPoints: true);
        WriteInterpreter(page, model, figures.Measured);
        WriteRelevances(page, model);
        FlintAttributes.Write(page, model, rows, figures);
        WriteRows(page, model, rows, figures, Math.Min(options.Rows, MostRows));
        ReportFairness.Write(page, model, rows, ReportDecision.Of(model, rows, options));
        ReportPage.WriteCard(page, model, rows, options);
        page.Append("</main>\n<footer>Written by Nbm. This page loads nothing.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void WriteHead(StringBuilder page, FlintModel model, ReportRows rows, string title, ReportOptions options)
    {
        string inputs = ReportPage.Counted(model.Schema.Features.Length + model.Schema.Vectors.Length, "feature");
        string attributes = ReportPage.Counted(model.Attributes.Length, "attribute");
        string read = model.AttributeInputs == AttributeInputs.Features ? "the features" : model.HasPredictor ? "its hidden layers"
            : "a hidden layer";
        page.Append("<header><h1>").Append(ReportPage.Html(title)).Append("</h1>\n<p class=\"lead\">").Append(ReportPage.Html(
            (model.HasPredictor
                ? $"A network of {ReportPage.Predicted(model)} by {inputs}, and an interpreter that says what it says by "
                    + $"{attributes} of {read}"
                : $"An interpreter of what something else says of {ReportPage.Predicted(model)}, by {attributes} of {read} and {inputs}")
            + $"; shown with {ReportPage.Counted(rows.Count, "row")}{(options.Data is null ? string.Empty : $", {options.Data}")}."));
        page.Append("</p>\n");
        ReportHead.WriteFacts(page, model, rows, options);
        page.Append("<nav aria-label=\"Sections\">");
        (string, string)[] sections =
        [
            ("metrics", "Metrics"), ("interpreter", "Interpreter"), ("relevances", "Relevances"), ("attributes", "Attributes"),
                ("rows", "Rows"),
            ("card", "Model card"),
        ];
        foreach ((string id, string name) in sections)
        {
            page.Append("<a href=\"#").Append(id).Append("\">").Append(name).Append("</a>");
        }

        page.Append("</nav></header>\n");
    }

    private static void WriteInterpreter(StringBuilder page, FlintModel model, FlintMetrics shown)
    {
        ReportPage.Section(
            page, "interpreter", "Interpreter",
            "How well it follows, and by how many attributes. Conciseness is the mean number of attributes of a relevance above "
                + "1/τ; read it beside the attributes that lead and "
            + "the rows without an active one: one attribute that is always active has a conciseness of 1.");
        bool isRegression = model.Schema.Target.Task == ModelTask.Regression;
        FlintSummary learned = model.Summary, own = shown.Interpreter;
        string Fidelity(double value) => isRegression ? $"R² {ScoreText.Plain(value, 3)}" : Percent(value);
        string Error(double value) => double.IsNaN(value) ? "–" : isRegression ? ScoreText.Compact(value, 4) : Percent(1 - value);
        string measure = isRegression ? "RMSE" : "accuracy";
        List<string[]> lines = [["fidelity", model.HasPredictor ? Fidelity(own.Fidelity) : "–", Fidelity(learned.Fidelity)]];
        if (model.HasPredictor)
        {
            lines.Add([$"{measure} of the network", Error(shown.PredictorError), "–"]);
        }

        lines.Add([$"{measure} of the interpreter", Error(shown.InterpreterError), "–"]);
        foreach (double tau in FlintSummary.UsualTaus)
        {
            string Conciseness(FlintSummary of) =>
                $"{ScoreText.Plain(of.Conciseness(tau), 3)} ({ScoreText.Plain(of.Conciseness(tau, absolute: true), 3)})";
            string name = $"conciseness, τ = {tau.ToString("0.#", CultureInfo.InvariantCulture)} (and with those against)";
            lines.Add([name, Conciseness(own), Conciseness(learned)]);
        }

        lines.Add(["attributes that lead in more than one row of 200", Text(own.Leading), Text(learned.Leading)]);
        lines.Add(["dead attributes: active in less than one row of 1,000", Text(own.Dead), Text(learned.Dead)]);
        lines.Add(["rows without an active attribute", Percent(own.ShareWithoutActive), Percent(learned.ShareWithoutActive)]);
        lines.Add(["rows that an attribute against leads", Percent(own.ShareLedAgainst), Percent(learned.ShareLedAgainst)]);
        HtmlTable.Write(page, "Interpreter", ["", "these rows", "training rows"], lines);
    }

    private static void WriteRelevances(StringBuilder page, FlintModel model)
    {
        ReportPage.Section(
            page, "relevances", "Relevances",
            model.Classes.IsEmpty
                ? "How much each attribute raises or lowers what the interpreter says, on average: a part of what the strongest one does."
            : "How much each attribute speaks for a class where the interpreter names it, on average: a part of what the "
                + "strongest one does.");
        page.Append("<div class=\"card wide\" tabindex=\"0\" role=\"group\" aria-label=\"Relevances\">")
            .Append(RelevanceMap.Draw(model.Summary, isPart: true)).Append("</div>\n");
    }

    private static void WriteRows(StringBuilder page, FlintModel model, ReportRows rows, FlintFigures figures, int most)
    {
        int count = Math.Min(Math.Max(most, 0), rows.Count);
        ReportPage.Section(
            page, "rows", "Rows",
                $"{ReportPage.Counted(count, "row")}, evenly taken from all: the attributes that are active, the most relevant "
                    + "first, and what each adds to the score.");
        page.Append("<div class=\"grid many\">\n");
        for (int i = 0; i < count; i++)
        {
            WriteRow(page, model, rows, figures, (int)((long)i * rows.Count / count));
        }

        page.Append("</div>\n");
    }

    private static void WriteRow(StringBuilder page, FlintModel model, ReportRows rows, FlintFigures figures, int row)
    {
        (int named, double[] relevances) = figures.Read(row);
        double[] scores = figures.Scores(row);
        ModelTask task = model.Schema.Target.Task;
        int predicted = Relevance.Class(task, scores), output = model.Outputs > 1 ? named : 0;
        string target = rows.Targets[row] is { } known ? $"{model.Schema.Target.Name}: {known}" : "no target";
        page.Append(CultureInfo.InvariantCulture,
            $"<div class=\"card\"><header><h3>Row {row + 1}</h3><span class=\"soft\">{ReportPage.Html(target)}</span></header>");
        string said = model.Classes.IsEmpty
            ? $"Predicted: {ValueText.OfNumber("double", scores[0], digits: 4)}."
            : $"Predicted: {model.ShownClasses[predicted]}. The interpreter names "
                + $"{(predicted == named ? "it too" : model.ShownClasses[named])}.";
        page.Append("<p class=\"tight\">").Append(ReportPage.Html(said)).Append("</p>");
        int[] active = [.. Enumerable.Range(0, relevances.Length).Where(j => Relevance.IsActive(figures.Activation(j, row)))
            .OrderByDescending(j => relevances[j])];
        if (active.Length == 0)
        {
            page.Append("<p class=\"soft\">No attribute is active.</p>");
        }
        else
        {
            HtmlTable.Write(page, FormattableString.Invariant($"Attributes of row {row + 1}"),
                ["attribute", "activation", "relevance", "adds"], active.Select(j => new[]
            {
                AttributeFunction.NameOf(j), ScoreText.Plain(figures.Activation(j, row), 2), ScoreText.WithSign(relevances[j]),
                ScoreText.WithSign(figures.Contribution(j, output, row)),
            }));
        }

        page.Append("<details><summary>What the row holds</summary>");
        HtmlTable.Write(page, FormattableString.Invariant($"Row {row + 1}"), [],
            model.Schema.Features.Select((feature, f) => new[] { feature.Name, FlintAttributes.Value(model, rows, f, row) }));
        page.Append("</details></div>\n");
    }

    private static string Percent(double share) => $"{ScoreText.Plain(100 * share, 1)} %";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
