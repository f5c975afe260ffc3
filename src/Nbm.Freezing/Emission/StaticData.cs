using System;

namespace Nbm.Freezing;

/// <summary>Writes numbers that stand in the assembly as they are: reading them allocates nothing.</summary>
internal static class StaticData
{
    public static void Write(SourceWriter writer, string type, string name, int count, Func<int, string> item)
    {
        writer.WriteLine();
        using (writer.WriteBlock($"private static global::System.ReadOnlySpan<{type}> {name} => new {type}[]", end: ";"))
        {
            writer.WriteLine(NumberLiteral.Lines(count, item));
        }
    }
}
