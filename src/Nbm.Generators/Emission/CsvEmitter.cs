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
    private const string Exception =
        """/// <exception cref="global::Nbm.NbmCsvException">Columns are missing or values are wrong: names the first ten kinds of faults with line, column, text and expected type, and counts them.</exception>""";

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

            WriteFaces(writer, model, record);
            WriteRead(writer, model, record, columns);
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

    private static void WriteFaces(SourceWriter writer, ModelSpec model, string record)
    {
        string target = $"<c>{TextLiteral.Xml(model.Target.Name)}</c>";
        string unlabelled = model.Target.Value.IsNullable ? $" A file without the column of {target} is read as <see cref=\"ReadForScoring(string)\"/> does." : string.Empty;
        writer.WriteLine($$"""
            /// <summary>Reads a file, which has a header and is encoded in UTF-8 unless it begins with another mark.{{unlabelled}}</summary>
            /// <param name="path">Where it is.</param>
            {{Exception}}
            public static {{record}}[] Read(string path)
            {
                using var reader = global::Nbm.Generated.CsvText.Open(path);
                return Read(reader, path);
            }

            /// <summary>Reads rows with a header above them.{{unlabelled}}</summary>
            /// <param name="reader">The text; is left open.</param>
            /// <param name="name">What errors call it.</param>
            {{Exception}}
            public static {{record}}[] Read(global::System.IO.TextReader reader, string name = "CSV") => Read(reader, name, false);

            /// <summary>
            /// Reads a file of rows that are only to be scored: all but what training alone needs. {{Untold(model)}}, whatever the file says of them.
            /// </summary>
            /// <param name="path">Where it is.</param>
            {{Exception}}
            public static {{record}}[] ReadForScoring(string path)
            {
                using var reader = global::Nbm.Generated.CsvText.Open(path);
                return ReadForScoring(reader, path);
            }

            /// <summary>
            /// Reads rows that are only to be scored: all but what training alone needs. {{Untold(model)}}, whatever the text says of them.
            /// </summary>
            /// <param name="reader">The text, with a header; is left open.</param>
            /// <param name="name">What errors call it.</param>
            {{Exception}}
            public static {{record}}[] ReadForScoring(global::System.IO.TextReader reader, string name = "CSV") => Read(reader, name, true);

            """);
    }

    private static string Untold(ModelSpec model)
    {
        string[] names = [.. new[] { model.Target.Name, model.Weight?.Name, model.Event?.Name, model.Entry?.Name }.OfType<string>().Select(static name => $"<c>{TextLiteral.Xml(name)}</c>")];
        return names.Length == 1 ? names[0] + " keeps its default value" : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]} keep their default values";
    }

    private static void WriteRead(SourceWriter writer, ModelSpec model, string record, EquatableArray<ColumnSpec> columns)
    {
        int scored = columns.Count(static column => !column.IsForTraining);
        using (writer.WriteBlock($"private static {record}[] Read(global::System.IO.TextReader reader, string name, bool isForScoring)"))
        {
            writer.WriteLine("""
                var faults = new global::Nbm.Generated.CsvFaults(name);
                var configuration = new global::CsvHelper.Configuration.CsvConfiguration(global::System.Globalization.CultureInfo.InvariantCulture)
                {
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
                var columns = global::Nbm.Generated.CsvColumns.Find(faults, header, {{CSharpLiteral.String(advice)}}, isForScoring ? scored : all, scored.Length);
                var rows = new global::System.Collections.Generic.List<{{record}}>();
                while (parser.Read())
                {
                    if (columns.TryRow(parser.Record, parser.RawRow, out var row) && (isForScoring ? TryReadForScoring(row, out {{record}} record) : TryRead(row, out record)))
                    {
                        rows.Add(record);
                    }
                }

                faults.ThrowIfAny();
                return rows.ToArray();
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
