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
        List<ValueSpec> enums = RowReaderEmitter.Enums(columns);
        string record = model.Hierarchy.FullyQualifiedName;
        writer.WriteLine($"/// <summary>Reads {model.RecordTitle()} rows from CSV files. Columns are found by name, whatever case, "
            + "underscores, spaces, dashes and dots.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} static partial class {model.TypeName("Csv")}"))
        {
            RowReaderEmitter.WriteEnums(writer, enums);
            CsvFaceEmitter.Write(writer, model, record);
            WriteRows(writer, model, record, columns);
            WriteReadRow(writer, record, columns, enums, scores: false);
            WriteReadRow(writer, record, columns, enums, scores: true);
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
                writer.WriteLine(
                    $"isForScoring |= !global::Nbm.Generated.CsvColumns.Has(header, {CSharpLiteral.String(model.Target.Column)});");
            }

            WriteColumns(writer, "scored", columns.Take(scored));
            WriteColumns(writer, "all", columns);
            string advice = "Rows that are only to be scored need "
                + $"{(columns.Count - scored == 1 ? "no such column" : "none of such columns")}: {model.Stem}Csv.ReadForScoring reads them.";
            writer.WriteLine($$"""
                var columns = global::Nbm.Generated.CsvColumns.Find(
                    faults, header, {{CSharpLiteral.String(advice)}}, isForScoring ? scored : all, scored.Length, options);
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
    private static void WriteReadRow(SourceWriter writer, string record, EquatableArray<ColumnSpec> columns, List<ValueSpec> enums,
        bool scores)
    {
        writer.WriteLine();
        using (writer.WriteBlock(
            $"private static bool {(scores ? "TryReadForScoring" : "TryRead")}(global::Nbm.Generated.CsvRow row, out {record} record)"))
        {
            (List<ColumnSpec> named, System.Func<ColumnSpec, string> cell) = RowReaderEmitter.WriteCells(writer, columns, enums, scores);
            using (writer.WriteBlock("if (row.IsWrong)"))
            {
                writer.WriteLine("record = default!;");
                writer.WriteLine("return false;");
            }

            writer.WriteLine();
            RowReaderEmitter.WriteConstruction(writer, "record = ", named, cell);
            writer.WriteLine("return true;");
        }
    }
}
