namespace Nbm.Export.Tests.Records;

public enum Contract
{
    [Level("Month-to-month", "monthly")] MonthToMonth,
    [Level("One year", "1 year")] OneYear,
    [Level("Two year")] TwoYear,
}

// Without texts of its own: read by its names.
public enum Internet
{
    DSL,
    FiberOptic,
    No,
}

public enum Payment
{
    [Level("Bank transfer (automatic)")] BankTransfer,
    [Level("Credit card (automatic)")] CreditCard,
    [Level("Electronic check")] ElectronicCheck,
    [Level("Mailed check")] MailedCheck,
}

// Texts that differ in signs and separators alone.
public enum Grade
{
    [Level("A+")] APlus,
    [Level("A")] A,
    [Level("A-")] AMinus,
    B,
    C,
    [Level("C#")] CSharp,
    [Level("1.5")] OneAndAHalf,
    [Level("15")] Fifteen,
}

public enum Lines
{
    _1,
    _2,
    _3,
}

// Held as numbers.
public enum Tier
{
    Basic,
    Plus,
    Full,
}

public enum Town
{
    [Level("Zürich")] Zurich,
    [Level("Århus")] Arhus,
    [Level("Łódź")] Lodz,
}

/// <summary>Whether a customer leaves: a made file as companies have them, whose texts are no names of members.</summary>
[NbmModel]
[Interaction(nameof(Contract), nameof(Charges))]
[Interaction(nameof(Internet), nameof(Partner))]
public sealed partial record Customer
{
    [Feature] public required Contract Contract { get; init; }

    [Feature(Name = "InternetService")] public Internet? Internet { get; init; }

    [Feature(Name = "PaymentMethod")] public required Payment Payment { get; init; }

    [Feature] public required Grade Grade { get; init; }

    [Feature] public required Lines Lines { get; init; }

    [Feature] public required Tier Tier { get; init; }

    [Feature] public string? Region { get; init; }

    [Feature] public required Town Town { get; init; }

    [Feature(Name = "PaperlessBilling")] public required bool Paperless { get; init; }

    [Feature] public bool? Partner { get; init; }

    [Feature(Name = "tenure")] public required int Tenure { get; init; }

    [Feature(Name = "MonthlyCharges")] public required double Charges { get; init; }

    [Feature(Name = "TotalCharges")] public double? Total { get; init; }

    [Target] public required bool Churn { get; init; }
}
