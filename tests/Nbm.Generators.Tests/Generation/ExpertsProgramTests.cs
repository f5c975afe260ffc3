using System.Reflection;
using System.Runtime.Loader;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>What is generated for experts runs: it trains, explains with a property for each expert, predicts from the groups at hand, and
/// is saved.</summary>
public sealed class ExpertsProgramTests
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using Bank;
        using Garden;
        using Nbm;

        /// <summary>A program.</summary>
        public static class Program
        {
            private static readonly ExpertsOptions s_options = new() { Seed = 4, HiddenUnits = [4], Epochs = 4, BatchSize = 32 };

            private static Applicant[] Rows { get; } =
            [
                .. Enumerable.Range(0, 160).Select(static i => new Applicant
                {
                    Delinquencies = i % 7 == 0 ? null : i % 5, Income = 100 * (i % 31), When = new DateOnly(2024, 1 + (i % 12), 1), Job = i % 3 == 0 ? "baker" : "smith",
                    Repaid = i % 5 < 2 ^ i % 31 > 25,
                }),
            ];

            private static ApplicantExperts Model { get; } = ApplicantExperts.Train(Rows, s_options);

            /// <summary>What each expert says of a row: attribution, probability, confidence; and the sum of all attributions.</summary>
            public static (double[] Numbers, double Sum, double Score, double Predicted, string[] Names) Explain()
            {
                ApplicantExpertsExplanation why = Model.Explain(Rows[1]);
                BinaryPrediction alone = why.Bureau.Prediction;
                return (
                    [why.Bureau.Attribution, alone.Probability, why.Bureau.Confidence, why.Confidence, why.Largest.Attribution, why.Opinions.Max(static o => o.Attribution)],
                    why.Bureau.Attribution + why.Application.Attribution + why.BureauAndApplication.Attribution + why.BureauAndApplicationAndevent.Attribution,
                    why.Score, Model.Predict(Rows[1]).Score,
                    [.. why.Opinions.Select(static o => o.Expert.Name)]);
            }

            /// <summary>An explanation as JSON.</summary>
            public static string Json() => System.Text.Json.JsonSerializer.Serialize(Model.Explain(Rows[1]));

            /// <summary>Pictures of an explanation, of one against another row, and of several classes; and of an overview.</summary>
            public static string[] Pictures()
            {
                ApplicantExpertsExplanation why = Model.Explain(Rows[1]);
                Flower[] flowers = [.. Enumerable.Range(0, 60).Select(static i => new Flower(i % 11, i % 5, i % 7, (Kind)(i % 11 / 4)))];
                FlowerExpertsExplanation flower = FlowerExperts.Train(flowers, s_options).Explain(flowers[2]);
                return
                [
                    why.ToSvg(), Model.Predict(Rows[1], ApplicantGroups.All).ToSvg(), why.ToWaterfallSvg(), Model.Explain(Rows[1], Rows[2]).ToSvg(),
                    flower.ToSvg(), flower.ToWaterfallSvg(), flower.ToSvg(Kind.Setosa),
                    Model.Overview(Rows).ToSvg(), Model.Overview(Rows).ToSvg(Model.Experts),
                ];
            }

            /// <summary>A prediction of the bureau's data alone, of two rows that are alike in these alone; of a row among many; and what is refused.</summary>
            public static (double One, double Other, double Many, double Expert, int Asked, string Refused) Known()
            {
                Applicant row = Rows[1], other = row with { Income = -5, Job = null, When = default };
                string refused = string.Empty;
                try
                {
                    Model.Predict(row, ApplicantGroups.@event);
                }
                catch (ArgumentException e)
                {
                    refused = e.Message;
                }

                ExpertsPrediction<BinaryPrediction> said = Model.Predict(row, ApplicantGroups.Bureau);
                return (said.Prediction.Score, Model.Predict(other, ApplicantGroups.Bureau).Prediction.Score, Model.Predict(Rows, ApplicantGroups.Bureau)[1].Prediction.Score,
                    Model.Explain(row).Bureau.Prediction.Score, said.Opinions.Length, refused);
            }

            /// <summary>What cascades say.</summary>
            public static (int Stage, string Stages, string Without, double Shares, string Refused) Cascade()
            {
                ExpertsCascade<Applicant, BinaryPrediction> cascade = Model.Cascade(ApplicantGroups.Bureau, ApplicantGroups.All);
                return (
                    cascade.Decide(Rows[1], threshold: 2).Stage,
                    string.Join("; ", cascade.Stages),
                    string.Join("; ", Model.CascadeWithout(ApplicantGroups.@event).Stages),
                    cascade.CrossFit(Rows, 0.01).Stages.Sum(static stage => stage.Share) + Model.Overview(Rows).Overall.Attributions.Sum(),
                    Refused(ApplicantGroups.Bureau | ApplicantGroups.@event) + Refused());
            }

            private static string Refused(params ApplicantGroups[] stages)
            {
                try
                {
                    Model.Cascade(stages);
                    return "none";
                }
                catch (ArgumentException e)
                {
                    return e.Message;
                }
            }

            /// <summary>A prediction, and the same after the model was saved; and of another layout.</summary>
            public static (double Before, double After, string Other) Reload()
            {
                using var file = new MemoryStream();
                Model.Save(file);
                file.Position = 0;
                double after = ApplicantExperts.Load(file).Predict(Rows[1]).Score;
                var other = new ExpertsLayout(Model.Experts.Layout.Groups);
                string message = string.Empty;
                try
                {
                    _ = new Nbm.Generated.TypedExperts<Applicant, double>(ApplicantEncoder.Instance, Model.Experts, other, static scores => scores[0]);
                }
                catch (NbmSchemaException e)
                {
                    message = e.Message;
                }

                return (Model.Predict(Rows[1]).Score, after, message);
            }

            /// <summary>Cross-validated metrics, and many explanations of several classes.</summary>
            public static (int Folds, double Sum, double Probability, double Said) Others()
            {
                Flower[] rows = [.. Enumerable.Range(0, 90).Select(static i => new Flower(i % 11, i % 5, i % 7, (Kind)(i % 11 / 4)))];
                FlowerExperts flowers = FlowerExperts.TrainAsync(rows, rows[..30], s_options).Result;
                FlowerExpertsExplanation why = flowers.Explain(rows)[2];
                MulticlassPrediction<Kind> said = flowers.Predict(rows[2], FlowerGroups.All).Prediction;
                return (ApplicantExperts.CrossValidate(Rows, 3, s_options).Folds.Length, why.Petal.Prediction.Probabilities.Sum(static p => p.Value), why.Prediction.Probabilities[Kind.Setosa], said.Probabilities[Kind.Setosa]);
            }
        }
        """;

    private static readonly Lazy<Type> s_program = new(Load);

    [Fact]
    public void An_explanation_has_a_property_for_each_expert_and_attributions_sum_to_1()
    {
        (double[] numbers, double sum, double score, double predicted, string[] names) =
            Call<(double[], double, double, double, string[])>("Explain");
        numbers.ShouldAllBe(number => number >= 0 && number <= 1);
        numbers[4].ShouldBe(numbers[5]);
        sum.ShouldBe(1, 1e-9);
        score.ShouldBe(predicted);
        names.ShouldBe(["Bureau", "Application", "Bureau + Application", "Bureau + Application + event"]);
    }

    [Fact]
    public void An_explanation_is_written_as_JSON_with_what_each_expert_says()
    {
        System.Text.Json.JsonElement why = System.Text.Json.JsonDocument.Parse(Call<string>("Json")).RootElement;
        why.GetProperty("BureauAndApplication").GetProperty("Prediction").GetProperty("Probability").GetDouble().ShouldBeInRange(0, 1);
        why.GetProperty("Opinions").EnumerateArray().Sum(opinion => opinion.GetProperty("Attribution").GetDouble()).ShouldBe(1, 1e-9);
        double parts = why.GetProperty("Contributions").EnumerateArray().Sum(part => part.GetProperty("Score").GetDouble());
        (why.GetProperty("Intercept").GetDouble() + parts + why.GetProperty("Remainder").GetDouble())
            .ShouldBe(why.GetProperty("Score").GetDouble(), 1e-9);
    }

    [Fact]
    public void An_explanation_is_drawn_as_what_each_expert_settled_and_as_a_waterfall_if_that_is_asked_for()
    {
        string[] pictures = Call<string[]>("Pictures");
        pictures[0].ShouldBe(pictures[1]);
        pictures[8].ShouldBe(pictures[7]);
        string[] titles = [.. pictures.Select(static picture => System.Xml.Linq.XElement.Parse(picture).Elements().First().Value)];
        titles.ShouldBe(
        [
            "Attribution by expert", "Attribution by expert", "Waterfall", "Waterfall", "Attribution by expert", titles[5],
            "Waterfall of Setosa", "How often each expert settles a case",
            "How often each expert settles a case",
        ]);
        titles[5].ShouldStartWith("Waterfall of ");
    }

    [Fact]
    public void From_one_group_it_predicts_as_its_expert_alone_whatever_the_other_features_are()
    {
        (double one, double other, double many, double expert, int asked, string refused) =
            Call<(double, double, double, double, int, string)>("Known");
        other.ShouldBe(one);
        many.ShouldBe(one);
        expert.ShouldBe(one, 1e-9);
        asked.ShouldBe(1);
        refused.ShouldContain("No expert can do with event alone");
    }

    [Fact]
    public void Cascades_ask_the_experts_of_the_groups_that_are_named()
    {
        (int stage, string stages, string without, double shares, string refused) = Call<(int, string, string, double, string)>("Cascade");
        stage.ShouldBe(1);
        stages.ShouldBe("Bureau; Bureau + Application + event");
        without.ShouldBe("Bureau + Application; Bureau + Application + event");
        shares.ShouldBe(2, 1e-9);
        refused.ShouldContain("There is no expert of Bureau, event; there are those of Bureau;");
        refused.ShouldContain("none is given. Pass the groups of each, those of few groups first, or use CascadeWithout; there are ");
    }

    [Fact]
    public void A_saved_model_comes_back_and_one_of_other_experts_is_refused()
    {
        (double before, double after, string other) = Call<(double, double, string)>("Reload");
        after.ShouldBe(before);
        other.ShouldContain("expert 2 is Bureau + Application in the model and event in the record");
    }

    [Fact]
    public void Several_classes_have_typed_predictions_and_models_are_cross_validated()
    {
        (int folds, double sum, double probability, double said) = Call<(int, double, double, double)>("Others");
        folds.ShouldBe(3);
        sum.ShouldBe(1, 1e-9);
        said.ShouldBe(probability, 1e-9);
    }

    private static T Call<T>(string method) => (T)s_program.Value.GetMethod(method)!.Invoke(null, null)!;

    private static Type Load()
    {
        var context = new AssemblyLoadContext(null);
        using var stream = new MemoryStream();
        Consumer.Of(FamilySources.Applicant, FamilySources.Flower, Program).Generate().ShouldCompileClean().Compilation.Emit(stream).Success
            .ShouldBeTrue();
        stream.Position = 0;
        Assembly assembly = context.LoadFromStream(stream);
        return assembly.GetType("Program")!;
    }
}
