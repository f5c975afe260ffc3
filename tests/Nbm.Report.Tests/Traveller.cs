using System.Globalization;

namespace Nbm.Report.Tests;

public enum Cabin { Economy, Business, First }

/// <summary>A feature of every kind that a page has a control for.</summary>
[NbmModel]
[Interaction(nameof(Age), nameof(Fare))]
[Interaction(nameof(Cabin), nameof(Age))]
public partial record Traveller
{
    [Feature(Unit = "years", Special = [-9d])] public double? Age { get; init; }
    [Feature(Axis = AxisKind.Log, Unit = "€")] public double Fare { get; init; }
    [Feature(Period = 24)] public double Hour { get; init; }
    [Feature] public Cabin? Cabin { get; init; }
    [Feature] public string? Port { get; init; }
    [Feature] public bool Alone { get; init; }
    [Feature] public DateOnly Booked { get; init; }
    [Target] public bool Returned { get; init; }

    public static Traveller[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double u = random.NextDouble(), v = random.NextDouble(), w = random.NextDouble();
            return new Traveller
            {
                Age = u < 0.1 ? null : u < 0.15 ? -9 : Math.Round(90 * u),
                Fare = Math.Exp(8 * v),
                Hour = 24 * w,
                Cabin = w < 0.1 ? null : (Cabin)(i % 3),
                Port = v > 0.9 ? null : "port </script> " + (i % 5).ToString(CultureInfo.InvariantCulture),
                Alone = i % 2 == 0,
                Booked = new DateOnly(2026, 1, 1).AddDays(i % 300),
                Returned = Math.Sin(5 * u) + v + (i % 3 == 1 ? 0.5 : 0) + random.NextDouble() > 1.4,
            };
        })];
    }
}

/// <summary>Three classes.</summary>
[NbmModel]
public partial record Parcel([Feature] double Weight, [Feature] bool Fragile, [Target] Cabin Handling)
{
    public static Parcel[] Rows(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double weight = random.NextDouble();
            return new Parcel(weight, i % 2 == 0, weight > 0.6 ? Cabin.First : (Cabin)random.Next(2));
        })];
    }
}
