using System.Globalization;
using Nbm;
using Spectre.Console;

namespace Samples;

/// <summary>Prints what a model says of itself and of its decisions.</summary>
internal static class Tables
{
    /// <summary>The terms by importance, the mean size of their scores over the training rows, and how many parameters' worth of freedom
    /// each took.</summary>
    public static void Importances(IReadOnlyList<TermImportance> importances)
    {
        Table table = Create("What matters").AddColumn("term").AddColumn(Right("importance")).AddColumn("")
            .AddColumn(Right("degrees of freedom"));
        double largest = importances.Max(term => term.Importance);
        foreach (TermImportance term in importances)
        {
            table.AddRow(
                term.Name.EscapeMarkup(), Importance(term.Importance, largest), $"[steelblue]{Bar(term.Importance, largest)}[/]",
                term.Selected ? $"{term.DegreesOfFreedom:0.0}" : "dropped");
        }

        AnsiConsole.Write(table);
    }

    /// <summary>The terms of one explanation, largest first, until the rest adds little; what is left out is summed in a last
    /// row.</summary>
    public static void Contributions(string title, Explanation explanation, int count = 6)
    {
        Table table = Create(title.EscapeMarkup())
            .AddColumn("Because of").AddColumn("value").AddColumn(Right("score")).AddColumn(Right("± standard error")).AddColumn("");
        IReadOnlyList<TermContribution> terms = explanation.Contributions.OrderBySize();
        double largest = Math.Abs(terms[0].Score);
        string digits = largest >= 100 ? "#,0" : "0.00";
        string Signed(double score) => score.ToString($"+{digits};-{digits};{digits}", CultureInfo.InvariantCulture);
        string PlusMinus(double? error) => error is { } known ? $"± {known.ToString(digits, CultureInfo.InvariantCulture)}" : "";
        table.AddRow("starting point", "", Signed(explanation.Intercept), "", "");
        foreach (TermContribution term in terms.Take(count))
        {
            table.AddRow(
                term.Name.EscapeMarkup(), Value(term).EscapeMarkup(), Signed(term.Score), PlusMinus(term.StandardError),
                $"[{(term.Score < 0 ? "red" : "green")}]{Bar(term.Score, largest)}[/]");
        }

        double rest = terms.Skip(count).Sum(term => term.Score);
        table.AddRow($"{Math.Max(0, terms.Count - count)} others together", "", Signed(rest), "", "");
        table.AddRow("[bold]score[/]", "", $"[bold]{Signed(explanation.Score)}[/]", $"[bold]{PlusMinus(explanation.StandardError)}[/]", "");
        AnsiConsole.Write(table);
    }

    /// <summary>Pairs of features that the record could declare, with the line that does. The search takes about as long as
    /// training.</summary>
    public static void Suggestions(Func<IReadOnlyList<InteractionSuggestion>> search)
    {
        IReadOnlyList<InteractionSuggestion> suggestions = AnsiConsole.Status().Start("Looking for interactions", _ => search());
        Table table = Create("Worth an interaction")
            .AddColumn(new TableColumn("the line to add").NoWrap()).AddColumn(Right("importance")).AddColumn(Right("degrees of freedom"));
        double largest = suggestions.Select(pair => pair.Importance).DefaultIfEmpty().Max();
        foreach (InteractionSuggestion pair in suggestions)
        {
            table.AddRow(pair.Attribute.EscapeMarkup(), Importance(pair.Importance, largest), $"{pair.DegreesOfFreedom:0.0}");
        }

        AnsiConsole.Write(table);
    }

    private static string Importance(double value, double largest) =>
        value.ToString(largest >= 100 ? "#,0" : "0.000", CultureInfo.InvariantCulture);

    private static Table Create(string title) => new Table().Title(title).Border(TableBorder.Rounded);

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();

    private static string Bar(double value, double largest) =>
        new('■', (int)Math.Round(12 * Math.Abs(value) / Math.Max(largest, double.Epsilon)));

    private static string Value(TermContribution term) =>
        term.Unit is null || term.ValueText == "missing" ? term.ValueText : $"{term.ValueText} {term.Unit}";
}
