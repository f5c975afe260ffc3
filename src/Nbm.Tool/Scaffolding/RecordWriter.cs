using System.Globalization;
using System.Text;

namespace Nbm.Tool.Scaffolding;

/// <summary>Writes the annotated record.</summary>
internal static class RecordWriter
{
    public static string Write(RecordPlan plan)
    {
        var text = new StringBuilder();
        string rows = plan.Properties[0].Column.Rows.ToString("#,0", CultureInfo.InvariantCulture);
        text.Append("using Nbm;\n\nnamespace ").Append(plan.Namespace).Append(";\n\n");
        text.Append("// Units make explanations read well: [Feature(Unit = \"years\")]. So do descriptions: [Feature(Description = \"…\")].\n");
        text.Append("// Features that do more together than each alone: [Interaction(nameof(A), nameof(B))] on the record; SuggestInteractions finds them.\n\n");
        text.Append("/// <summary>A row of ").Append(Xml(Path.GetFileName(plan.Csv))).Append(", as its ").Append(rows).Append(" rows suggest.</summary>\n");
        text.Append(plan.Task == ModelTask.Auto ? "[NbmModel]\n" : $"[NbmModel(Task = ModelTask.{plan.Task})]\n");
        text.Append("public sealed partial record ").Append(plan.Name).Append("\n{\n");
        text.Append(string.Join("\n", plan.Properties.Select(Member))).Append("}\n");
        foreach (Property property in plan.Properties.Where(property => property.Members.Length > 0))
        {
            WriteEnum(text, property);
        }

        return text.ToString();
    }

    private static string Member(Property property)
    {
        var text = new StringBuilder();
        text.Append("    /// <summary>").Append(Xml(Describe(property))).Append("</summary>\n");
        text.Append("    [").Append(property.Role switch { Role.Target => "Target", Role.Event => "Event", Role.Ignored => "Ignore", _ => "Feature" }).Append(Arguments(property)).Append("] public ");
        text.Append(property.IsNullable ? string.Empty : "required ").Append(property.Type).Append(property.IsNullable ? "? " : " ").Append(property.Name).Append(" { get; init; }\n");
        return text.ToString();
    }

    private static string Arguments(Property property)
    {
        string[] arguments =
        [
            .. property.Role != Role.Ignored && property.Name != property.Column.Name ? new[] { $"Name = {Literal(property.Column.Name)}" } : [],
            .. property.Specials.Length > 0 ? new[] { $"Special = [{string.Join(", ", property.Specials.Select(Number))}]" } : [],
        ];
        return arguments.Length == 0 ? string.Empty : $"({string.Join(", ", arguments)})";
    }

    private static string Describe(Property property)
    {
        ColumnFacts column = property.Column;
        string missing = column.Missing == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" Missing in {column.Missing:#,0} row{(column.Missing == 1 ? string.Empty : "s")}.");
        string codes = property.Specials.Length == 0 ? string.Empty : $" {string.Join(", ", property.Specials.Select(Number))}: probably codes; what do they mean?";
        return (property.Reason is { } reason ? $"Left out: it {reason}." : Values(property)) + missing + codes;
    }

    private static string Values(Property property)
    {
        ColumnFacts column = property.Column;
        if (column.IsNumber)
        {
            double[] numbers = [.. column.Numbers.Select(number => number.Value).Except(property.Specials)];
            return $"{Shown(numbers[0])} to {Shown(numbers[^1])}.";
        }

        string[] texts = [.. column.Counts.Keys.Concat(column.Words.Keys).Order(StringComparer.Ordinal)];
        return column.Kind switch
        {
            ColumnKind.Bool => $"{string.Join(" or ", texts)}.",
            ColumnKind.Text => string.Create(CultureInfo.InvariantCulture, $"{texts.Length:#,0}{(column.HasAllCounts ? string.Empty : " and more")} {(property.Role == Role.Target ? "classes" : "levels")}."),
            _ => $"{texts[0]} to {texts[^1]}.",
        };
    }

    private static void WriteEnum(StringBuilder text, Property property)
    {
        string order = property.Role == Role.Target
            ? property.Members.Length == 2 ? "The last member is the one whose probability is modelled." : "One of them is predicted."
            : "Where these follow one another, put them in order and mark the enum [Ordinal].";
        text.Append("\n/// <summary>Values of ").Append(Xml(property.Column.Name)).Append(". ").Append(order).Append("</summary>\npublic enum ").Append(property.Type).Append("\n{\n");
        foreach ((string name, string value) in property.Members)
        {
            text.Append("    ").Append(name).Append(',').Append(string.Equals(name, value, StringComparison.OrdinalIgnoreCase) ? string.Empty : $" // {OneLine(value)}").Append('\n');
        }

        text.Append("}\n");
    }

    // For people: six digits do.
    private static string Shown(double value) => Math.Abs(value) >= 1e5 || value == Math.Floor(value)
        ? value.ToString("#,0.##", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A text in C#.</summary>
    // Control characters are written as escapes.
    public static string Literal(string text) => "\"" + string.Concat(text.Select(c => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when char.IsControl(c) || char.IsSurrogate(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(),
    })) + "\"";

    private static string Xml(string text) => string.Concat(text.Select(c => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ when char.IsControl(c) => " ", _ => c.ToString() }));
}
