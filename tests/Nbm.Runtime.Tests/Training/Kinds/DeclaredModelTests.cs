using System.Security.Cryptography;
using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A model of every data kind, after training: its file, its shapes, its words.</summary>
public sealed class DeclaredModelTests
{
    private static readonly FeatureSchema[] s_features =
    [
        Schemas.Special("Age", -9, -8) with { Unit = "years", IsNullable = true },
        Schemas.Number("Price") with { Axis = AxisKind.Log },
        Schemas.Circle("SoldHour", 24) with { ClrType = "DateTime", Part = CalendarPart.Hour },
        Schemas.Ordered("Grade", 3),
        Schemas.Ordered("SoldMonth", 12, cyclic: true) with { ClrType = "DateTime", Part = CalendarPart.Month },
        Schemas.Number("Size") with { Axis = AxisKind.Linear },
    ];

    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), s_features, [0, 2], [3, 4]);
    private static readonly AdditiveModel s_model = Problems.Train(s_schema, Rows(), new TrainingOptions { Seed = 1, PosteriorDraws = 4 });

    [Fact]
    public void A_loaded_model_is_the_saved_one()
    {
        byte[] file = Save(s_model);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(file), s_schema);

        loaded.Schema.ShouldBe(s_schema);
        foreach (TestRow row in Rows().Take(40))
        {
            loaded.Scores(row.Values).ShouldBe(s_model.Scores(row.Values));
        }

        Save(loaded).ShouldBe(file);
    }

    [Fact]
    public void Any_flipped_byte_of_the_schema_is_an_error_or_a_model_that_works()
    {
        byte[] file = Save(s_model);
        for (int i = 48; i < 1200; i++)
        {
            byte[] flipped = [.. file];
            flipped[i] ^= 0x41;
            SHA256.HashData([.. flipped[..16], .. flipped[48..]]).CopyTo(flipped, 16);
            try
            {
                _ = AdditiveModel.Load(new MemoryStream(flipped)).Scores(30, 5, 12, 1, 3, 1);
            }
            catch (Exception e) when (e is NbmFormatException or NbmDataException)
            {
            }
        }
    }

    [Fact]
    public void A_number_shows_its_curve_and_beside_it_its_special_scores()
    {
        NumericShape age = ShapeReader.Numeric(s_model, 0);

        age.Specials.ShouldBe([-9, -8]);
        age.SpecialScores[0].ShouldBe(age.Evaluate(-9));
        age.SpecialScores[1].ShouldBe(age.Evaluate(-8));
        age.MissingScore!.Value.ShouldBe(age.Evaluate(double.NaN));
        age.SpecialStandardErrors![1].ShouldBe(age.StandardError(-8)!.Value);
        (age.SpecialScores[0] - age.SpecialScores[1]).ShouldBe(4, 0.5);
        age.Knots.ShouldAllBe(knot => !age.Specials.Contains(knot));
        age.Scores.ShouldBe(age.Knots.Select(age.Evaluate));
    }

    [Fact]
    public void Shapes_say_what_kind_of_axis_they_lie_on()
    {
        ShapeReader.Numeric(s_model, 1).Axis.ShouldBe(AxisKind.Log);
        ShapeReader.Numeric(s_model, 5).Axis.ShouldBe(AxisKind.Linear);
        NumericShape hour = ShapeReader.Numeric(s_model, 2);
        (hour.Period, hour.Scores[^1], hour.StandardErrors![^1]).ShouldBe((24, hour.Scores[0], hour.StandardErrors![0]));
        ShapeReader.Numeric(s_model, 0).Period.ShouldBeNull();
        CategoryShape grade = ShapeReader.Category(s_model, 3), month = ShapeReader.Category(s_model, 4);
        (grade.IsOrdered, grade.IsCyclic, month.IsOrdered, month.IsCyclic).ShouldBe((true, false, true, true));
        (grade.UnseenScore is null, month.UnseenScore is null).ShouldBe((false, true));
        grade.Scores.ShouldBeInOrder();
    }

    [Fact]
    public void A_grid_names_special_values_and_hours()
    {
        InteractionAxis age = ShapeReader.Interaction(s_model, 6).Axes[0], hour = ShapeReader.Interaction(s_model, 6).Axes[1];

        age.Specials.ShouldBe([-9, -8]);
        age.Label(age.Knots.Count).ShouldBe("-9 (special)");
        age.Label(age.Knots.Count + 1).ShouldBe("-8 (special)");
        age.Label(age.MissingPosition!.Value).ShouldBe("missing");
        hour.Label(0).ShouldMatch(@"^\d\d:\d\d$");
        ShapeReader.Interaction(s_model, 6).Evaluate(-9, 12).ShouldBe(ShapeReader.Interaction(s_model, 6).Evaluate(-9, 36));
    }

    [Fact]
    public void An_explanation_calls_a_special_value_special_and_gives_it_no_unit()
    {
        var model = new TestModel(s_model);

        string special = model.Explain(new TestRow([-9, 5, 13.75, 1, 2, 1], 0)).ToString();
        string number = model.Explain(new TestRow([30, 5, 13.75, 1, 2, 1], 0)).ToString();

        special.ShouldMatch(@"  Age += -9 \(special\)\n");
        special.ShouldMatch(@"  AgeXSoldHour += -9 \(special\) × 13:45\n");
        special.ShouldMatch(@"  SoldHour += 13:45\n");
        special.ShouldMatch(@"  SoldMonth += L2\n");
        number.ShouldMatch(@"  Age += 30 years\n");
    }

    private static byte[] Save(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static TestRow[] Rows()
    {
        var noise = new Noise(6);
        return [.. Enumerable.Range(0, 600).Select(i =>
        {
            double age = i % 6 == 0 ? -9 : i % 6 == 1 ? -8 : i % 11 == 0 ? double.NaN : noise.Uniform(18, 70);
            double price = Math.Exp(noise.Normal()), hour = noise.Uniform(0, 24), grade = noise.Index(3), month = noise.Index(12),
                size = noise.Uniform();
            double score = (age == -9 ? 3 : age == -8 ? -1 : age > 0 ? age / 30 : 0) + Math.Log(price) + Math.Sin(hour / 24 * 2 * Math.PI)
                + grade + size;
            return new TestRow([age, price, hour, grade, month, size], score + (0.3 * noise.Normal()));
        })];
    }

    private sealed class TestModel(AdditiveModel model) : RegressionModel<TestRow>(new TestEncoder(s_schema), model)
    {
        public TestExplanation Explain(TestRow row) => new(ExplainRow(row));
    }

    private sealed class TestExplanation(ExplainedRow row) : Explanation(row);
}
