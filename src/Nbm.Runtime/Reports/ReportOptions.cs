namespace Nbm;

/// <summary>What a report says beside what the model and the rows say themselves.</summary>
public sealed record ReportOptions
{
    /// <summary>The heading; null: the model's name and target.</summary>
    public string? Title { get; init; }

    /// <summary>What the test rows are, such as <c>applications of 2025</c>.</summary>
    public string? Data { get; init; }

    /// <summary>What readers must know: purpose, limits, who answers for the model.</summary>
    public string? Notes { get; init; }

    /// <summary>How many rows can be looked at one by one, evenly taken from all.</summary>
    public int Rows { get; init; } = 200;

    /// <summary>Of experts: the category by which rows are shown in segments, by the name of its feature; null for none.</summary>
    public string? Segment { get; init; }

    /// <summary>What the time is. A report of the same time is the same bytes.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
