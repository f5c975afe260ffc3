using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Writes what vectors add: their names in one text, found by a hash table that is static data as well, their
/// functions, and the reading of a row. Names are added in the order of their indices, as the runtime does.
/// </summary>
internal static class VectorScoreEmitter
{
    /// <summary>What follows a vector's name in the names of its parts. None is a suffix of an axis or a term, nor
    /// ends the name of a shared function: a vector may be called like the second axis of a feature.</summary>
    public static readonly string[] Parts = ["Entries", "Names", "Ends", "Buckets", "Begins", "Bends", "Adds"];

    private const int CharactersPerLine = 120;
    private const string Collections = "global::System.Collections.Generic";

    /// <summary>What documentation says of the memory that a row takes.</summary>
    public static string Memory(FrozenModel model) =>
        model.Vectors.Length == 0 ? "Allocates nothing." : "Allocates for a row's names alone.";

    /// <summary>Writes how a row's vectors are read into variables.</summary>
    public static void WriteReading(SourceWriter writer, FrozenModel model)
    {
        for (int v = 0; v < model.Vectors.Length; v++)
        {
            string own = NumberLiteral.Int32(v);
            writer.WriteLine($"int[] names{own} = new int[16];");
            writer.WriteLine($"double[] numbers{own} = new double[16];");
            writer.WriteLine($"int count{own} = {Part(model.Vectors[v], "Entries")}(row, ref names{own}, ref numbers{own});");
        }
    }

    /// <summary>What a vector adds, as an expression over those variables; null if it wasn't selected.</summary>
    /// <param name="model">The model.</param>
    /// <param name="v">The vector.</param>
    /// <param name="output">The variable that holds the output; null where there is but one.</param>
    public static string? Value(FrozenModel model, int v, string? output)
    {
        FrozenVector vector = model.Vectors[v];
        string own = NumberLiteral.Int32(v), knots = NumberLiteral.Int32(vector.Knots.Length);
        string adds = Part(vector, "Adds");
        string table = output is null ? adds : $"{adds}.Slice({output} * {knots}, {knots})";
        return vector.Selected
            ? $"SumOver({Part(vector, "Bends")}, {Part(vector, "Begins")}, {table}, names{own}, numbers{own}, count{own})" : null;
    }

    private static string Part(FrozenVector vector, string suffix) => Identifier.With(vector.Name, suffix);

    /// <summary>Writes names, functions and readers.</summary>
    public static void Write(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        for (int v = 0; v < model.Vectors.Length; v++)
        {
            WriteReader(writer, model.Vectors[v], face.RowType, face.Vector(v).Access);
            if (model.Vectors[v].Selected)
            {
                WriteData(writer, model.Vectors[v]);
            }
        }

        if (model.Vectors.Length > 0)
        {
            WriteShared(writer);
        }
    }

    private static void WriteReader(SourceWriter writer, FrozenVector vector, string row, string access)
    {
        writer.WriteLine();
        writer.WriteLine($$"""
            private static int {{Part(vector, "Entries")}}({{row}} row, ref int[] names, ref double[] numbers)
            {
                var entries = ({{Collections}}.IEnumerable<{{Identifier.EntryOf(vector)}}>?){{access}};
                if (entries is null) throw VectorRefusal({{TextLiteral.Of(vector.Name)}}, "it is null; expected: what the row has of it, which may be empty");
                int count = 0;
                foreach (var entry in entries)
                {
                    string name = {{(vector.IsNames ? "entry" : "entry.Key")}};
                    double number = {{(vector.IsNames ? "1" : "entry.Value")}};
                    if (name is null) throw VectorRefusal({{TextLiteral.Of(vector.Name)}}, "one of its names is null; expected: a text");
                    if (!IsFinite(number)) throw VectorRefusal({{TextLiteral.Of(vector.Name)}}, global::System.FormattableString.Invariant($"the value of '{name}' is {number}; expected: a finite number, or no entry where there is none"));
            """);
        if (vector.Selected)
        {
            string find = $"IndexOf({Part(vector, "Names")}, {Part(vector, "Ends")}, {Part(vector, "Buckets")}, name)";
            writer.WriteLine($"        Keep(number == 0 ? -1 : {find}, number, ref names, ref numbers, ref count);");
        }

        writer.WriteLine("""
                }

                global::System.Array.Sort(names, numbers, 0, count);
                return count;
            }
            """);
    }

    private static void WriteData(SourceWriter writer, FrozenVector vector)
    {
        string all = string.Concat(vector.Names);
        string[] lines = [.. Enumerable.Range(0, (all.Length / CharactersPerLine) + 1).Select(line => TextLiteral.Of(
            all.Substring(line * CharactersPerLine, System.Math.Min(CharactersPerLine, all.Length - (line * CharactersPerLine)))))];
        writer.WriteLine();
        writer.WriteLine($"private const string {Part(vector, "Names")} =");
        writer.WriteLine($"    {string.Join(" +\n    ", lines)};");
        int[] ends = new int[vector.Names.Length];
        for (int i = 0, end = 0; i < ends.Length; i++)
        {
            ends[i] = end += vector.Names[i].Length;
        }

        int[] buckets = NameBuckets.Of(vector.Names);
        float[] table = [.. vector.Tables.SelectMany(values => values)];
        StaticData.Write(writer, "int", Part(vector, "Ends"), ends.Length, i => NumberLiteral.Int32(ends[i]));
        StaticData.Write(writer, "int", Part(vector, "Buckets"), buckets.Length, i => NumberLiteral.Int32(buckets[i]));
        StaticData.Write(writer, "int", Part(vector, "Begins"), vector.Starts.Length, i => NumberLiteral.Int32(vector.Starts[i]));
        StaticData.Write(writer, "double", Part(vector, "Bends"), vector.Knots.Length, i => NumberLiteral.Double(vector.Knots[i]));
        StaticData.Write(writer, "float", Part(vector, "Adds"), table.Length, i => NumberLiteral.Single(table[i]));
    }

    private static void WriteShared(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($$"""
            private static global::System.ArgumentException VectorRefusal(string vector, string what) => new($"Vector {vector}: {what}.");

            // The index of a name, -1 for one that the model doesn't know. A bucket holds an index and 1; 0 ends a search.
            private static int IndexOf(string names, global::System.ReadOnlySpan<int> ends, global::System.ReadOnlySpan<int> buckets, string name)
            {
                uint hash = {{NameBuckets.Basis}};
                foreach (char c in name) hash = unchecked((hash ^ c) * {{NameBuckets.Prime}});
                for (int at = (int)(hash & (uint)(buckets.Length - 1)); buckets[at] != 0; at = (at + 1) & (buckets.Length - 1))
                {
                    int index = buckets[at] - 1, begin = index == 0 ? 0 : ends[index - 1];
                    if (ends[index] - begin == name.Length && string.CompareOrdinal(names, begin, name, 0, name.Length) == 0) return index;
                }

                return -1;
            }

            private static void Keep(int index, double number, ref int[] names, ref double[] numbers, ref int count)
            {
                if (index < 0) return;
                if (count == names.Length)
                {
                    global::System.Array.Resize(ref names, 2 * count);
                    global::System.Array.Resize(ref numbers, 2 * count);
                }

                names[count] = index;
                numbers[count++] = number;
            }

            // What a row's names add, in the order of their indices, each once.
            private static double SumOver(
                global::System.ReadOnlySpan<double> knots, global::System.ReadOnlySpan<int> begins, global::System.ReadOnlySpan<float> table, int[] names, double[] numbers, int count)
            {
                double sum = 0;
                for (int i = 0; i < count; i++)
                {
                    int name = names[i];
                    if (i > 0 && names[i - 1] == name) continue;
                    int begin = begins[name], length = begins[name + 1] - begin;
                    sum += Curve(knots.Slice(begin, length), table.Slice(begin, length), numbers[i]);
                }

                return sum;
            }

            // 0 at 0, linear between 0 and the knots, level beyond the outermost of them.
            private static double Curve(global::System.ReadOnlySpan<double> knots, global::System.ReadOnlySpan<float> values, double x)
            {
                int next = 0;
                while (next < knots.Length && knots[next] < x) next++;
                if (next < knots.Length && knots[next] == x) return values[next];
                bool hasLow = next > 0 && (x < 0 || knots[next - 1] > 0), hasHigh = next < knots.Length && (x > 0 || knots[next] < 0);
                double low = hasLow ? knots[next - 1] : 0, high = hasHigh ? knots[next] : 0;
                float lowValue = hasLow ? values[next - 1] : 0, highValue = hasHigh ? values[next] : 0;
                if (!hasLow && x < 0) return highValue;
                if (!hasHigh && x > 0) return lowValue;
                return lowValue + ((x - low) / (high - low) * ((double)highValue - lowValue));
            }
            """);
    }
}
