using Nbm.Freezing;

namespace Nbm.Export.CSharp;

/// <summary>Writes the functions of an exported scorer that give the index of a level: −1 for none, NaN for a missing one. Texts are found
/// by the rule of <see cref="LevelTable"/>.</summary>
internal static class LevelIndexEmitter
{
    /// <summary>Writes the function of an enum's texts.</summary>
    public static void WriteTexts(SourceWriter writer, int feature, LevelTable table, bool isNullable)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static double Index{NumberLiteral.Int32(feature)}(string? text)"))
        {
            using (writer.WriteBlock("switch (text)"))
            {
                writer.WriteLine("case null: return double.NaN;");
                foreach (KeyValuePair<string, int> own in table.Exact.Where(own => own.Value >= 0))
                {
                    writer.WriteLine($"case {TextLiteral.Of(own.Key)}: return {NumberLiteral.Int32(own.Value)}d;");
                }
            }

            writer.WriteLine();
            using (writer.WriteBlock("switch (KeyOf(text))"))
            {
                foreach (KeyValuePair<string, int> own in table.Alike)
                {
                    writer.WriteLine($"case {TextLiteral.Of(own.Key)}: return {NumberLiteral.Int32(Math.Max(own.Value, -1))}d;");
                }

                writer.WriteLine($"default: return {(isNullable ? "IsMissing(text) ? double.NaN : -1d" : "-1d")};");
            }
        }
    }

    /// <summary>Writes the function of an open category's texts.</summary>
    public static void WriteVocabulary(SourceWriter writer, int feature, string[] levels, bool isNullable)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static double Index{NumberLiteral.Int32(feature)}(string? text) => text switch", end: ";"))
        {
            writer.WriteLine("null => double.NaN,");
            for (int i = 0; i < levels.Length; i++)
            {
                writer.WriteLine($"{TextLiteral.Of(levels[i])} => {NumberLiteral.Int32(i)}d,");
            }

            foreach (string missing in isNullable ? LevelForm.MissingLevels.Except(levels) : [])
            {
                writer.WriteLine($"{TextLiteral.Of(missing)} => double.NaN,");
            }

            writer.WriteLine("_ => -1d,");
        }
    }

    /// <summary>Writes the function of an enum's numbers.</summary>
    public static void WriteNumbers(SourceWriter writer, int feature, long[] numbers)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static double Index{NumberLiteral.Int32(feature)}(long? number) => number switch", end: ";"))
        {
            writer.WriteLine("null => double.NaN,");
            for (int i = 0; i < numbers.Length; i++)
            {
                writer.WriteLine($"{NumberLiteral.Int64(numbers[i])} => {NumberLiteral.Int32(i)}d,");
            }

            writer.WriteLine("_ => -1d,");
        }
    }

    /// <summary>Writes what texts are compared by: the arithmetic of <see cref="LevelKey"/>, and what the reader of CSV files takes for
    /// missing.</summary>
    public static void WriteShared(SourceWriter writer)
    {
        string missing = string.Join(" or ", LevelForm.MissingTexts.Select(text => TextLiteral.Of(text.ToUpperInvariant())));
        string blanks = string.Join(" or ", LevelKey.Blanks.Select(c => $"(char){NumberLiteral.Int32(c)}"));
        writer.WriteLine();
        writer.WriteLine($$"""
            // What is left of a text where case and blanks are forgiven, and dashes, dots and underscores if each of them stands between two letters, or a letter and a digit.
            private static string KeyOf(string text)
            {
                char[] plain = new char[text.Length];
                int length = 0;
                foreach (char c in text)
                {
                    char lower = char.ToLowerInvariant(c);
                    if (c is not ({{blanks}})) plain[length++] = c > (char)127 && lower <= (char)127 ? c : lower;
                }

                char[] key = new char[length];
                int left = 0;
                for (int i = 0; i < length; i++)
                {
                    if (plain[i] is not ('-' or '.' or '_')) key[left++] = plain[i];
                    else if (i == 0 || i == length - 1 || !AreForgiven(plain[i - 1], plain[i + 1])) return new string(plain, 0, length);
                }

                return new string(key, 0, left);
            }

            private static bool AreForgiven(char left, char right) => IsWord(left) && IsWord(right) && !(char.IsDigit(left) && char.IsDigit(right));

            private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

            private static bool IsMissing(string text) => text.Trim().ToUpperInvariant() is {{missing}};
            """);
    }
}
