namespace Nbm.Interactive.Tests;

/// <summary>A record with every kind of shape.</summary>
[NbmModel]
[Interaction(nameof(Price), nameof(Items))]
public partial record Order
{
    [Feature] public double Price { get; init; }
    [Feature] public int Items { get; init; }
    [Feature] public string? Country { get; init; }
    [FeatureVector] public IReadOnlySet<string> Words { get; init; } = new HashSet<string>();
    [Target(Unit = "<€>")] public double Paid { get; init; }

    public static Order[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double price = random.NextDouble();
            int items = random.Next(6);
            return new Order { Price = price, Items = items, Country = i % 9 == 0 ? null : "ab<"[(i % 3)..],
                Words = new HashSet<string> { i % 2 == 0 ? "sale" : "new" }, Paid = (price * items) + (i % 2) + random.NextDouble() };
        })];
    }
}

/// <summary>Classes, and an interaction of three.</summary>
[NbmModel]
[Interaction(nameof(Hour), nameof(Length), nameof(Urgent))]
public partial record Ticket([Feature] double Hour, [Feature] double Length, [Feature] bool Urgent, [Target] string Class)
{
    public static Ticket[] Rows(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double hour = random.NextDouble(), length = random.NextDouble();
            return new Ticket(hour, length, i % 2 == 0, hour * length > 0.3 ? "high" : i % 3 == 0 ? "low" : "middle");
        })];
    }
}
