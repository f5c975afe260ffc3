using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>
/// Writes the CSV reader: CsvHelper splits a file into cells, the runtime turns cells into values, and this says which
/// cell goes where. No reflection.
/// </summary>
internal static class CsvEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        EquatableArray<ColumnSpec> columns = model.CsvColumns ?? EquatableArray<ColumnSpec>.Empty;
        List<ValueSpec> enums = columns.Select(static c => c.Value).OfType<ValueSpec>().Where(static v => v.Kind == ValueKind.Enum)
            .GroupBy(static v => v.TypeName).Select(static g => g.First()).ToList();
        string record = model.Hierarchy.FullyQualifiedName;
        writer.WriteLine($"/// <summary>Reads {model.RecordTitle()} rows from CSV files. Columns are found by name, whatever case, underscores, spaces, dashes and dots.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} static partial class {model.TypeName("Csv")}"))
        {
            for (int i = 0; i < enums.Count; i++)
            {
                WriteEnum(writer, enums[i], i);
            }

            CsvFaceEmitter.Write(writer, model, record);
            WriteRows(writer, model, record, columns);
            WriteReadRow(writer, record, columns, enums, scores: false);
            WriteReadRow(writer, record, columns, enums, scores: true);
        }
    }

    private static void WriteEnum(SourceWriter writer, ValueSpec value, int index)
    {
        writer.WriteLine($"private static readonly global::Nbm.Generated.CsvEnum<{value.TypeName}> {EnumField(index)} = new({CSharpLiteral.String(value.ShortName)}, new (string, {value.TypeName})[]");
        EnumMemberSpec[] declared = [.. value.Members.Where(static m => m.Texts.Count > 0)];
        WriteTexts(writer, value, value.Members.SelectMany(static m => m.Names.Select(name => (name, name))), declared.Length > 0 ? string.Empty : ");");
        if (declared.Length > 0)
        {
            writer.WriteLine($", new (string, {value.TypeName})[]");
            WriteTexts(writer, value, declared.SelectMany(static m => m.Texts.Select(text => (text, m.Name))), ");");
        }

        writer.WriteLine();
    }

    private static void WriteTexts(SourceWriter writer, ValueSpec value, IEnumerable<(string Text, string Name)> texts, string end)
    {
        using (writer.WriteBraces(end))
        {
            foreach ((string text, string name) in texts)
            {
                writer.WriteLine($"({CSharpLiteral.String(text)}, {value.TypeName}.{CSharpLiteral.Identifier(name)}),");
            }
        }
    }

    private static void WriteRows(SourceWriter writer, ModelSpec model, string record, EquatableArray<ColumnSpec> columns)
    {
        int scored = columns.Count(static column => !column.IsForTraining);
        string parameters = "global::System.IO.TextReader reader, global::Nbm.CsvOptions options, string name, bool isForScoring";
        using (writer.WriteBlock($"private static global::System.Collections.Generic.IEnumerable<{record}> Rows({parameters})"))
        {
            writer.WriteLine("""
                global::Nbm.Generated.CsvText.Check(options);
                var faults = new global::Nbm.Generated.CsvFaults(name);
                var configuration = new global::CsvHelper.Configuration.CsvConfiguration(global::System.Globalization.CultureInfo.InvariantCulture)
                {
                    Delimiter = options.Delimiter.ToString(),
                    Quote = options.Quote ?? '"',
                    Escape = options.Quote ?? '"',
                    Mode = options.Quote is null ? global::CsvHelper.CsvMode.NoEscape : global::CsvHelper.CsvMode.RFC4180,
                    BadDataFound = bad => faults.BadCell(bad.Context.Parser!.RawRow, bad.Field),
                };
                using var parser = new global::CsvHelper.CsvParser(global::Nbm.Generated.CsvText.WithoutMark(reader), configuration, leaveOpen: true);
                """);
            writer.WriteLine("string[]? header = parser.Read() ? parser.Record : null;");
            if (model.Target.Value.IsNullable && columns.Any(column => column.Name == model.Target.Name))
            {
                writer.WriteLine($"isForScoring |= !global::Nbm.Generated.CsvColumns.Has(header, {CSharpLiteral.String(model.Target.Column)});");
            }

            WriteColumns(writer, "scored", columns.Take(scored));
            WriteColumns(writer, "all", columns);
            string advice = $"Rows that are only to be scored need {(columns.Count - scored == 1 ? "no such column" : "none of such columns")}: {model.Stem}Csv.ReadForScoring reads them.";
            writer.WriteLine($$"""
                var columns = global::Nbm.Generated.CsvColumns.Find(faults, header, {{CSharpLiteral.String(advice)}}, isForScoring ? scored : all, scored.Length, options);
                while (parser.Read())
                {
                    if (columns.TryRow(parser.Record, parser.RawRow, out var row) && (isForScoring ? TryReadForScoring(row, out {{record}} record) : TryRead(row, out record)))
                    {
                        yield return record;
                    }
                }

                faults.ThrowIfAny();
                """);
        }
    }

    private static void WriteColumns(SourceWriter writer, string name, IEnumerable<ColumnSpec> columns)
    {
        writer.WriteLine($"var {name} = new string[]");
        using (writer.WriteBraces(";"))
        {
            foreach (ColumnSpec column in columns)
            {
                writer.WriteLine(CSharpLiteral.String(column.Column) + ",");
            }
        }
    }

    // Cells first: of a row with a wrong one no record is made, whose constructor might not take what stands in its place.
    private static void WriteReadRow(SourceWriter writer, string record, EquatableArray<ColumnSpec> columns, List<ValueSpec> enums, bool scores)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static bool {(scores ? "TryReadForScoring" : "TryRead")}(global::Nbm.Generated.CsvRow row, out {record} record)"))
        {
            List<ColumnSpec> named = columns.Where(column => !(scores && column is { IsForTraining: true, IsOptional: true })).ToList();
            string Cell(ColumnSpec column) => scores && column.IsForTraining ? "default!" : "cell" + CSharpLiteral.Int32(IndexOf(columns, column));
            foreach (ColumnSpec column in named.Where(column => Cell(column) != "default!"))
            {
                int index = IndexOf(columns, column);
                string value = column.Value is { } v
                    ? ReadCell(v, index, enums.FindIndex(e => e.TypeName == v.TypeName))
                    : $"row.{column.VectorReader}({CSharpLiteral.Int32(index)}{(column.Length == 0 ? string.Empty : $", {CSharpLiteral.Int32(column.Length)}")})";
                writer.WriteLine($"var {Cell(column)} = {value};");
            }

            using (writer.WriteBlock("if (row.IsWrong)"))
            {
                writer.WriteLine("record = default!;");
                writer.WriteLine("return false;");
            }

            writer.WriteLine();
            WriteConstruction(writer, named, Cell);
            writer.WriteLine("return true;");
        }
    }

    private static void WriteConstruction(SourceWriter writer, List<ColumnSpec> columns, System.Func<ColumnSpec, string> cell)
    {
        List<string> arguments = columns.Where(static c => c.Parameter is not null).Select(c => $"{CSharpLiteral.Identifier(c.Parameter!)}: {cell(c)}").ToList();
        List<string> assignments = columns.Where(static c => c.IsInitialized).Select(c => $"{CSharpLiteral.Identifier(c.Name)} = {cell(c)}").ToList();
        string end = assignments.Count == 0 ? ";" : string.Empty;
        if (arguments.Count == 0)
        {
            writer.WriteLine($"record = new(){end}");
        }
        else
        {
            writer.WriteLine("record = new(");
            using (writer.Indent())
            {
                arguments.Take(arguments.Count - 1).ToList().ForEach(a => writer.WriteLine(a + ","));
                writer.WriteLine(arguments[arguments.Count - 1] + ")" + end);
            }
        }

        if (assignments.Count > 0)
        {
            using (writer.WriteBraces(";"))
            {
                assignments.ForEach(a => writer.WriteLine(a + ","));
            }
        }
    }

    private static int IndexOf(EquatableArray<ColumnSpec> columns, ColumnSpec column) => columns.ToList().IndexOf(column);

    private static string ReadCell(ValueSpec value, int column, int enumIndex)
    {
        string nullable = value.IsNullable ? "Nullable" : string.Empty;
        string at = CSharpLiteral.Int32(column);
        return value.Kind switch
        {
            ValueKind.Bool => $"row.{nullable}Boolean({at})",
            ValueKind.Enum => $"row.{nullable}Enum({at}, {EnumField(enumIndex)})",
            ValueKind.String => $"row.{nullable}Text({at})",
            ValueKind.DateOnly => $"row.{nullable}Date({at})",
            ValueKind.DateTime => $"row.{nullable}DateTime({at})",
            ValueKind.DateTimeOffset => $"row.{nullable}DateTimeOffset({at})",
            ValueKind.TimeOnly => $"row.{nullable}TimeOnly({at})",
            ValueKind.TimeSpan => $"row.{nullable}TimeSpan({at})",
            _ => $"row.{nullable}Number<{value.TypeName}>({at})",
        };
    }

    private static string EnumField(int index) => "s_levels" + CSharpLiteral.Int32(index);
}
