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
        OptionsFormat.Write(to, run.Options);
        to.Text(run.Version);
    }

    /// <summary>Reads a run, and what it began from where a section of its own says it.</summary>
    /// <param name="from">The run.</param>
    /// <param name="start">What that section says; null if there is none.</param>
    public static TrainingRun Read(FileCursor from, TrainingStart? start)
    {
        TrainingRun run = Read(from);
        return new TrainingRun
        {
            Seed = run.Seed, Rows = run.Rows, ValidationRows = run.ValidationRows, Start = start ?? run.Start, Options = run.Options,
            Version = run.Version,
        };
    }

    /// <summary>What a run began from that its own section can't say.</summary>
    public static TrainingStart ReadStart(FileCursor from)
    {
        byte value = from.Byte();
        return value is 2 or 3
            ? (TrainingStart)value
            : throw from.Wrong(
                FormattableString.Invariant($"training began from {value}; expected: 2 for networks, 3 for tables and networks"));
    }

    private static TrainingRun Read(FileCursor from) => new()
    {
        Seed = from.Int32(),
        Rows = from.Int32(),
        ValidationRows = from.Int32(),
        IsContinued = from.Boolean(),
        Options = OptionsFormat.Read(from),
        Version = from.Text(),
    };
}
