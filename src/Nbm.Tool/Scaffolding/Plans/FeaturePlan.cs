using System.Text.RegularExpressions;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Levels;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>Makes a property of a column that isn't the target.</summary>
internal static partial class FeaturePlan
{
    private const double LeastPresent = 0.95; // Of texts that all differ; where more are missing, that they are may matter.
    private const int LeastRowsEach = 5;
    private const int FewNumbers = 12;

    public static Property Of(ColumnFacts column, string name)
    {
        LevelSet? levels = column.Kind == ColumnKind.Text ? LevelSet.Of(column, isTarget: false) : null;
        TextForm? form = TextForm.Of(column);
        string? reason = ReasonToIgnore(column, form, isEnum: levels is not null);
        if (reason is not null)
        {
            return new() { Name = name, Type = "string", Column = column, Role = Role.Ignored, IsNullable = true, Reason = reason,
                Notes = form is null ? [] : [form.Note] };
        }

        bool isCode = column.IsWhole && (NameWords.AreOfCode(column.Name) || NameWords.AreOfIdentifier(column.Name));
        return new()
        {
            Name = name,
            Type = isCode ? "string" : TypeOf(column.Kind),
            Column = column,
            Role = Role.Feature,
            IsNullable = levels is not null ? LevelSet.AreNullable(column) : column.Missing > 0,
            Specials = isCode ? [] : SpecialValues.Of(column),
            Levels = levels,
            Notes = [.. Notes(column, form, isCode)],
        };
    }

    /// <summary>The type of a kind of values.</summary>
    public static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Bool => "bool",
        ColumnKind.Int => "int",
        ColumnKind.Long => "long",
        ColumnKind.Double => "double",
        ColumnKind.Date => "DateOnly",
        ColumnKind.DateTime => "DateTime",
        ColumnKind.Time => "TimeOnly",
        _ => "string",
    };

    private static string? ReasonToIgnore(ColumnFacts column, TextForm? form, bool isEnum) => column switch
    {
        { Kind: ColumnKind.Empty } => "has no values",
        { IsConstant: true } => $"is always {Cited.Text(column.Counts.Keys.Concat(column.Words.Keys).First())}",
        _ when isEnum => null,
        _ when form is not null && column.RowsEach < LeastRowsEach => "would be a text of too many levels as it is written",
        { AllDiffer: true, Kind: ColumnKind.Text } when column.Present >= LeastPresent * column.Rows =>
            "differs in every row: an identifier, or a text to be read by people",
        { AllDiffer: true, IsWhole: true } when NameWords.AreOfIdentifier(column.Name) =>
            "differs in every row and is named as an identifier",
        { AllDiffer: true, IsWhole: true } when IsCount(column) => "counts the rows",
        { Kind: ColumnKind.Text } when column.Counts.Keys.All(text => Uuid().IsMatch(text)) => "holds UUIDs: identifiers",
        _ when IsIdentifier(column) =>
            FormattableString.Invariant($"is named as an identifier: {column.Counts.Count:#,0} values in {column.Rows:#,0} rows"),
        _ => null,
    };

    private static bool IsIdentifier(ColumnFacts column) => (column.IsWhole || column.Kind == ColumnKind.Text)
        && column.Counts.Count > FewNumbers && column.RowsEach < LeastRowsEach && NameWords.AreOfIdentifier(column.Name);

    // 1, 2, 3, … in any order. What counts time is a number.
    private static bool IsCount(ColumnFacts column) => column.HasAllCounts && column.Missing == 0 && column.Numbers[0].Value is 0 or 1
        && column.Numbers[^1].Value - column.Numbers[0].Value == column.Rows - 1 && !NameWords.AreOfTime(column.Name);

    private static IEnumerable<string> Notes(ColumnFacts column, TextForm? form, bool isCode)
    {
        if (form is not null)
        {
            yield return form.Note;
        }

        if (DateForms.NoteOfNumbers(column) is { } note)
        {
            yield return note;
        }

        if (isCode)
        {
            yield return $"Numbers that name something, as the column is called: categories. Make it {TypeOf(column.Kind)} if they measure.";
        }
        else if (column.IsWhole && column.HasAllCounts && column.Numbers.Count <= FewNumbers && NameWords.AreOfKind(column.Name))
        {
            yield return "If these are codes in no order, make it an enum of members such as [Level(\"1\")] First.";
        }
    }

    [GeneratedRegex("^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();
}
