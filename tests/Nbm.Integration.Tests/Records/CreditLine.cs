namespace Nbm.Integration.Tests.Records;

/// <summary>How a line of credit went.</summary>
public enum Performance { Good, Bad }

/// <summary>An applicant of HELOC (FICO's explainable machine learning challenge): whole numbers, codes below zero for what isn't known,
/// and what time and a person could change.</summary>
[NbmModel]
[Interaction(nameof(ExternalRiskEstimate), nameof(NetFractionRevolvingBurden))]
[Interaction(nameof(MSinceOldestTradeOpen), nameof(MSinceMostRecentTradeOpen))]
public sealed partial record CreditLine
{
    [Feature(Special = [-9, -8, -7])] public required int ExternalRiskEstimate { get; init; }

    [Feature(Special = [-9, -8, -7]), Immutable] public required int MSinceOldestTradeOpen { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Up), Moves(nameof(MSinceOldestTradeOpen), 1)]
    public required int MSinceMostRecentTradeOpen { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int AverageMInFile { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int NumSatisfactoryTrades { get; init; }

    [Feature(Special = [-9, -8, -7]), Immutable] public required int NumTrades60Ever2DerogPubRec { get; init; }

    [Feature(Special = [-9, -8, -7]), Immutable] public required int NumTrades90Ever2DerogPubRec { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int PercentTradesNeverDelq { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Up)] public required int MSinceMostRecentDelq { get; init; }

    [Feature(Special = [-9, -8, -7]), Immutable] public required int MaxDelq2PublicRecLast12M { get; init; }

    [Feature(Special = [-9, -8, -7]), Immutable] public required int MaxDelqEver { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int NumTotalTrades { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Down)] public required int NumTradesOpeninLast12M { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int PercentInstallTrades { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Up)] public required int MSinceMostRecentInqexcl7days { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Down)] public required int NumInqLast6M { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Down)] public required int NumInqLast6Mexcl7days { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Down)] public required int NetFractionRevolvingBurden { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Direction = Direction.Down)] public required int NetFractionInstallBurden { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int NumRevolvingTradesWBalance { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int NumInstallTradesWBalance { get; init; }

    [Feature(Special = [-9, -8, -7])] public required int NumBank2NatlTradesWHighUtilization { get; init; }

    [Feature(Special = [-9, -8, -7]), Actionable(Step = 5)] public required int PercentTradesWBalance { get; init; }

    [Target] public required Performance RiskPerformance { get; init; }
}
