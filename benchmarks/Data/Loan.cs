using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>A loan application and how it ended (credit_data of R's modeldata), main effects only.</summary>
[NbmModel]
public sealed partial record Loan(
    [Feature] double? Seniority,
    [Feature] string? Home,
    [Feature] double? Time,
    [Feature] double? Age,
    [Feature] string? Marital,
    [Feature] string? Records,
    [Feature] string? Job,
    [Feature] double? Expenses,
    [Feature] double? Income,
    [Feature] double? Assets,
    [Feature] double? Debt,
    [Feature] double? Amount,
    [Feature] double? Price,
    [Target] LoanStatus Status);

/// <summary>The same, with all 78 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record LoanPairs(
    [Feature] double? Seniority,
    [Feature] string? Home,
    [Feature] double? Time,
    [Feature] double? Age,
    [Feature] string? Marital,
    [Feature] string? Records,
    [Feature] string? Job,
    [Feature] double? Expenses,
    [Feature] double? Income,
    [Feature] double? Assets,
    [Feature] double? Debt,
    [Feature] double? Amount,
    [Feature] double? Price,
    [Target] LoanStatus Status);

/// <summary>How the loan ended. Good is the outcome whose probability is modelled.</summary>
public enum LoanStatus { Bad, Good }
