using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>Options as texts by name, in ordinal order, so that the same model is the same bytes.</summary>
internal static class OptionsFormat
{
    public static void Write(PayloadWriter to, ImmutableSortedDictionary<string, string> options)
    {
        to.Int32(options.Count);
        foreach ((string name, string value) in options)
        {
            to.Text(name);
            to.Text(value);
        }
    }

    public static ImmutableSortedDictionary<string, string> Read(FileCursor from)
    {
        KeyValuePair<string, string>[] options = from.Items(8, "options", () => KeyValuePair.Create(from.Text(), from.Text()));
        for (int i = 1; i < options.Length; i++)
        {
            if (string.CompareOrdinal(options[i - 1].Key, options[i].Key) >= 0)
            {
                throw from.Wrong($"the option '{Cited.Text(options[i].Key)}' is out of order, or there twice");
            }
        }

        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, options);
    }
}
