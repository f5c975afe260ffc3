using System.Runtime.Loader;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>What is generated for networks with interpreters runs: they train, explain by attributes and what these are, follow a teacher,
/// and are saved.</summary>
public sealed class FlintProgramTests
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using Credit;
        using Nbm;
        using Post;

        /// <summary>A program.</summary>
        public static class Program
        {
            private static readonly FlintOptions s_options = new() { Seed = 4, HiddenUnits = [6], DecoderUnits = [3], Epochs = 4, InterpreterEpochs = 10, BatchSize = 32, InterpreterBatchSize = 32 };

            private static Borrower[] Rows { get; } =
            [
                .. Enumerable.Range(0, 160).Select(static i => new Borrower
                {
                    Income = i % 7 == 0 ? null : 100 * (i % 31), Job = i % 3 == 0 ? "baker" : i % 11 == 0 ? null : "smith", Age = 20 + (i % 40), Repaid = i % 5 < 2 ^ i % 31 > 25,
                }),
            ];

            private static BorrowerFlint Model { get; } = BorrowerFlint.Train(Rows, s_options);

            /// <summary>Of each attribute of a row its activation, and what features add to it.</summary>
            public static (double[] Activations, double[] Sums, double Score, double Added, int[] Above) Explain()
            {
                BorrowerFlintExplanation why = Model.Explain(Rows[3]);
                return (
                    [.. why.Attributes.Select(static own => own.Activation)],
                    [.. why.Attributes.Select(static own => own.Because.Intercept + own.Because.Income.Score + own.Because.Job.Score
                        + own.Because.Age.Score + own.Because.IncomeXAge.Score)],
                    why.Score,
                    why.Contributions.Aggregate(why.Intercept, static (sum, part) => sum + part.Score),
                    [.. why.Interpretation(0.5).Select(static own => own.Attribute)]);
            }

            /// <summary>What the shapes of each attribute add up to at a row, and how important the largest is.</summary>
            public static (double[] Sums, double[] Importances, string Picture) Shapes() => (
                [
                    .. Enumerable.Range(0, 3).Select(static j => (Of: Model.Attributes[j].Function.Curves!, Own: Model.ShapesOf(j)))
                        .Select(static pair =>
                        pair.Of.Intercepts[0] + pair.Own.Income.Evaluate(300) + pair.Own.Job["baker"] + pair.Own.Age.Evaluate(23)
                            + pair.Own.IncomeXAge.Evaluate([300, 23])),
                ],
                [.. Enumerable.Range(0, 3)
                    .Select(static j => Model.Attributes[j].Function.Curves!.Importances.Max(static own => own.Importance))],
                Model.ShapesOf(0).Income.ToSvg());

            /// <summary>A prediction, and the same after the model was saved.</summary>
            public static (double Before, double After, double Fidelity, double Summary) Reload()
            {
                using var file = new MemoryStream();
                Model.Save(file);
                file.Position = 0;
                BorrowerFlint again = BorrowerFlint.Load(file);
                return (Model.Predict(Rows[1]).Score, again.Predict(Rows[1]).Score, again.Fidelity(Rows), Model.Summary.Fidelity);
            }

            /// <summary>How well an interpreter follows a rule.</summary>
            public static double Follow()
            {
                static double Rule(Borrower row) => row.Age < 40 ? 0.9 : 0.1;
                BorrowerFlint interpreter = BorrowerFlint.Interpret(Rows, Rule, s_options with { InterpreterEpochs = 60, InterpreterLearningRate = 0.01 });
                return interpreter.Fidelity(Rows, Rule);
            }

            /// <summary>Attributes of pictures, as pictures.</summary>
            public static string Pictures()
            {
                Letter[] letters = [.. Enumerable.Range(0, 60).Select(static i => new Letter { Pixels = [.. Enumerable.Range(0, 16).Select(p => p % 3 == i % 3 ? 1f : 0)], Character = i % 3 == 0 ? "A" : "B" })];
                LetterFlint model = LetterFlint.Train(letters, s_options);
                return model.AttributesToSvg(letters) + model.Explain(letters[0]).Prediction;
            }
        }
        """;

    private static readonly Lazy<Type> s_program = new(Load);

    [Fact]
    public void An_attribute_is_the_positive_part_of_what_features_add_to_it()
    {
        (double[] activations, double[] sums, double score, double added, int[] above) =
            Call<(double[], double[], double, double, int[])>("Explain");
        activations.Length.ShouldBe(3);
        for (int j = 0; j < 3; j++)
        {
            activations[j].ShouldBe(sums[j] > 0 ? sums[j] : sums[j] / 100, 1e-5);
        }

        double.IsFinite(score - added).ShouldBeTrue();
        above.Length.ShouldBeInRange(0, 3);
    }

    [Fact]
    public void The_shapes_of_an_attribute_can_be_asked_and_drawn()
    {
        (double[] _, double[] sums, double _, double _, int[] _) = Call<(double[], double[], double, double, int[])>("Explain");
        (double[] shapes, double[] importances, string picture) = Call<(double[], double[], string)>("Shapes");
        for (int j = 0; j < 3; j++)
        {
            shapes[j].ShouldBe(sums[j], 1e-9);
        }

        importances.ShouldAllBe(own => own > 0);
        picture.ShouldContain("Income");
    }

    [Fact]
    public void It_is_saved_and_loaded_and_says_how_well_the_network_is_followed()
    {
        (double before, double after, double fidelity, double summary) = Call<(double, double, double, double)>("Reload");
        after.ShouldBe(before);
        fidelity.ShouldBe(summary, 1e-12);
    }

    [Fact]
    public void A_rule_is_followed() => Call<double>("Follow").ShouldBeGreaterThan(0.9);

    [Fact]
    public void Attributes_of_pictures_are_drawn() => Call<string>("Pictures").ShouldContain("data:image/png;base64,");

    [Fact]
    public void An_attribute_that_says_nothing_means_its_own_defaults()
    {
        var attribute = new FlintModelAttribute();
        Consumer.Of(FamilySources.Letter).Generate().Files["Post.Letter.Flint.g.cs"]
            .ShouldContain(
                $"Train(s_encoder, train, null, {attribute.Attributes}, global::Nbm.AttributeInputs.{attribute.AttributeInputs}, options,");
    }

    private static T Call<T>(string method) => (T)s_program.Value.GetMethod(method)!.Invoke(null, null)!;

    private static Type Load()
    {
        var context = new AssemblyLoadContext(null);
        using var stream = new MemoryStream();
        Consumer.Of(FamilySources.Borrower, FamilySources.Letter, Program).Generate().ShouldCompileClean().Compilation.Emit(stream).Success
            .ShouldBeTrue();
        stream.Position = 0;
        return context.LoadFromStream(stream).GetType("Program")!;
    }
}
