namespace Nbm;

/// <summary>How served rows are compared with those of training.</summary>
public sealed record DriftOptions
{
    /// <summary>How many rows make a window: each is compared for itself. About: rows that several threads bring at once may fall into the
    /// next.</summary>
    public int Window { get; init; } = 10_000;

    /// <summary>How often, at most, a window without drift may be alarming: all features and scores together.</summary>
    public double FalseAlarmRate { get; init; } = 0.01;

    /// <summary>Of every so many rows one is asked what each term adds to it, which costs as much as explaining it; 0 for none.</summary>
    public int ExplainEvery { get; init; } = 64;

    internal void ThrowIfWrong()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 1, nameof(Window));
        ArgumentOutOfRangeException.ThrowIfNegative(ExplainEvery, nameof(ExplainEvery));
        if (!(FalseAlarmRate is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(FalseAlarmRate), FalseAlarmRate,
                "The rate must lie between 0 and 1, without either.");
        }
    }
}
