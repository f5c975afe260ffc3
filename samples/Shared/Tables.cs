using System.Globalization;
using Nbm;
using Spectre.Console;

namespace Samples;

/// <summary>Prints what a model says of itself and of its decisions.</summary>
internal static class Tables
{
    /// <summary>The terms by importance: the mean size of their scores over the training rows.</summary>
    public static void Importances(IReadOnlyList<TermImportance> importances)
    {
        var chart = new BarChart().Width(70).Label("[bold]Importance[/] (mean size of the score)").LeftAlignLabel();
        foreach (TermImportance term in importances)
        {
            chart.AddItem(term.Name.EscapeMarkup(), Math.Round(term.Importance, 3), Color.SteelBlue);
        }

        AnsiConsole.Write(chart);
    }

    /// <summary>The terms of one explanation, largest first, until the rest adds little; what is left out is summed in a last row.</summary>
    public static void Contributions(string title, Explanation explanation, int count = 6)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded)
            .AddColumn("Because of").AddColumn("value").AddColumn(new TableColumn("score").RightAligned()).AddColumn("");
        IReadOnlyList<TermContribution> terms = [.. explanation.Contributions.OrderByDescending(term => Math.Abs(term.Score))];
        double largest = Math.Max(Math.Abs(terms[0].Score), double.Epsilon);
        table.AddRow("starting point", "", Signed(explanation.Intercept), "");
        foreach (TermContribution term in terms.Take(count))
        {
            string bar = new('■', (int)Math.Round(12 * Math.Abs(term.Score) / largest));
            table.AddRow(
                term.Name.EscapeMarkup(), Value(term).EscapeMarkup(), Signed(term.Score),
                term.Score < 0 ? $"[red]{bar}[/]" : $"[green]{bar}[/]");
        }

        double rest = terms.Skip(count).Sum(term => term.Score);
        table.AddRow($"{Math.Max(0, terms.Count - count)} others together", "", Signed(rest), "");
        table.AddRow("[bold]score[/]", "", $"[bold]{Signed(explanation.Score)}[/]", "");
        AnsiConsole.Write(table);
    }

    private static string Value(TermContribution term) =>
        term.Unit is null || term.ValueText == "missing" ? term.ValueText : $"{term.ValueText} {term.Unit}";

    private static string Signed(double score) => score.ToString("+#,0.00;-#,0.00", CultureInfo.InvariantCulture);
}
