using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Records;

namespace Nbm.Export.Tests.Parity;

/// <summary>Rows of every kind of value, with texts that a careless statement would trip over.</summary>
internal static class VoyageRows
{
    public static string[] Ports { get; } = ["Bergen", "Å'lesund", "a\\b", "\"; DROP TABLE x; --", "bergen", "Bergen ", "日本", "𝕏", "",
        "line\nbreak"];

    /// <summary>So many that finding one by one would be slow, and that their scores are a table.</summary>
    public static string[] Cargoes { get; } = [.. Enumerable.Range(0, 120).Select(i => $"cargo {i * 7919 % 120}")];

    /// <summary>All rows without fractions of a second, which not every database's EXTRACT gives.</summary>
    public static Voyage[] InWholeSeconds => [.. All.Select(row => row with
    {
        Sailed = new DateTime(row.Sailed.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond),
        Called = new TimeOnly(row.Called.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond),
    })];

    public static Voyage[] All { get; } = [.. Make(new Random(11), 250), .. Odd(Make(new Random(12), 1).Single())];

    public static (string Name, SqlType Type, Func<Voyage, object?> Get)[] Columns { get; } =
    [
        ("Load", SqlType.Number, row => row.Load), ("select \"speed\"", SqlType.ShortNumber, row => row.Speed),
        ("Delay", SqlType.Number, row => row.Delay),
        ("Cost", SqlType.Number, row => row.Cost), ("Fee", SqlType.Number, row => row.Fee), ("Wind", SqlType.Number, row => row.Wind),
        ("Phase", SqlType.Number, row => row.Phase),
        ("Crew", SqlType.Whole, row => row.Crew), ("Serial", SqlType.Whole, row => row.Serial),
        ("Price", SqlType.FixedPoint, row => row.Price),
        ("Sky", SqlType.Text, row => row.Sky?.ToString()), ("Deck", SqlType.Text, row => row.Deck.ToString()),
        ("Direct", SqlType.Truth, row => row.Direct),
        ("Insured", SqlType.Truth, row => row.Insured), ("Port", SqlType.Text, row => row.Port), ("Cargo", SqlType.Text, row => row.Cargo),
        ("Sailed", SqlType.DateTime, row => row.Sailed), ("Booked", SqlType.Date, row => row.Booked),
        ("Called", SqlType.Time, row => row.Called),
        ("Paid", SqlType.DateTimeOffset, row => row.Paid), ("Rest", SqlType.Duration, row => row.Rest),
    ];

    public static (string Feature, Func<Voyage, double, Voyage> With)[] Numbers { get; } =
    [
        ("Load", (row, x) => row with { Load = x }), ("Delay", (row, x) => row with { Delay = x }),
        ("Cost", (row, x) => row with { Cost = x }),
        ("Fee", (row, x) => row with { Fee = x }), ("Wind", (row, x) => row with { Wind = x }),
        ("Phase", (row, x) => row with { Phase = x }),
    ];

    private static IEnumerable<Voyage> Make(Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return new Voyage
            {
                Load = Maybe(random, random.Next(-3, 4) * Math.Exp(random.NextDouble() * 9)), Speed = (float)(random.NextDouble() * 30),
                Delay = i % 7 == 0 ? -9 : i % 11 == 0 ? -8.1 : random.Next(60),
                Cost = i % 6 == 0 ? 0 : Math.Exp((random.NextDouble() * 12) - 4), Fee = Maybe(random, Math.Exp(random.NextDouble() * 5)),
                Wind = random.NextDouble() * 360,
                Phase = i % 8 == 0 ? -1 : Maybe(random, random.NextDouble() * 0.5), Crew = random.Next(5, 40),
                Serial = random.Next(5) == 0 ? null : random.NextInt64(1L << 60),
                Price = random.Next(5) == 0 ? null : random.Next(100000) / 100m, Sky = random.Next(5) == 0 ? null : (Sky)random.Next(4),
                Deck = (Deck)random.Next(3),
                Direct = random.Next(2) == 0, Insured = random.Next(3) == 0 ? null : random.Next(2) == 0,
                Port = Ports[random.Next(Ports.Length)],
                Cargo = random.Next(6) == 0 ? null : Cargoes[random.Next(Cargoes.Length)],
                Sailed = new DateTime(2019, 12, 28).AddMinutes(random.Next(1_000_000)).AddMilliseconds(random.Next(60_000)),
                Booked = random.Next(5) == 0 ? null : new DateOnly(1999, 12, 30).AddDays(random.Next(9000)),
                Called = new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay / 10) * 10),
                Paid = random.Next(5) == 0 ? null : new DateTimeOffset(1969, 6, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next()),
                Rest = random.Next(5) == 0 ? null : TimeSpan.FromSeconds(random.Next(-5000, 500000)),
            };
        }
    }

    private static Voyage[] Odd(Voyage row) =>
    [
        row with { Port = "BERGEN" }, row with { Port = "Bergen\t" }, row with { Cargo = "cargo" }, row with { Cargo = "zzz" },
        row with { Sky = (Sky)9 }, row with { Deck = (Deck)9 },
        row with { Sailed = new DateTime(2000, 2, 29, 23, 59, 59) }, row with { Sailed = new DateTime(2024, 12, 31) },
        row with { Sailed = new DateTime(1900, 1, 1) },
        row with { Booked = new DateOnly(2000, 2, 29) }, row with { Booked = new DateOnly(2100, 3, 1) },
        row with { Booked = new DateOnly(1, 1, 1) }, row with { Booked = new DateOnly(9999, 12, 31) },
        row with { Called = TimeOnly.MinValue }, row with { Called = new TimeOnly(23, 59, 59) }, row with { Serial = long.MaxValue },
        row with { Serial = long.MinValue }, row with { Serial = (1L << 53) + 1 },
    ];

    private static double? Maybe(Random random, double value) => random.Next(6) == 0 ? null : value;
}
