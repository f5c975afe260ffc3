namespace Nbm.Report.Tests;

/// <summary>A number of more steps than can be looked at one by one, which moves another.</summary>
[NbmModel]
public partial record Meter
{
    [Feature, Moves(nameof(Cost), 0.5)] public required int Count { get; init; }

    [Feature] public required double Cost { get; init; }

    [Target] public required bool Paid { get; init; }

    public static Meter[] Rows(int count)
    {
        var random = new Random(6);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int own = random.Next(2_000_000);
            return new Meter { Count = own, Cost = random.NextDouble(), Paid = own + random.Next(500_000) > 1_200_000 };
        })];
    }
}
