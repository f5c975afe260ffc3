using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary><see cref="HelocApplicant"/> with the special values declared: −9 no bureau record or no investigation, −8 no usable or valid
/// accounts, −7 condition not met.</summary>
[NbmModel]
public sealed partial record HelocSpecial(
    [Feature(Special = [-9, -8, -7])] double ExternalRiskEstimate,
    [Feature(Special = [-9, -8, -7])] double MSinceOldestTradeOpen,
    [Feature(Special = [-9, -8, -7])] double MSinceMostRecentTradeOpen,
    [Feature(Special = [-9, -8, -7])] double AverageMInFile,
    [Feature(Special = [-9, -8, -7])] double NumSatisfactoryTrades,
    [Feature(Special = [-9, -8, -7])] double NumTrades60Ever2DerogPubRec,
    [Feature(Special = [-9, -8, -7])] double NumTrades90Ever2DerogPubRec,
    [Feature(Special = [-9, -8, -7])] double PercentTradesNeverDelq,
    [Feature(Special = [-9, -8, -7])] double MSinceMostRecentDelq,
    [Feature(Special = [-9, -8, -7])] double MaxDelq2PublicRecLast12M,
    [Feature(Special = [-9, -8, -7])] double MaxDelqEver,
    [Feature(Special = [-9, -8, -7])] double NumTotalTrades,
    [Feature(Special = [-9, -8, -7])] double NumTradesOpeninLast12M,
    [Feature(Special = [-9, -8, -7])] double PercentInstallTrades,
    [Feature(Special = [-9, -8, -7])] double MSinceMostRecentInqexcl7days,
    [Feature(Special = [-9, -8, -7])] double NumInqLast6M,
    [Feature(Special = [-9, -8, -7])] double NumInqLast6Mexcl7days,
    [Feature(Special = [-9, -8, -7])] double NetFractionRevolvingBurden,
    [Feature(Special = [-9, -8, -7])] double NetFractionInstallBurden,
    [Feature(Special = [-9, -8, -7])] double NumRevolvingTradesWBalance,
    [Feature(Special = [-9, -8, -7])] double NumInstallTradesWBalance,
    [Feature(Special = [-9, -8, -7])] double NumBank2NatlTradesWHighUtilization,
    [Feature(Special = [-9, -8, -7])] double PercentTradesWBalance,
    [Target] RiskPerformance RiskPerformance);

/// <summary>The same, with the directions that its data dictionary asks for: a better record never raises the risk.</summary>
[NbmModel]
public sealed partial record HelocMonotone(
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double ExternalRiskEstimate,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double MSinceOldestTradeOpen,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double MSinceMostRecentTradeOpen,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double AverageMInFile,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double NumSatisfactoryTrades,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NumTrades60Ever2DerogPubRec,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NumTrades90Ever2DerogPubRec,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double PercentTradesNeverDelq,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double MSinceMostRecentDelq,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double MaxDelq2PublicRecLast12M,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double MaxDelqEver,
    [Feature(Special = [-9, -8, -7])] double NumTotalTrades,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NumTradesOpeninLast12M,
    [Feature(Special = [-9, -8, -7])] double PercentInstallTrades,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Decreasing)] double MSinceMostRecentInqexcl7days,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NumInqLast6M,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NumInqLast6Mexcl7days,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NetFractionRevolvingBurden,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NetFractionInstallBurden,
    [Feature(Special = [-9, -8, -7])] double NumRevolvingTradesWBalance,
    [Feature(Special = [-9, -8, -7])] double NumInstallTradesWBalance,
    [Feature(Special = [-9, -8, -7], Monotone = Monotone.Increasing)] double NumBank2NatlTradesWHighUtilization,
    [Feature(Special = [-9, -8, -7])] double PercentTradesWBalance,
    [Target] RiskPerformance RiskPerformance);

/// <summary>The same, with all 253 pairs.</summary>
#pragma warning disable NBM0305 // All of them, since EBM is given the choice too.
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record HelocPairs(
    [Feature] double ExternalRiskEstimate,
    [Feature] double MSinceOldestTradeOpen,
    [Feature] double MSinceMostRecentTradeOpen,
    [Feature] double AverageMInFile,
    [Feature] double NumSatisfactoryTrades,
    [Feature] double NumTrades60Ever2DerogPubRec,
    [Feature] double NumTrades90Ever2DerogPubRec,
    [Feature] double PercentTradesNeverDelq,
    [Feature] double MSinceMostRecentDelq,
    [Feature] double MaxDelq2PublicRecLast12M,
    [Feature] double MaxDelqEver,
    [Feature] double NumTotalTrades,
    [Feature] double NumTradesOpeninLast12M,
    [Feature] double PercentInstallTrades,
    [Feature] double MSinceMostRecentInqexcl7days,
    [Feature] double NumInqLast6M,
    [Feature] double NumInqLast6Mexcl7days,
    [Feature] double NetFractionRevolvingBurden,
    [Feature] double NetFractionInstallBurden,
    [Feature] double NumRevolvingTradesWBalance,
    [Feature] double NumInstallTradesWBalance,
    [Feature] double NumBank2NatlTradesWHighUtilization,
    [Feature] double PercentTradesWBalance,
    [Target] RiskPerformance RiskPerformance);
