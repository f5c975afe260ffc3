using Nbm.Models;
using Nbm.Testing;
using Nbm.Tests;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>
/// What a polynomial of low rank is multiplied out into, held against the polynomial itself, b + W x + Σ_k λ_k ⟨u_k, x̃⟩^l, as systems.md
/// 1.5 has it, in doubles and written out here.
/// </summary>
public sealed class PolynomialExpansionTests
{
    private const int Rank = 11; // Eight at once, and some that are left.

    private static readonly Loan[] s_rows = LoanModels.Rows(300);
    private static readonly TrainingData s_data = TrainingDataReader.Read(LoanEncoder.Risk, s_rows, null,
        new TrainingOptions { ValidationFraction = 0 });

    public static TheoryData<InputKind, int, bool, bool> Forms => new MatrixTheoryData(
        from kind in Enum.GetValues<InputKind>().Where(kind => kind != InputKind.Curves)
        from degree in new[] { 2, 3 }
        from roots in new[] { false, true }
        from distinct in new[] { false, true }
        select (kind, degree, roots, distinct));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Intercept_and_parts_add_up_to_the_polynomial(InputKind kind, int degree, bool roots, bool distinct)
    {
        PolynomialFit fit = Fit(kind, degree, roots, distinct);
        SpamModel model = Compile(fit);
        foreach (double[] row in Encoded(50))
        {
            (double[] scores, double[] parts) = Score(model, row);
            for (int c = 0; c < model.Outputs; c++)
            {
                double sum = model.Intercepts[c];
                for (int p = 0; p < model.Parts.Length; p++)
                {
                    sum += parts[(p * model.Outputs) + c];
                }

                sum.ShouldBe(scores[c]); // To the last bit.
                double expected = Polynomial(fit, row, c);
                scores[c].ShouldBe(expected, 1e-11 * Math.Max(1, Magnitude(fit, row, c)));
            }
        }
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void A_part_depends_on_its_own_features_alone_and_is_0_on_average_over_each_of_them(int degree, bool distinct)
    {
        SpamModel model = Compile(Fit(InputKind.Hats, degree, roots: true, distinct));
        double[][] rows = [.. Encoded(s_rows.Length)];
        double[] weights = [.. s_data.Training.Weights.Select(weight => weight / s_data.Training.Weights.Sum())];
        double largest = model.Parts.Max(part => part.Importance);
        foreach ((ModelPart part, int p) in model.Parts.Select((part, p) => (part, p)))
        {
            // All other features of another row change nothing; averaged over any one of its own, nothing is left.
            double[] mixed = [.. rows[1]];
            foreach (int f in part.Inputs)
            {
                mixed[f] = rows[0][f];
            }

            Score(model, mixed).Parts[p * model.Outputs].ShouldBe(Score(model, rows[0]).Parts[p * model.Outputs]);
            double mean = 0;
            for (int r = 0; r < rows.Length; r++)
            {
                mixed[part.Inputs[0]] = rows[r][part.Inputs[0]];
                mean += weights[r] * Score(model, mixed).Parts[p * model.Outputs];
            }

            mean.ShouldBe(0, 1e-10 * largest, part.Name);
        }
    }

    [Fact]
    public void Without_powers_of_one_feature_a_row_that_differs_in_one_feature_moves_along_a_line()
    {
        // Degree 3 of distinct features is linear in each one's inputs, by which the corrected 6 e₃ = p₁³ − 3 p₁ p₂ + 2 p₃ differs from
        // others.
        PolynomialFit fit = Fit(InputKind.MinMax, 3, roots: false, distinct: true);
        SpamModel model = Compile(fit);
        double[] row = Encoded(1).Single();
        Axis years = model.Line.Inputs.Features[0].Axis;
        double At(double share)
        {
            row[0] = years.Knots[0] + (share * (years.Knots[^1] - years.Knots[0]));
            return Score(model, row).Scores[0];
        }

        double first = At(0), last = At(1);
        At(0.25).ShouldBe((0.75 * first) + (0.25 * last), 1e-9);
        At(0.5).ShouldBe((first + last) / 2, 1e-9);
    }

    [Fact]
    public void Parts_are_features_then_pairs_then_triples() =>
        Compile(Fit(InputKind.MinMax, 3, roots: true, distinct: false)).Parts.Select(part => part.Name).ShouldBe(
        [
            "Years", "Income", "Home", "Job", "Guarantor",
            "Years × Income", "Years × Home", "Years × Job", "Years × Guarantor", "Income × Home", "Income × Job", "Income × Guarantor",
            "Home × Job", "Home × Guarantor", "Job × Guarantor",
            "Years × Income × Home", "Years × Income × Job", "Years × Income × Guarantor", "Years × Home × Job", "Years × Home × Guarantor",
            "Years × Job × Guarantor", "Income × Home × Job", "Income × Home × Guarantor", "Income × Job × Guarantor",
            "Home × Job × Guarantor",
        ]);

    [Fact]
    public void Many_rows_have_the_scores_and_parts_of_each_alone()
    {
        SpamModel model = Compile(Fit(InputKind.Standard, 3, roots: true, distinct: false));
        double[][] rows = [.. Encoded(40)];
        double[] columns = [.. Enumerable.Range(0, rows[0].Length).SelectMany(f => rows.Select(row => row[f]))];
        double[] scores = new double[model.Outputs * rows.Length], parts = new double[model.Parts.Length * model.Outputs * rows.Length];
        model.Score(new RowBlock(columns, rows.Length, rows.Length, null, 0), scores, parts);
        for (int r = 0; r < rows.Length; r++)
        {
            (double[] own, double[] ownParts) = Score(model, rows[r]);
            own.ShouldBe([.. Enumerable.Range(0, model.Outputs).Select(c => scores[(c * rows.Length) + r])]);
            ownParts.ShouldBe([.. Enumerable.Range(0, ownParts.Length).Select(s => parts[(s * rows.Length) + r])]);
        }
    }

    [Fact]
    public void Importances_are_the_mean_sizes_of_parts_over_the_training_rows()
    {
        SpamModel model = Compile(Fit(InputKind.Rank, 2, roots: true, distinct: false));
        double total = s_data.Training.Weights.Sum();
        var expected = new double[model.Parts.Length * model.Outputs];
        foreach ((double[] row, double weight) in Encoded(s_rows.Length).Zip(s_data.Training.Weights))
        {
            double[] parts = Score(model, row).Parts;
            for (int i = 0; i < parts.Length; i++)
            {
                expected[i] += weight / total * Math.Abs(parts[i]);
            }
        }

        model.Parts.SelectMany(part => part.Importances).Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    private static SpamModel Compile(PolynomialFit fit)
    {
        TargetLoss target = TargetLoss.Of(s_data, s_data.Training, new TrainingOptions());
        return new SpamCompiler(s_data, s_data.Training, target).Compile(fit, TrainingHistory.Empty);
    }

    private static PolynomialFit Fit(InputKind kind, int degree, bool roots, bool distinct)
    {
        InputEncoding inputs = new InputBuilder(s_data).Build(kind);
        var random = new Random(3);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        PolynomialForm Form(int degree) => new(degree, inputs, roots, distinct, Draw(inputs.Count * Rank), Draw(3 * Rank));
        return new PolynomialFit(inputs, [0.5, -1, 2], Draw(3 * inputs.Count), [.. Enumerable.Range(2, degree - 1).Select(Form)]);
    }

    private static double Polynomial(PolynomialFit fit, double[] row, int output)
    {
        var x = new double[fit.Inputs.Count];
        fit.Inputs.Encode(new RowBlock(row, null), 0, x);
        double sum = fit.Intercepts[output] + x.Select((value, m) => fit.Line[(output * x.Length) + m] * value).Sum();
        foreach (PolynomialForm form in fit.Forms)
        {
            double[] roots = [
                .. x.Select(value => form.HasRoots ? Math.Sign(value) * Math.Pow(Math.Abs(value), 1.0 / form.Degree) : value)];
            for (int k = 0; k < Rank; k++)
            {
                double[] factors = [.. fit.Inputs.Features.Select(feature =>
                    Enumerable.Range(feature.First, feature.Count).Sum(m => form.Factors[(m * Rank) + k] * roots[m]))];
                double p1 = factors.Sum(), p2 = factors.Sum(s => s * s), p3 = factors.Sum(s => s * s * s);
                sum += form.Weights[(output * Rank) + k] * (form.Degree, form.IsOfDistinct) switch
                {
                    (2, false) => p1 * p1,
                    (2, true) => (p1 * p1) - p2,
                    (_, false) => p1 * p1 * p1,
                    _ => (p1 * p1 * p1) - (3 * p1 * p2) + (2 * p3),
                };
            }
        }

        return sum;
    }

    // What is added up, for how exact a sum can be.
    private static double Magnitude(PolynomialFit fit, double[] row, int output) =>
        Math.Abs(Polynomial(fit, row, output)) + fit.Forms.Sum(form => Rank * Math.Pow(fit.Inputs.Features.Length, form.Degree));

    private static IEnumerable<double[]> Encoded(int count) =>
        Enumerable.Range(0, count).Select(r => s_data.Training.Columns.Select(column => column[r]).ToArray());

    private static (double[] Scores, double[] Parts) Score(SpamModel model, double[] row)
    {
        double[] scores = new double[model.Outputs], parts = new double[model.Parts.Length * model.Outputs];
        model.Score(new RowBlock(row, null), scores, parts);
        return (scores, parts);
    }

    private sealed class MatrixTheoryData : TheoryData<InputKind, int, bool, bool>
    {
        public MatrixTheoryData(IEnumerable<(InputKind Kind, int Degree, bool Roots, bool Distinct)> all)
        {
            foreach ((InputKind kind, int degree, bool roots, bool distinct) in all)
            {
                Add(kind, degree, roots, distinct);
            }
        }
    }
}
