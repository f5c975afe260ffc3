namespace Nbm.AspNetCore.Tests.Support;

/// <summary>A loan application with every kind of property; its target is required of whoever trains, and of nobody who asks.</summary>
[NbmModel]
[Interaction(nameof(Amount), nameof(Home))]
public sealed partial record Loan
{
    [Feature(Unit = "years")] public required int Seniority { get; init; }

    [Feature] public Housing? Home { get; init; }

    [Feature] public string? Job { get; init; }

    [Feature(Unit = "$/month", Special = [-9])] public double? Income { get; init; }

    [Feature(Unit = "$", Name = "amount_asked")] public required decimal Amount { get; init; }

    [Feature] public required bool Records { get; init; }

    [Calendar(CalendarPart.Month | CalendarPart.Weekday)] public required DateOnly Asked { get; init; }

    [Target] public required Outcome Status { get; init; }
}

/// <summary>Who owns the home.</summary>
public enum Housing
{
    /// <summary>Rented.</summary>
    Rent,

    /// <summary>Owned.</summary>
    [Level("own home")]
    Owner,
}

/// <summary>How the loan ended.</summary>
public enum Outcome
{
    /// <summary>Badly.</summary>
    Bad,

    /// <summary>Well.</summary>
    Good,
}

/// <summary>Rows that are made up, and models of them.</summary>
internal static class Loans
{
    public static Loan[] Rows { get; } = [.. Enumerable.Range(0, 400).Select(static i => new Loan
    {
        Seniority = i * 7 % 31,
        Home = i % 5 == 0 ? null : i % 2 == 0 ? Housing.Rent : Housing.Owner,
        Job = i % 11 == 0 ? null : i % 3 == 0 ? "baker" : "smith",
        Income = i % 13 == 0 ? -9 : i % 7 == 0 ? null : 100 * (i % 17),
        Amount = 500 + (i * 37 % 900),
        Records = i % 6 == 0,
        Asked = new DateOnly(2025, 1, 1).AddDays(i * 13 % 365),
        Status = (i * 7 % 31) + (i % 17) + (i * 37 % 23) > 34 ? Outcome.Good : Outcome.Bad,
    })];

    /// <summary>A model of all rows.</summary>
    public static LoanModel Model { get; } = LoanModel.Train(Rows, TrainingOptions.Fast with { Seed = 1 });

    /// <summary>One of half of them, with other answers to every row.</summary>
    public static LoanModel Other { get; } = LoanModel.Train(Rows[..200], TrainingOptions.Fast with { Seed = 2 });

    /// <summary>A row as a client writes it: without the target.</summary>
    public const string Json = """
        {"seniority":14,"home":"Owner","job":"smith","income":1200,"amount":800,"records":false,"asked":"2025-06-04"}
        """;

    /// <summary>The same row as a record.</summary>
    public static Loan Row { get; } = new()
    {
        Seniority = 14, Home = Housing.Owner, Job = "smith", Income = 1200, Amount = 800, Records = false,
        Asked = new DateOnly(2025, 6, 4), Status = default,
    };
}
