using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Writes the tables of terms and how they are looked up: the sum over the 2ᵒ corners of a cell of
/// weight · value, in the order of the runtime's <c>Interpolation</c>, so that both round alike.
/// </summary>
internal static class TermEmitter
{
    public static void WriteTable(SourceWriter writer, ScorerNames names, int t)
    {
        float[] values = [.. names.Model.Terms[t].Tables.SelectMany(table => table)];
        StaticData.Write(writer, "float", names.Table(t), values.Length, i => NumberLiteral.Single(values[i]));
    }

    /// <summary>What a term adds, as an expression over the cells and fractions of its axes.</summary>
    /// <param name="names">The scorer's names.</param>
    /// <param name="t">The term.</param>
    /// <param name="output">The variable that holds the output; null where there is but one.</param>
    public static string Value(ScorerNames names, int t, string? output)
    {
        FrozenTerm term = names.Model.Terms[t];
        int order = term.Axes.Length;
        string start = output is null ? string.Empty : $"({output} * {NumberLiteral.Int32(term.Tables[0].Length)}) + ";
        string Cell(int d) => ScorerNames.Cell(term.Axes[d]);
        string Fraction(int d) => ScorerNames.Fraction(term.Axes[d]);
        int[] strides = new int[order];
        for (int d = order - 1, stride = 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= names.Model.Axes[term.Axes[d]].Extent;
        }

        return order switch
        {
            1 => $"Linear({names.Table(t)}, {start}{Cell(0)}, {Fraction(0)})",
            2 => $"Bilinear({names.Table(t)}, {NumberLiteral.Int32(strides[0])}, {start}({Cell(0)} * {NumberLiteral.Int32(strides[0])}) + "
                + $"{Cell(1)}, {Fraction(0)}, {Fraction(1)})",
            _ => $"Multilinear({names.Table(t)}, "
                + $"{start}{string.Join(" + ", Enumerable.Range(0, order).Select(d => $"({Cell(d)} * {NumberLiteral.Int32(strides[d])})"))}, "
                + $"stackalloc int[] {{ {string.Join(", ", strides.Select(NumberLiteral.Int32))} }}, stackalloc double[] {{ "
                + $"{string.Join(", ", Enumerable.Range(0, order).Select(Fraction))} }})",
        };
    }
}
