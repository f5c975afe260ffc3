namespace Nbm.Reports;

/// <summary>Test rows as a report needs them: encoded values column by column, offsets, and what was predicted of those that have a target.</summary>
internal sealed record ReportRows
{
    public required int Count { get; init; }

    /// <summary>Features × rows.</summary>
    public required double[] Columns { get; init; }

    /// <summary>For each row what is added to its score.</summary>
    public required double[] Offsets { get; init; }

    /// <summary>For each row its target as text; null if it has none.</summary>
    public required string?[] Targets { get; init; }

    /// <summary>What <c>Evaluate</c> says of the rows that have a target; null if none has.</summary>
    public required object? Metrics { get; init; }

    /// <summary>Prediction and target of rows whose target is a number, to draw; empty for others.</summary>
    public required (double Predicted, double Actual)[] Points { get; init; }

    /// <summary>The encoded values of a feature.</summary>
    public ReadOnlySpan<double> Column(int feature) => Columns.AsSpan(feature * Count, Count);
}
