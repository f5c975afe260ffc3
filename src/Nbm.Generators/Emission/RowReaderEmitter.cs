using System;
using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a row of a source becomes a record: which cell is read as what, and what is made of the cells. The rows of all
/// sources, <c>CsvRow</c> and <c>DbRow</c>, have methods of the same names.</summary>
internal static class RowReaderEmitter
{
    /// <summary>The enums that columns are of, each once.</summary>
    public static List<ValueSpec> Enums(EquatableArray<ColumnSpec> columns) => columns.Select(static c => c.Value).OfType<ValueSpec>()
        .Where(static v => v.Kind == ValueKind.Enum).GroupBy(static v => v.TypeName).Select(static g => g.First()).ToList();

    /// <summary>The texts of each enum's members, as fields.</summary>
    public static void WriteEnums(SourceWriter writer, List<ValueSpec> enums)
    {
        for (int i = 0; i < enums.Count; i++)
        {
            WriteEnum(writer, enums[i], i);
        }
    }

    /// <summary>Reads the cells that a record needs into variables.</summary>
    /// <returns>The columns that a record is made of, and what stands for each.</returns>
    public static (List<ColumnSpec> Columns, Func<ColumnSpec, string> Cell) WriteCells(
        SourceWriter writer, EquatableArray<ColumnSpec> columns, List<ValueSpec> enums, bool scores)
    {
        List<ColumnSpec> named = columns.Where(column => !(scores && column is { IsForTraining: true, IsOptional: true })).ToList();
        string Cell(ColumnSpec column) => scores && column.IsForTraining
            ? "default!" : "cell" + CSharpLiteral.Int32(IndexOf(columns, column));
        foreach (ColumnSpec column in named.Where(column => Cell(column) != "default!"))
        {
            int index = IndexOf(columns, column);
            string length = column.Length == 0 ? string.Empty : $", {CSharpLiteral.Int32(column.Length)}";
            string value = column.Value is { } v
                ? ReadCell(v, index, enums.FindIndex(e => e.TypeName == v.TypeName))
                : $"row.{column.VectorReader}({CSharpLiteral.Int32(index)}{length})";
            writer.WriteLine($"var {Cell(column)} = {value};");
        }

        return (named, Cell);
    }

    /// <summary>Makes a record of cells.</summary>
    /// <param name="writer">Takes the statement.</param>
    /// <param name="begin">What stands before it: <c>return </c>.</param>
    /// <param name="columns">The columns that it is made of.</param>
    /// <param name="cell">What stands for each.</param>
    public static void WriteConstruction(SourceWriter writer, string begin, List<ColumnSpec> columns, Func<ColumnSpec, string> cell)
    {
        List<string> arguments = columns.Where(static c => c.Parameter is not null)
            .Select(c => $"{CSharpLiteral.Identifier(c.Parameter!)}: {cell(c)}").ToList();
        List<string> assignments = columns.Where(static c => c.IsInitialized)
            .Select(c => $"{CSharpLiteral.Identifier(c.Name)} = {cell(c)}").ToList();
        string end = assignments.Count == 0 ? ";" : string.Empty;
        if (arguments.Count == 0)
        {
            writer.WriteLine($"{begin}new(){end}");
        }
        else
        {
            writer.WriteLine($"{begin}new(");
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

    private static void WriteEnum(SourceWriter writer, ValueSpec value, int index)
    {
        string type = $"global::Nbm.Generated.CsvEnum<{value.TypeName}>";
        string begin = $"private static readonly {type} {EnumField(index)} = new({CSharpLiteral.String(value.ShortName)}";
        writer.WriteLine($"{begin}, new (string, {value.TypeName})[]");
        EnumMemberSpec[] declared = [.. value.Members.Where(static m => m.Texts.Count > 0)];
        string end = declared.Length > 0 ? string.Empty : ");";
        WriteTexts(writer, value, value.Members.SelectMany(static m => m.Names.Select(name => (name, name))), end);
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

    private static int IndexOf(EquatableArray<ColumnSpec> columns, ColumnSpec column) => columns.ToList().IndexOf(column);

    private static string EnumField(int index) => "s_levels" + CSharpLiteral.Int32(index);
}
