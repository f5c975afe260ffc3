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

            WriteReadFile(writer, record);
            WriteRead(writer, record, columns);
            WriteReadRow(writer, record, columns, enums);
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

    private static void WriteReadFile(SourceWriter writer, string record) => writer.WriteLine($$"""
        /// <summary>Reads a file, which has a header and is encoded in UTF-8 unless it begins with another mark.</summary>
        /// <param name="path">Where it is.</param>
        /// <exception cref="global::Nbm.NbmCsvException">A column is missing or a value is wrong; names the line, the column, the text and the expected type.</exception>
        public static {{record}}[] Read(string path)
        {
            using var reader = new global::System.IO.StreamReader(path);
            return Read(reader, path);
        }

        """);

    private static void WriteRead(SourceWriter writer, string record, EquatableArray<ColumnSpec> columns)
    {
        writer.WriteLine("""
            /// <summary>Reads rows with a header above them.</summary>
            /// <param name="reader">The text; is left open.</param>
            /// <param name="name">What errors call it.</param>
            /// <exception cref="global::Nbm.NbmCsvException">A column is missing or a value is wrong; names the line, the column, the text and the expected type.</exception>
            """);
        using (writer.WriteBlock($"public static {record}[] Read(global::System.IO.TextReader reader, string name = \"CSV\")"))
        {
            writer.WriteLine("""
                var configuration = new global::CsvHelper.Configuration.CsvConfiguration(global::System.Globalization.CultureInfo.InvariantCulture)
                {
                    BadDataFound = bad => throw global::Nbm.Generated.CsvColumns.BadCell(name, bad.Context.Parser!.RawRow, bad.Field),
                };
                using var parser = new global::CsvHelper.CsvParser(reader, configuration, leaveOpen: true);
                """);
            writer.WriteLine("string[]? header = parser.Read() ? parser.Record : null;");
            writer.WriteLine("var columns = global::Nbm.Generated.CsvColumns.Find(name, header, new string[]");
            using (writer.WriteBraces(");"))
            {
                foreach (ColumnSpec column in columns)
                {
                    writer.WriteLine(CSharpLiteral.String(column.Column) + ",");
                }
            }

            writer.WriteLine($$"""
                var rows = new global::System.Collections.Generic.List<{{record}}>();
                while (parser.Read())
                {
                    rows.Add(ReadRow(columns.Row(parser.Record, parser.RawRow)));
                }

                return rows.ToArray();
                """);
        }
    }

    private static void WriteReadRow(SourceWriter writer, string record, EquatableArray<ColumnSpec> columns, List<ValueSpec> enums)
    {
        string Cell(ColumnSpec column, int index) => column.Value is { } value
            ? ReadCell(value, index, enums.FindIndex(e => e.TypeName == value.TypeName))
            : $"row.{column.VectorReader}({CSharpLiteral.Int32(index)})";
        List<string> arguments = columns.Select((c, i) => (c, i)).Where(static p => p.c.Parameter is not null)
            .Select(p => $"{CSharpLiteral.Identifier(p.c.Parameter!)}: {Cell(p.c, p.i)}").ToList();
        List<string> assignments = columns.Select((c, i) => (c, i)).Where(static p => p.c.IsInitialized)
            .Select(p => $"{CSharpLiteral.Identifier(p.c.Name)} = {Cell(p.c, p.i)}").ToList();
        writer.WriteLine();
        string end = assignments.Count == 0 ? ";" : string.Empty;
        if (arguments.Count == 0)
        {
            writer.WriteLine($"private static {record} ReadRow(global::Nbm.Generated.CsvRow row) => new(){end}");
        }
        else
        {
            writer.WriteLine($"private static {record} ReadRow(global::Nbm.Generated.CsvRow row) => new(");
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
