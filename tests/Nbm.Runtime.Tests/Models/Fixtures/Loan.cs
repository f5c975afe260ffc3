namespace Nbm.Tests;

internal enum Housing
{
    Own,
    Rent,
    Other = 7,
}

internal enum Risk
{
    Low,
    Middle,
    High,
}

/// <summary>One record with every kind of feature and a target for every task.</summary>
internal sealed record Loan
{
    public int Years { get; init; }

    public double? Income { get; init; }

    public Housing? Home { get; init; }

    public string? Job { get; init; }

    public bool Guarantor { get; init; }

    public double? Amount { get; init; } = 1;

    public bool Repaid { get; init; }

    public Risk Risk { get; init; }

    public string? Advice { get; init; } = "wait";

    public double Weight { get; init; } = 1;
}
