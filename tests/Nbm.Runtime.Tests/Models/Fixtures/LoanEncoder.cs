using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests;

/// <summary>What the generator would write for <see cref="Loan"/>, for the target of one task.</summary>
internal sealed class LoanEncoder(TargetSchema target) : RecordEncoder<Loan>
{
    public static ImmutableArray<FeatureSchema> Features { get; } =
    [
        new() { Name = "Years", Column = "years", Kind = FeatureKind.Numeric, ClrType = "int", Unit = "years" },
        new() { Name = "Income", Column = "income", Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = true, Unit = "$/month" },
        new() { Name = "Home", Column = "home", Kind = FeatureKind.Category, ClrType = "Housing", IsNullable = true,
            Levels = ["Own", "Rent", "Other"] },
        new() { Name = "Job", Column = "job", Kind = FeatureKind.OpenCategory, ClrType = "string", IsNullable = true,
            Description = "What the applicant does." },
        new() { Name = "Guarantor", Column = "guarantor", Kind = FeatureKind.Category, ClrType = "bool", Levels = ["false", "true"] },
    ];

    public static LoanEncoder Amount { get; } = new(
        new() { Name = "Amount", Column = "amount", Task = ModelTask.Regression, ClrType = "double", IsNullable = true, Unit = "$" });

    public static LoanEncoder Repaid { get; } = new(
        new() { Name = "Repaid", Column = "repaid", Task = ModelTask.Binary, ClrType = "bool", Classes = ["false", "true"] });

    public static LoanEncoder Risk { get; } = new(
        new() { Name = "Risk", Column = "risk", Task = ModelTask.Multiclass, ClrType = "Risk", Classes = ["Low", "Middle", "High"] });

    public static LoanEncoder Advice { get; } = new(
        new() { Name = "Advice", Column = "advice", Task = ModelTask.Multiclass, ClrType = "string" });

    public override ModelSchema Schema { get; } = new()
    {
        Name = "Loan",
        Features = Features,
        Interactions =
        [
            new() { Name = "YearsXIncome", Features = [0, 1] },
            new() { Name = "HomeXIncome", Features = [2, 1] },
            new() { Name = "YearsXIncomeXJob", Features = [0, 1, 3] },
        ],
        Target = target,
        WeightColumn = "weight",
    };

    public override void Encode(ReadOnlySpan<Loan> rows, Vocabularies vocabularies, Span<double> columns, int stride)
    {
        for (int r = 0; r < rows.Length; r++)
        {
            Loan row = rows[r];
            columns[r] = row.Years;
            columns[stride + r] = row.Income ?? double.NaN;
            columns[(2 * stride) + r] = row.Home switch { null => double.NaN, Housing.Own => 0, Housing.Rent => 1,
                Housing.Other => 2, _ => -1 };
            columns[(3 * stride) + r] = vocabularies.Find(3, row.Job);
            columns[(4 * stride) + r] = row.Guarantor ? 1 : 0;
        }
    }

    public override string? GetText(in Loan row, int feature) =>
        feature == 3 ? row.Job : throw new ArgumentOutOfRangeException(nameof(feature));

    public override double GetTarget(in Loan row) => Schema.Target.Name switch
    {
        "Amount" => row.Amount ?? double.NaN,
        "Repaid" => row.Repaid ? 1 : 0,
        _ => Enum.IsDefined(row.Risk) ? (int)row.Risk : -1,
    };

    public override string? GetTargetText(in Loan row) => row.Advice;

    public override double GetWeight(in Loan row) => row.Weight;
}
