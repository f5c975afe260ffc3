using System.Globalization;
using System.Text;
using Nbm.Tool.Scaffolding.Levels;
using Nbm.Tool.Scaffolding.Plans;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>Writes the annotated record.</summary>
internal static class RecordWriter
{
    public static string Write(RecordPlan plan)
    {
        var text = new StringBuilder();
        string rows = plan.Properties[0].Column.Rows.ToString("#,0", CultureInfo.InvariantCulture);
        text.Append("using Nbm;\n\nnamespace ").Append(plan.Namespace).Append(";\n\n");
        text.Append("// Comments say what the file holds: levels and values with their rows. Units make explanations read well: "
            + "[Feature(Unit = \"years\")]. So do\n");
        text.Append("// descriptions: [Feature(Description = \"…\")].\n");
        text.Append("// Features that do more together than each alone: [Interaction(nameof(A), nameof(B))] on the record; "
            + "SuggestInteractions finds them.\n");
        if (plan.Unnamed.Length > 0)
        {
            text.Append(
                SourceText.Comment(
                    $"Columns without a name are left out: {Cited.List(plan.Unnamed.Select(place => place.ToString(CultureInfo.InvariantCulture)))}, counted from 1."));
        }

        text.Append('\n')
            .Append(SourceText.Summary($"A row of {Cited.Text(Path.GetFileName(plan.Csv))}, as its {rows} rows suggest.", string.Empty));
        text.Append(plan.Task == ModelTask.Auto ? "[NbmModel]\n" : $"[NbmModel(Task = ModelTask.{plan.Task})]\n");
        text.Append("public sealed partial record ").Append(plan.Name).Append("\n{\n");
        text.Append(string.Join("\n", plan.Properties.Select(Member))).Append("}\n");
        foreach (IGrouping<string, Property> properties in plan.Properties.Where(property => property.Levels is not null)
            .GroupBy(property => property.Type))
        {
            WriteEnum(text, [.. properties]);
        }

        return text.ToString();
    }

    private static string Member(Property property)
    {
        var text = new StringBuilder();
        text.Append(SourceText.Summary(PropertyComment.Of(property), "    "));
        text.Append("    [").Append(property.Role == Role.Ignored ? "Ignore" : property.Role.ToString()).Append(Arguments(property))
            .Append("] public ");
        text.Append(property.IsNullable ? string.Empty : "required ").Append(property.Type).Append(property.IsNullable ? "? " : " ")
            .Append(property.Name).Append(" { get; init; }\n");
        return text.ToString();
    }

    private static string Arguments(Property property)
    {
        string[] arguments =
        [
            .. property.Role != Role.Ignored && property.Name != property.Column.Name
                ? new[] { $"Name = {SourceText.Literal(property.Column.Name)}" } : [],
            .. property.Specials.Length > 0 ? new[] { $"Special = [{string.Join(", ", property.Specials.Select(Number))}]" } : [],
        ];
        return arguments.Length == 0 ? string.Empty : $"({string.Join(", ", arguments)})";
    }

    private static void WriteEnum(StringBuilder text, Property[] properties)
    {
        LevelSet levels = properties[0].Levels!;
        bool isFeature = properties.Any(property => property.Role == Role.Feature),
            isTarget = properties.Any(property => property.Role == Role.Target);
        IEnumerable<string> sentences =
        [
            $"Values of {Cited.List(properties.Select(property => property.Column.Name.Trim()))}.",
            isTarget && levels.Levels.Length == 2
                ? $"The last member, {levels.Levels[^1].Name}, is the one whose probability is modelled; swap them to model the other."
                : isTarget ? "One of them is predicted." : string.Empty,
            isFeature && levels.IsOrdinal ? "In order, so that neighbours are alike unless the data say otherwise."
                : isFeature && levels.Levels.Length > 2 && levels.Unplaced.Length == 0
                ? "Where these follow one another, put them in order and mark the enum [Ordinal]." : string.Empty,
        ];
        text.Append('\n').Append(SourceText.Summary(string.Join(' ', sentences.Where(sentence => sentence.Length > 0)), string.Empty));
        text.Append(isFeature && levels.IsOrdinal ? "[Ordinal]\n" : string.Empty).Append("public enum ").Append(properties[0].Type)
            .Append("\n{\n");
        foreach (Level level in levels.Levels)
        {
            text.Append("    ").Append(level.Name == level.Text ? string.Empty : $"[Level({SourceText.Literal(level.Text)})] ")
                .Append(level.Name).Append(",\n");
        }

        text.Append("}\n");
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
