using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Tests;

/// <summary>
/// A model of another family than the additive one: a gate that depends on the row shares the score between two parts, and what they leave
/// is a remainder. Score = 1 + α · Years + (1 − α) · (Income / 100 + level) + Guarantor / 8, α = 1 / (1 + Years²).
/// </summary>
internal sealed class GatedModel : TrainedModel
{
    public const double Intercept = 1;

    public GatedModel()
        : base(LoanEncoder.Amount.Schema, [], [Intercept], new Vocabularies([null, null, null, LoanModels.Jobs, null]),
            TrainingHistory.Empty)
    {
    }

    public override ImmutableArray<ModelPart> Parts { get; } = [new Part("Own", [0], 0.25), new Part("Money", [1, 2], 0.75)];

    public override bool HasRemainder => true;

    public static double Gate(double years) => 1 / (1 + (years * years));

    public override void Save(string path) => throw new NotSupportedException();

    public override void Save(Stream stream) => throw new NotSupportedException();

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        for (int r = 0; r < rows.Count; r++)
        {
            double years = rows.Columns[r], income = rows.Columns[rows.Stride + r], home = rows.Columns[(2 * rows.Stride) + r];
            double gate = Gate(years), own = gate * years;
            double money = (1 - gate) * ((double.IsFinite(income) ? income / 100 : 0) + (double.IsNaN(home) ? 3 : home));
            double rest = rows.Columns[(4 * rows.Stride) + r] / 8;
            scores[r] = Intercept + own + money + rest;
            if (!contributions.IsEmpty)
            {
                (contributions[r], contributions[rows.Stride + r], contributions[(2 * rows.Stride) + r]) = (own, money, rest);
            }
        }
    }

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new NotSupportedException();

    internal override Func<string, int> NameIndex(int vector) => throw new NotSupportedException();

    internal override string TextOf(int vector, VectorRow row) => throw new NotSupportedException();

    private sealed class Part(string name, ImmutableArray<int> inputs, double importance)
        : ModelPart(name, [importance], default, null, true)
    {
        public override ImmutableArray<int> Inputs => inputs;
    }
}

internal sealed class GatedAmount() : RegressionModel<Loan>(LoanEncoder.Amount, new GatedModel())
{
    public LoanExplanation Explain(Loan row) => new(ExplainRow(row), row);

    public LoanExplanation Explain(Loan row, Loan reference) => new(ExplainAgainst(row, reference), row);

    public Explanations<LoanExplanation> Explain(IReadOnlyList<Loan> rows) =>
        ExplainRows(rows, (row, explained) => new LoanExplanation(explained, row));
}
