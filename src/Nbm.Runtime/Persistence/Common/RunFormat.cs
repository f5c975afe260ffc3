using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>The training run in a file.</summary>
internal static class RunFormat
{
    public static void Write(PayloadWriter to, TrainingRun run)
    {
        to.Int32(run.Seed);
        to.Int32(run.Rows);
        to.Int32(run.ValidationRows);
        to.Boolean(run.IsContinued);
        to.Int32(run.Options.Count);
        foreach ((string name, string value) in run.Options)
        {
            to.Text(name);
            to.Text(value);
        }

        to.Text(run.Version);
    }

    public static TrainingRun Read(FileCursor from) => new()
    {
        Seed = from.Int32(),
        Rows = from.Int32(),
        ValidationRows = from.Int32(),
        IsContinued = from.Boolean(),
        Options = ReadOptions(from),
        Version = from.Text(),
    };

    // In their order, so that the same model is the same bytes.
    private static ImmutableSortedDictionary<string, string> ReadOptions(FileCursor from)
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
