using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests.Models.Edits;

/// <summary>Models with random tables that know how much of some rows lies where, centred on these rows.</summary>
internal static class EditedLoans
{
    public const string Author = "R. Roe", Reason = "Nobody earns that.";

    public static Loan[] Rows { get; } = [.. LoanModels.Rows(400).Select(row => row with
    {
        Years = Math.Clamp(row.Years, 0, 29),
        Income = row.Income is { } income ? double.IsFinite(income) ? Math.Clamp(income, 0, 2281) : null : null,
    })];

    public static TimeProvider Clock { get; } = new FixedTime();

    public static LoanAmount Amount { get; } = new(Centred(LoanModels.Amount.Additive, LoanEncoder.Amount));

    public static LoanAmount AmountWithErrors { get; } = new(Centred(LoanModels.Amount.Additive.WithErrors(4, 6), LoanEncoder.Amount));

    public static LoanRisk Risk { get; } = new(Centred(LoanModels.Risk.Additive.WithErrors(6), LoanEncoder.Risk));

    public static LoanRepaid Repaid { get; } = new(Centred(LoanModels.Repaid.Additive, LoanEncoder.Repaid)
        .WithThreshold(DecisionThreshold.ForCosts(4, 1)));

    public static AdditiveModel Edit(this AdditiveModel model, Action<ModelEditor> edit) => model.Edit(edit, Author, Reason, Clock);

    /// <summary>What a term adds to each row's score, by its table and nothing of the code that edits.</summary>
    public static double[] Contributions(AdditiveModel model, int term, RecordEncoder<Loan> encoder, int output = 0) =>
        [.. Encoded(model, encoder).Select(
            row => Corners(model.Terms[term], row).Sum(c => c.Weight * model.Terms[term].Tables[output][c.Position]))];

    public static double WeightedMean(double[] values) =>
        values.Zip(Rows, (value, row) => value * row.Weight).Sum() / Rows.Sum(row => row.Weight);

    private static AdditiveModel Centred(AdditiveModel model, RecordEncoder<Loan> encoder)
    {
        double[][] rows = Encoded(model, encoder);
        double total = Rows.Sum(row => row.Weight);
        var mass = new ImmutableArray<float>[model.Terms.Length];
        var (terms, intercepts) = (new Term[model.Terms.Length], model.Intercepts.ToArray());
        foreach ((int t, Term term) in model.Terms.Index())
        {
            var own = new double[term.Length];
            foreach ((double[] row, Loan loan) in rows.Zip(Rows))
            {
                foreach ((int position, double weight) in Corners(term, row))
                {
                    own[position] += weight * loan.Weight / total;
                }
            }

            mass[t] = [.. own.Select(share => (float)share)];
            double[] means = [.. term.Tables.Select(table => table.Zip(own, (value, share) => value * share).Sum())];
            terms[t] = !term.Selected ? term : new Term(
                term.Name, model.Axes, term.Axes,
                [.. term.Tables.Select((table, c) => (ImmutableArray<float>)[.. table.Select(value => (float)(value - means[c]))])],
                [.. term.Tables.Select((table, c) => rows.Zip(Rows, (row, loan) => loan.Weight / total * Math.Abs(
                    Corners(term, row).Sum(corner => corner.Weight * (table[corner.Position] - means[c])))).Sum())],
                term.StandardErrors, term.DegreesOfFreedom, importanceErrors: term.ImportanceErrors);
            for (int c = 0; c < intercepts.Length && term.Selected; c++)
            {
                intercepts[c] += means[c];
            }
        }

        return new AdditiveModel(model.Schema, model.Classes, [.. intercepts], model.Axes, [.. terms], model.Vocabularies,
            model.TrainingHistory, model.ScoreErrors) { TrainingMass = [.. mass] };
    }

    private static double[][] Encoded(AdditiveModel model, RecordEncoder<Loan> encoder) => [.. Rows.Select(row =>
    {
        var encoded = new double[model.Schema.Features.Length];
        encoder.Encode([row], model.Vocabularies, encoded, 1);
        return encoded;
    })];

    private static IEnumerable<(int Position, double Weight)> Corners(Term term, double[] row)
    {
        List<(int Position, double Weight)> corners = [(0, 1)];
        for (int d = 0; d < term.Order; d++)
        {
            term.Axis(d).Locate(row[term.Features[d]], out int cell, out double fraction);
            int stride = term.Strides[d];
            corners = [.. corners.SelectMany(corner => new[]
            {
                (corner.Position + (cell * stride), corner.Weight * (1 - fraction)),
                (corner.Position + ((cell + 1) * stride), corner.Weight * fraction),
            })];
        }

        return corners.Where(corner => corner.Weight > 0);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
