using System.Collections.Immutable;

namespace Nbm.Persistence;

/// <summary>The training run in a file: behind all that version 1.3 knew, whose readers pass it over.</summary>
internal static class RunFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 4;

    public static void Write(PayloadWriter to, TrainingRun? run)
    {
        to.Boolean(run is not null);
        if (run is null)
        {
            return;
        }

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

    public static TrainingRun? Read(PayloadReader from)
    {
        from.Where = "the training run";
        return from.Boolean()
            ? new TrainingRun
            {
                Seed = from.Int32(),
                Rows = from.Int32(),
                ValidationRows = from.Int32(),
                IsContinued = from.Boolean(),
                Options = ReadOptions(from),
                Version = from.Text(),
            }
            : null;
    }

    // In their order, so that the same model is the same bytes.
    private static ImmutableSortedDictionary<string, string> ReadOptions(PayloadReader from)
    {
        ImmutableArray<KeyValuePair<string, string>> options = from.Items(8, "options", () => KeyValuePair.Create(from.Text(), from.Text()));
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
