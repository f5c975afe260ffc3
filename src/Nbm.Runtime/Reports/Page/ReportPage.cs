using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Puts a report together: one HTML file with its style, its script and the model in it.</summary>
internal static class ReportPage
{
    /// <exception cref="NotSupportedException">The model is a perceptron or a polynomial: there is nothing to draw.</exception>
    public static string Write(TrainedModel model, ReportRows rows, ReportOptions options)
    {
        switch (model)
        {
            case ExpertsModel experts:
                return ExpertsPage.Write(experts, rows, options);
            case FlintModel flint:
                return FlintPage.Write(flint, rows, options);
            case MlpModel:
                throw new NotSupportedException(
                    $"A report shows what the parts of a model do, and this model of {model.Schema.Name} is an {nameof(MlpModel)}, which "
                        + "has none: nothing of a score can be read. "
                    + "Evaluate says how good it is, a comparison how much better than models that can be read.");
        }

        CheckNoSegment(model, options);
        AdditiveModel tables = model.Tables("A report");
        string title = options.Title ?? $"{model.Schema.Name}: {model.Schema.Target.Name}", script = $"\n{Asset("report.js")}";
        var page = new StringBuilder();
        ReportDecision decision = ReportDecision.Of(model, rows, options);
        ReportSelection selection = ReportSelection.Of(rows, decision, options.Rows);
        RankedRows? ranked = rows.Ranked(model);
        var recourse = new ReportRecourse(tables, rows, decision);
        ResponsivenessTable? denied = recourse.Table();
        Start(page, title, script);
        WriteHead(page, tables, rows, title, options, denied is not null);
        page.Append("<main>\n");
        ReportHead.WriteSummary(page, tables, rows, denied, decision);
        ReportMetrics.Write(page, model, rows, showsPoints: selection.Rows.Length > 0);
        ReportDecisions.Write(page, model, ranked);
        Section(page, "importances", "What drives it",
            $"The mean size of what each term adds to the score ({ScoreNames(model)}) over the training rows.");
        string importances = ImportancePlot.Draw(ReportShapes.Shown(tables), isPart: true);
        page.Append("<div class=\"grid\"><div class=\"card\">").Append(importances).Append("</div>\n");
        ReportTrends.Write(page, tables, ReportDecision.OpensOn(model, rows));
        page.Append("</div>\n");
        ReportLocal.Write(page, selection, decision, $"up: {UpOf(model, rows)}", $"down: {DownOf(model, rows)}");
        recourse.Write(page, denied);
        ReportFairness.Write(page, model, rows, decision);
        ReportShapes.Write(page, tables, rows);
        WriteCard(page, model, rows, options);
        ReportEmbeds.Write(page, tables, rows, selection, options);
        page.Append("</main>\n<footer>Written by Nbm. This page loads nothing.</footer>\n");
        page.Append("<script type=\"application/json\" id=\"model\">")
            .Append(ReportData.Write(tables, rows, new ReportRowData(tables, rows, decision, selection, recourse, options), ranked))
            .Append("</script>\n<script>").Append(script).Append("</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>Refuses segments of a model that isn't one of experts.</summary>
    public static void CheckNoSegment(TrainedModel model, ReportOptions options)
    {
        if (options.Segment is not null)
        {
            throw new ArgumentException(
                $"{nameof(ReportOptions)}.{nameof(ReportOptions.Segment)} is for reports of experts; this model of "
                    + $"{model.Schema.Name} is {model.Kind}. Leave it out.");
        }
    }

    /// <summary>All that stands before what a page says. Its style and its script are all that it may use, and it loads nothing: neither
    /// would what got into a text.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="title">The title.</param>
    /// <param name="script">What is in the page's script element; null if it has none.</param>
    public static void Start(StringBuilder page, string title, string? script = null)
    {
        string style = $"\n{Asset("report.css")}{PlotStyle.Css.ReplaceLineEndings("\n")}\n";
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src ")
            .Append(Source(style));
        page.Append(script is null ? string.Empty : $"; script-src {Source(script)}")
            .Append("; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<link rel=\"icon\" href=\"data:,\">\n<title>").Append(Html(title)).Append("</title>\n<style>").Append(style)
            .Append("</style>\n</head>\n<body>\n");
    }

    /// <summary>Text as HTML holds it.</summary>
    public static string Html(string text) => SvgWriter.Escape(text);

    /// <summary>A heading with an anchor, and what stands below it.</summary>
    public static void Section(StringBuilder page, string id, string title, string lead) =>
        page.Append("<h2 id=\"").Append(id).Append("\">").Append(Html(title)).Append("</h2>\n<p class=\"soft\">").Append(Html(lead))
            .Append("</p>\n");

    private static string UpOf(TrainedModel model, ReportRows rows) => DirectionText.Up(model, ReportDecision.OpensOn(model, rows));

    private static string DownOf(TrainedModel model, ReportRows rows) => DirectionText.Down(model, ReportDecision.OpensOn(model, rows));

    private static void WriteHead(StringBuilder page, AdditiveModel model, ReportRows rows, string title, ReportOptions options,
        bool hasDenied)
    {
        page.Append("<header><h1>").Append(Html(title)).Append("</h1>\n<p class=\"lead\">");
        string[] parts =
        [
            Counted(model.Schema.Features.Length, "feature"),
            .. model.Schema.Interactions.IsEmpty ? Array.Empty<string>() : [Counted(model.Schema.Interactions.Length, "interaction")],
            .. model.Vectors.Select(vector => $"a vector of {Counted(vector.Names.Length, "name")}"),
        ];
        string kept = Counted(model.Importances.Count(term => term.Selected), "term");
        page.Append(CultureInfo.InvariantCulture,
            $"{TaskName(model.Schema.Target.Task)} model of {Html(Predicted(model))} by {string.Join(" and ", parts)}, {kept} kept; shown "
                + $"with {Counted(rows.Count, "row")}");
        page.Append(".</p>\n");
        ReportHead.WriteFacts(page, model, rows, options);
        page.Append("<nav aria-label=\"Sections\">");
        bool hasDecisions = rows.Ranked(model) is { HasBoth: true };
        bool hasGroups = rows.Groups.Length > 0 && rows.Metrics is not null && model.Schema.Target.Task == ModelTask.Binary;
        (string Id, string Name, bool IsThere)[] sections =
        [
            ("metrics", "How good it is", true), ("decisions", "Decisions", hasDecisions), ("importances", "What drives it", true),
            ("what-if", "One row", true), ("denied", "Denials", hasDenied), ("groups", "Groups", hasGroups), ("shapes", "Shapes", true),
            ("card", "Model card", true), ("embeds", "What is in this page", true),
        ];
        foreach ((string id, string name, _) in sections.Where(section => section.IsThere))
        {
            page.Append("<a href=\"#").Append(id).Append("\">").Append(name).Append("</a>");
        }

        page.Append("</nav>\n");
        if (model.Outputs > 1)
        {
            int open = ReportDecision.OpensOn(model, rows);
            page.Append("<p><label for=\"class\">Class </label><select id=\"class\">");
            for (int c = 0; c < model.Outputs; c++)
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"<option value=\"{c}\"{(c == open ? " selected" : string.Empty)}>{Html(model.ShownClasses[c])}</option>");
            }

            page.Append("</select> <span class=\"soft\">").Append(rows.Metrics is MulticlassMetrics
                ? "It opens on the class that the model tells worst." : string.Empty).Append("</span></p>\n");
        }

        page.Append("</header>\n");
    }

    /// <summary>What is predicted: of a binary model the class whose probability is meant wherever one is shown.</summary>
    public static string Predicted(TrainedModel model) => model.Schema.Target.Task == ModelTask.Binary
        ? $"{model.Schema.Target.Name} (the probability of {model.Classes[^1]})"
        : model.Schema.Target.Name;

    /// <summary>How many there are of something.</summary>
    public static string Counted(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}{(count == 1 ? string.Empty : "s")}");

    /// <summary>What the scores of a model are of.</summary>
    public static string ScoreNames(TrainedModel model) => model.Outputs == 1 ? ScoreName.Of(model, 0) : "one for each class";

    private static string TaskName(ModelTask task) => TaskRules.Facts(task)?.Title ?? task.ToString();

    /// <summary>What the model is, and what it was made of.</summary>
    public static void WriteCard(StringBuilder page, TrainedModel model, ReportRows rows, ReportOptions options)
    {
        Section(page, "card", "Model card", "What the model is, and what it was made of.");
        page.Append("<table><tbody>");
        Line(page, "Record", model.Schema.Name);
        Line(page, "Target",
            $"{model.Schema.Target.Name}{(model.Schema.Target.Unit is { } unit ? $" [{unit}]" : string.Empty)}, "
                + $"{model.Schema.Target.Task}");
        if (model.Schema.Target.Task == ModelTask.Binary)
        {
            Line(page, "Decision", $"{model.ShownClasses[^1]} from a probability of {model.Threshold?.ToString() ?? "0.5"}");
        }

        Line(page, "Description", model.Schema.Target.Description ?? "none");
        Line(page, "Test rows",
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count}{(options.Data is null ? string.Empty : ", " + options.Data)}"));
        if (model is AdditiveModel && rows.Count > 0)
        {
            const double Tau = 2;
            TermConciseness own = TermConciseness.Of(model, rows.Columns, rows.Count, rows.Encoded, Tau);
            Line(page, "Conciseness", FormattableString.Invariant(
                $"{own.Signed:0.0} of {model.InOrder.Length} terms a row say more than half of what the strongest does, ")
                + FormattableString.Invariant($"{own.Absolute:0.0} with those against"));
        }

        if (model.TrainingRun is { } run)
        {
            string validation = run.ValidationRows == 0 ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $", {run.ValidationRows:#,0} decided when to stop");
            Line(page, "Training rows", string.Create(CultureInfo.InvariantCulture, $"{run.Rows:#,0}{validation}"));
            Line(page, "Training options", run.OptionsText + (run.StartText is { } start ? $"; {start}" : string.Empty));
            Line(page, "Seed", run.Seed.ToString(CultureInfo.InvariantCulture));
            Line(page, "Trained by", $"Nbm {run.Version}");
        }

        foreach (TrainingNotice notice in model.Notices)
        {
            Line(page, "Notice", notice.Message);
        }

        Line(page, "Schema hash", model.Schema.Hash);
        Line(page, "Written by", $"Nbm {LibraryVersion.Text}, .NET {Environment.Version}");
        Line(page, "Written", options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        page.Append("</tbody></table>\n");
        WriteHistory(page, model.TrainingHistory);
    }

    private static void WriteHistory(StringBuilder page, TrainingHistory history)
    {
        if (history.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture,
            $"<details><summary>Training history: {history.Count} epochs of the neural phase, the best was "
                + $"{history.BestEpoch}</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">epoch</th><th "
                + $"scope=\"col\">training loss</th><th scope=\"col\">validation loss</th></tr></thead><tbody>");
        foreach (EpochLosses epoch in history)
        {
            string validation = epoch.ValidationLoss is double loss ? ScoreText.Compact(loss, 6) : "–";
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{epoch.Epoch}</th>")
                .Append("<td>").Append(ScoreText.Compact(epoch.TrainingLoss, 6)).Append("</td><td>").Append(validation)
                .Append("</td></tr>");
        }

        page.Append("</tbody></table></div></details>\n");
    }

    private static void Line(StringBuilder page, string name, string value) =>
        page.Append("<tr><th scope=\"row\">").Append(Html(name)).Append("</th><td class=\"said\">").Append(Html(value))
            .Append("</td></tr>");

    // The hash of an element's text, by which a browser knows the page's own.
    private static string Source(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Asset(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n"); // As browsers read it, before they take its hash.
    }
}
