using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the reader of databases: any <c>DbDataReader</c> gives values, the runtime makes them the record's types, and this says
/// which goes where. It needs no package.</summary>
internal static class DbRowsEmitter
{
    public const string Suffix = "Rows";

    private const string Reader = "global::System.Data.Common.DbDataReader";
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Exception = """/// <exception cref="global::Nbm.NbmDataException">Columns are missing, ambiguous or of """
        + "another type, or a value is wrong: names the column, what was found and what is expected.</exception>";

    public static void Write(SourceWriter writer, ModelSpec model)
    {
        EquatableArray<ColumnSpec> columns = model.CsvColumns ?? EquatableArray<ColumnSpec>.Empty;
        List<ValueSpec> enums = RowReaderEmitter.Enums(columns);
        string record = model.Hierarchy.FullyQualifiedName;
        writer.WriteLine(
            $"/// <summary>Reads {model.RecordTitle()} rows from databases, by any ADO.NET provider. Columns are found by name, "
            + "whatever case, underscores, spaces, dashes and dots.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} static partial class {model.TypeName(Suffix)}"))
        {
            RowReaderEmitter.WriteEnums(writer, enums);
            WriteFaces(writer, model, record);
            CheckEmitter.Write(writer, model);
            WriteColumns(writer, model, columns);
            WriteRows(writer, record);
            WriteRow(writer, record, columns, enums, scores: false);
            WriteRow(writer, record, columns, enums, scores: true);
        }
    }

    private static void WriteFaces(SourceWriter writer, ModelSpec model, string record)
    {
        WriteFace(writer, record, "From", "false", "Reads the rows that a query gives.");
        WriteFace(writer, record, "ForScoring", "true",
            $"Reads rows that are only to be scored: all but what training alone needs. {CsvFaceEmitter.Untold(model)}.");
    }

    private static void WriteFace(
        SourceWriter writer, string record, string name, string isForScoring, string what) => writer.WriteLine($$"""
        /// <summary>{{what}} They come one by one, as they are asked for.</summary>
        /// <param name="reader">The result of a query; is left open.</param>
        /// <returns>The rows. NULL is missing; what is read of a reader is read once.</returns>
        {{Exception}}
        public static global::System.Collections.Generic.IEnumerable<{{record}}> {{name}}({{Reader}} reader) =>
            Rows(reader, Columns(reader, {{isForScoring}}, out bool isForScoring), isForScoring);

        /// <summary>{{what}} They come one by one, as they are asked for.</summary>
        /// <param name="reader">The result of a query; is left open.</param>
        /// <param name="cancellationToken">Ends the reading.</param>
        /// <returns>The rows. NULL is missing; what is read of a reader is read once.</returns>
        {{Exception}}
        public static global::System.Collections.Generic.IAsyncEnumerable<{{record}}> {{name}}Async(
            {{Reader}} reader, {{Token}} cancellationToken = default) =>
            RowsAsync(reader, Columns(reader, {{isForScoring}}, out bool isForScoring), isForScoring, cancellationToken);

        """);

    private static void WriteColumns(SourceWriter writer, ModelSpec model, EquatableArray<ColumnSpec> columns)
    {
        int scored = columns.Count(static column => !column.IsForTraining);
        string advice =
            $"Rows that are only to be scored need {(columns.Count - scored == 1 ? "no such column" : "none of such columns")}: "
            + $"{model.Stem}{Suffix}.ForScoring reads them.";
        using (writer.WriteBlock(
            $"private static global::Nbm.Generated.DbColumns Columns({Reader} reader, bool isAsked, out bool isForScoring)"))
        {
            writer.WriteLine(model.Target.Value.IsNullable && columns.Any(column => column.Name == model.Target.Name)
                ? $"isForScoring = isAsked || !global::Nbm.Generated.DbColumns.Has(reader, {CSharpLiteral.String(model.Target.Column)});"
                : "isForScoring = isAsked;");
            WriteNames(writer, "scored", columns.Take(scored));
            WriteNames(writer, "all", columns);
            writer.WriteLine(
                $"return global::Nbm.Generated.DbColumns.Find(reader, {CSharpLiteral.String(advice)}, "
                + "isForScoring ? scored : all, scored.Length);");
        }
    }

    private static void WriteNames(SourceWriter writer, string name, IEnumerable<ColumnSpec> columns)
    {
        writer.WriteLine($"var {name} = new global::Nbm.Generated.DbColumn[]");
        using (writer.WriteBraces(";"))
        {
            foreach (ColumnSpec column in columns)
            {
                string type = column.Value?.TypeName ?? "global::System.Collections.IEnumerable";
                writer.WriteLine($"new({CSharpLiteral.String(column.Column)}, typeof({type})),");
            }
        }
    }

    private static void WriteRows(SourceWriter writer, string record) => writer.WriteLine($$"""

        private static global::System.Collections.Generic.IEnumerable<{{record}}> Rows(
            {{Reader}} reader, global::Nbm.Generated.DbColumns columns, bool isForScoring)
        {
            while (reader.Read())
            {
                yield return isForScoring ? ReadForScoring(columns.Row()) : Read(columns.Row());
            }
        }

        private static async global::System.Collections.Generic.IAsyncEnumerable<{{record}}> RowsAsync(
            {{Reader}} reader,
            global::Nbm.Generated.DbColumns columns,
            bool isForScoring,
            [global::System.Runtime.CompilerServices.EnumeratorCancellation] {{Token}} cancellationToken)
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return isForScoring ? ReadForScoring(columns.Row()) : Read(columns.Row());
            }
        }
        """);

    private static void WriteRow(SourceWriter writer, string record, EquatableArray<ColumnSpec> columns, List<ValueSpec> enums, bool scores)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static {record} {(scores ? "ReadForScoring" : "Read")}(global::Nbm.Generated.DbRow row)"))
        {
            (List<ColumnSpec> named, System.Func<ColumnSpec, string> cell) = RowReaderEmitter.WriteCells(writer, columns, enums, scores);
            RowReaderEmitter.WriteConstruction(writer, "return ", named, cell);
        }
    }
}
