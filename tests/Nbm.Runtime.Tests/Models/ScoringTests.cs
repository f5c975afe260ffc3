using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests.Models;

public sealed class ScoringTests
{
    [Fact]
    public void One_row_many_rows_and_explanations_agree_to_the_last_bit()
    {
        Loan[] rows = LoanModels.Rows(1000); // More than three blocks, the last one not full.
        var amounts = new double[rows.Length];
        LoanModels.Amount.Predict(rows, amounts);
        var risks = new MulticlassPrediction<Risk>[rows.Length];
        LoanModels.Risk.Predict(rows, risks);
        for (int r = 0; r < rows.Length; r++)
        {
            amounts[r].ShouldBe(LoanModels.Amount.Predict(rows[r]));
            amounts[r].ShouldBe(LoanModels.Amount.Explain(rows[r]).Score);
            foreach (Risk risk in Enum.GetValues<Risk>())
            {
                risks[r].Scores[risk].ShouldBe(LoanModels.Risk.Predict(rows[r]).Scores[risk]);
                risks[r].Scores[risk].ShouldBe(LoanModels.Risk.Explain(rows[r]).Scores[risk]);
            }
        }
    }

    [Fact]
    public void The_score_is_the_sum_of_interpolated_tables()
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        foreach (Loan row in LoanModels.Rows(200, seed: 9))
        {
            double[] features = Encode(row, model.Vocabularies);
            double expected = model.Intercepts[0] + model.Terms.Sum(term => Naive(term, features, []));
            LoanModels.Amount.Predict(row).ShouldBe(expected, 1e-12);
        }
    }

    [Fact]
    public void Rows_may_lie_at_any_stride()
    {
        AdditiveModel model = LoanModels.Risk.Additive;
        Loan[] rows = LoanModels.Rows(300);
        const int Stride = 777;
        var columns = new double[5 * Stride];
        LoanEncoder.Risk.Encode(rows, model.Vocabularies, columns, Stride);
        var scores = new double[3 * Stride];

        model.Score(columns, rows.Length, Stride, scores);

        var alone = new double[3];
        for (int r = 0; r < rows.Length; r++)
        {
            model.Score(Encode(rows[r], model.Vocabularies), alone);
            alone.ShouldBe([scores[r], scores[Stride + r], scores[(2 * Stride) + r]]);
        }
    }

    [Fact]
    public void No_rows_give_no_predictions()
    {
        LoanModels.Amount.Predict([], []);
        LoanModels.Amount.Additive.Score([], 0, 0, []);
    }

    [Fact]
    public void Too_little_room_is_refused_before_anything_is_written()
    {
        Loan[] rows = LoanModels.Rows(3);
        var predictions = new double[2];
        Should.Throw<ArgumentException>(() => LoanModels.Amount.Predict(rows, predictions)).Message.ShouldContain("room for 2");
        predictions.ShouldBe([0, 0]);
        AdditiveModel model = LoanModels.Risk.Additive;
        Should.Throw<ArgumentException>(() => model.Score(new double[4], new double[3]));
        Should.Throw<ArgumentException>(() => model.Score(new double[5], new double[2]));
        Should.Throw<ArgumentException>(() => model.Score(new double[5 * 10], 10, 10, new double[29]));
        Should.Throw<ArgumentException>(() => model.Explain(new double[5], new double[23], new double[3]));
        Should.Throw<ArgumentOutOfRangeException>(() => model.Score(new double[5 * 10], 11, 10, new double[90]));
    }

    [Fact]
    public void A_value_that_cannot_be_missing_is_named_with_its_row_and_feature()
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        const int Rows = 600;
        var columns = new double[5 * Rows];
        columns[412] = double.NaN;
        NbmDataException error = Should.Throw<NbmDataException>(() => model.Score(columns, Rows, Rows, new double[Rows], firstRow: 1000));
        error.Row.ShouldBe(1412);
        error.Feature.ShouldBe("Years");
        error.Message.ShouldContain("Row 1412, feature Years");
        error.Message.ShouldContain("NaN");
        error.Message.ShouldContain("int?");

        Should.Throw<NbmDataException>(() => model.Score([double.PositiveInfinity, 0, 0, 0, 0], new double[1])).Message
            .ShouldStartWith("Feature Years");
    }

    [Fact]
    public void An_infinite_value_that_may_be_missing_counts_as_missing()
    {
        Loan row = LoanModels.Rows(1)[0];
        double missing = LoanModels.Amount.Predict(row with { Income = null });
        LoanModels.Amount.Predict(row with { Income = double.PositiveInfinity }).ShouldBe(missing);
        LoanModels.Amount.Predict(row with { Income = double.NegativeInfinity }).ShouldBe(missing);
        LoanModels.Amount.Predict(row with { Income = double.NaN }).ShouldBe(missing);
    }

    [Fact]
    public void More_features_than_fit_on_the_stack_score_as_well()
    {
        const int Features = 300;
        var schema = new ModelSchema
        {
            Name = "Wide",
            Features = [.. Enumerable.Range(0, Features)
                .Select(f => new FeatureSchema { Name = $"F{f}", Column = $"F{f}", Kind = FeatureKind.Numeric, ClrType = "double" })],
            Interactions = [],
            Target = LoanEncoder.Amount.Schema.Target,
        };
        ImmutableArray<Axis> axes = [.. Enumerable.Range(0, Features).Select(f => new Axis(f, [0, 1], 0, false, false))];
        var model = new AdditiveModel(
            schema, [], [0], axes, [.. Enumerable.Range(0, Features).Select(f => new Term($"F{f}", axes, [f], [[0, 1]], [1]))],
            Vocabularies.None(Features), TrainingHistory.Empty);
        var one = new double[1];
        model.Score([.. Enumerable.Repeat(0.25, Features)], one);
        one[0].ShouldBe(75);
        new Wide(new WideEncoder(schema), model).Predict(0.25).ShouldBe(75);
    }

    private static double[] Encode(Loan row, Vocabularies vocabularies)
    {
        var features = new double[5];
        LoanEncoder.Amount.Encode([row], vocabularies, features, 1);
        return features;
    }

    // The definition, one dimension after the other.
    private static double Naive(Term term, double[] features, ImmutableArray<int> ends)
    {
        int d = ends.Length;
        if (d == term.Order)
        {
            return term.Tables[0][ends.Select((end, i) => end * term.Strides[i]).Sum()];
        }

        term.Axis(d).Locate(features[term.Features[d]], out int cell, out double fraction);
        return ((1 - fraction) * Naive(term, features, ends.Add(cell))) + (fraction * Naive(term, features, ends.Add(cell + 1)));
    }

    private sealed class Wide(RecordEncoder<double> encoder, AdditiveModel model) : RegressionModel<double>(encoder, model);

    private sealed class WideEncoder(ModelSchema schema) : RecordEncoder<double>
    {
        public override ModelSchema Schema => schema;

        public override void Encode(ReadOnlySpan<double> rows, Vocabularies vocabularies, Span<double> columns, int stride)
        {
            for (int f = 0; f < schema.Features.Length; f++)
            {
                rows.CopyTo(columns[(f * stride)..]);
            }
        }

        public override string? GetText(in double row, int feature) => null;

        public override double GetTarget(in double row) => row;
    }
}
