namespace Nbm.Freezing;

/// <summary>Writes the function that gives the index of a text among levels: −1 for none of them, NaN for a missing one.</summary>
internal static class IndexEmitter
{
    public static void Write(SourceWriter writer, int feature, string[] levels)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static double Index{NumberLiteral.Int32(feature)}(string? text) => text switch", end: ";"))
        {
            writer.WriteLine("null => double.NaN,");
            for (int i = 0; i < levels.Length; i++)
            {
                writer.WriteLine($"{TextLiteral.Of(levels[i])} => {NumberLiteral.Int32(i)}d,");
            }

            writer.WriteLine("_ => -1d,");
        }
    }
}
