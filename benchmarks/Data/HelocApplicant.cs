using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>An applicant for a home equity line of credit (FICO's explainable ML challenge), main effects only.</summary>
[NbmModel]
public sealed partial record HelocApplicant(
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

/// <summary>How the credit went. Bad: 90 days overdue or worse, at least once in two years. It is the outcome whose probability is
/// modelled.</summary>
public enum RiskPerformance { Good, Bad }
