using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training.Teachers;

/// <summary>Additive models of what something else says.</summary>
public sealed class DistillTests
{
    private static readonly Noise s_noise = new(11);

    private static readonly TestRow[] s_rows =
        [.. Enumerable.Range(0, 2400).Select(_ => new TestRow([s_noise.Normal(), s_noise.Uniform(), s_noise.Index(3)], double.NaN))];

    [Fact]
    public void Networks_of_two_classes_can_t_be_kept()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Binary());
        TestRow[] rows = Problems.MixedRows(schema, 60);
        var options = new TrainingOptions { Refinement = Refinement.None, Epochs = 1, KeepNetworks = true };
        Should.Throw<ArgumentException>(() => Distiller.Distill(new TestEncoder(schema), rows, row => 0.5, options, null, default))
            .Message.ShouldContain("a model of two classes can't go on from them");
    }

    [Fact]
    public void A_teacher_that_is_additive_is_followed_to_the_end()
    {
        ModelSchema schema = Schema(Schemas.Binary());
        var encoder = new TestEncoder(schema);
        double Additive(TestRow row) => Sigmoid(Curve(row));
        AdditiveModel model = Distiller.Distill(encoder, s_rows[..2000], Additive, null, null, default);
        model.Schema.Hash.ShouldBe(schema.Hash);
        model.Classes.ShouldBe(schema.Target.Classes);
        DistillationReport report = Distiller.Compare(encoder, model, s_rows[2000..], Additive);
        report.RSquared.ShouldBeGreaterThan(0.999, report.ToString());
        report.Agreement!.Value.ShouldBeGreaterThan(0.99);
        report.Rows.ShouldBe(400);
        double[] scores = new double[1], columns = new double[3];
        foreach (Disagreement worst in report.Disagreements)
        {
            TestRow row = s_rows[2000 + worst.Row];
            encoder.Encode(new ReadOnlySpan<TestRow>(in row), model.Vocabularies, columns, 1);
            model.Score(columns, scores);
            worst.Teacher.ShouldBe(Math.Log(Additive(row) / (1 - Additive(row))), Tolerance);
            worst.Model.ShouldBe(scores[0], Tolerance);
        }

        report.Disagreements.Select(own => Math.Abs(own.Teacher - own.Model)).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Of_several_classes_each_is_followed_and_all_are_one_model()
    {
        ModelSchema schema = Schema(Schemas.Multiclass(3), [0, 1]);
        var encoder = new TestEncoder(schema);
        static double[] Teacher(TestRow row)
        {
            double[] e = [Math.Exp(Curve(row)), Math.Exp(row.Values[0] * (row.Values[1] - 0.5) * 3), Math.Exp(-row.Values[0])];
            return [.. e.Select(own => own / e.Sum())];
        }

        AdditiveModel model = Distiller.DistillClasses(encoder, s_rows[..1200], Teacher, null, null, default);
        DistillationReport report = Distiller.CompareClasses(encoder, model, s_rows[2000..], Teacher);
        report.RSquared.ShouldBeGreaterThan(0.99, report.ToString());
        report.ByOrder[0].ShouldBeLessThan(report.RSquared - 0.02, "the second class is a product");
        report.Agreement!.Value.ShouldBeGreaterThan(0.97);

        // The worst row is the one whose scores are furthest apart, and its class is named.
        double[] scores = new double[3], columns = new double[3];
        double worst = 0;
        foreach (TestRow row in s_rows[2000..])
        {
            encoder.Encode(new ReadOnlySpan<TestRow>(in row), model.Vocabularies, columns, 1);
            model.Score(columns, scores);
            double[] of = [.. Teacher(row).Select(own => Math.Log(own))];
            worst = Math.Max(worst, Enumerable.Range(0, 3).Max(c => Math.Abs(scores[c] - scores.Average() - (of[c] - of.Average()))));
        }

        Disagreement first = report.Disagreements[0];
        Math.Abs(first.Teacher - first.Model).ShouldBe(worst, 1e-6);
        new[] { "C0", "C1", "C2" }.ShouldContain(first.Class);
    }

    [Fact]
    public void Classes_that_are_texts_have_no_order_to_be_asked_in() =>
        Should.Throw<NotSupportedException>(() => Distiller.DistillClasses(
            new TestEncoder(Schema(Schemas.Texts())), s_rows, row => [1], null, null, default)).Message.ShouldContain("Make Y an enum");

    [Fact]
    public void What_pairs_add_is_said_order_by_order()
    {
        ModelSchema schema = Schema(Schemas.Regression(), [0, 1]);
        var encoder = new TestEncoder(schema);
        static double Teacher(TestRow row) => 50 + (20 * (Curve(row) + (row.Values[0] * (row.Values[1] - 0.5))));
        AdditiveModel model = Distiller.Distill(encoder, s_rows[..2000], Teacher, null, null, default);
        DistillationReport report = Distiller.Compare(encoder, model, s_rows[2000..], Teacher);
        report.ByOrder.Length.ShouldBe(2);
        report.ByOrder[1].ShouldBeGreaterThan(0.995, report.ToString());
        double mean = s_rows[2000..].Average(Curve), all = s_rows[2000..].Average(row => Math.Pow((Teacher(row) - 50) / 20, 2));
        double unexplained = s_rows[2000..].Average(row => Math.Pow(row.Values[0] * (row.Values[1] - 0.5), 2));
        report.ByOrder[0].ShouldBe(1 - (unexplained / (all - (mean * mean))), 0.03);
        report.Agreement.ShouldBeNull();
        report.RSquared.ShouldBe(report.ByOrder[1]);
        report.ToString().ShouldContain("with terms of up to 2");
    }

    [Fact]
    public void Other_tasks_and_teachers_that_say_no_probability_are_refused()
    {
        Should.Throw<NotSupportedException>(() => Distiller.Distill(
            new TestEncoder(TaskData.Schema(ModelTask.Poisson)), s_rows, _ => 0.5, null, null, default)).Message
            .ShouldContain("its task is Poisson");
        Should.Throw<NbmDataException>(() => Distiller.Distill(
            new TestEncoder(Schema(Schemas.Multiclass(3))), s_rows, _ => 0.5, null, null, default)).Message
            .ShouldContain("says 1 numbers of it; expected: 3");
        Should.Throw<NbmDataException>(
            () => Distiller.Distill(new TestEncoder(Schema(Schemas.Binary())), s_rows, _ => 2, null, null, default)).Message
            .ShouldStartWith("Row 0 of rows: the teacher says 2 of it");
    }

    private const double Tolerance = 1e-9;

    private static ModelSchema Schema(TargetSchema target, params int[][] interactions) =>
        Schemas.Of(target, [Schemas.Number("A"), Schemas.Number("B"), Schemas.Category("C", 3)], interactions);

    private static double Curve(TestRow row) => Math.Sin(2 * row.Values[0]) + (2 * row.Values[1]) + (row.Values[2] == 1 ? 1 : -0.5);

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}
