using Nbm;

/// <summary>Who owns the home.</summary>
public enum Housing { Owner, Rent }

[NbmModel]                                             // task follows from the target: bool → binary
#if DRIFT
[Interaction(nameof(Seniority), nameof(MonthlyIncome))]
#else
[Interaction(nameof(Seniority), nameof(Income))]
#endif
public partial record Applicant
{
    [Feature(Unit = "years")] public required int Seniority { get; init; }
    [Feature] public Housing? Home { get; init; }      // enum = closed categories; nullable = may be missing
#if DRIFT
    [Feature(Unit = "$/month")] public double? MonthlyIncome { get; init; }
#else
    [Feature(Unit = "$/month")] public double? Income { get; init; }
#endif
    [Feature] public string? Job { get; init; }        // string = open categories, unseen values have a slot
    [Target] public required bool Repaid { get; init; }
}

#if !DRIFT
/// <summary>Rows that both consumers score.</summary>
internal static class Sample
{
    public static Applicant[] Rows() => [.. Enumerable.Range(0, 300).Select(i => new Applicant
    {
        Seniority = i * 11 % 34,
        Home = i % 7 == 0 ? null : i % 3 == 0 ? Housing.Rent : Housing.Owner,
        Income = i % 13 == 0 ? null : 500.5 + (i * 53 % 97 * 61.3),
        Job = i % 5 == 0 ? null : i % 4 == 0 ? "fixed" : i % 4 == 1 ? "freelance" : "unheard of",
        Repaid = false,
    })];
}
#endif
