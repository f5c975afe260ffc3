using System.Reflection;
using System.Runtime.Loader;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>What is generated for a record of several families runs: each trains, is saved, explains, and is compared with the others on
/// the same folds.</summary>
public sealed class FamilyProgramTests
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using Nbm;
        using Shop;

        /// <summary>A program.</summary>
        public static class Program
        {
            private static Loan[] Rows { get; } =
            [
                .. Enumerable.Range(0, 120).Select(static i => new Loan
                {
                    Seniority = i % 13, Income = i % 7 == 0 ? null : 100 * (i % 31), Job = i % 3 == 0 ? "baker" : "smith", Repaid = i % 13 > 5 ^ i % 5 == 0,
                }),
            ];

            /// <summary>The models on the same folds.</summary>
            public static string Compare() => new ModelComparison<BinaryMetrics>("AUROC", static metrics => metrics.Auroc)
                .With("nbm", LoanModel.CrossValidate(Rows, 3, new() { Seed = 4 }))
                .With("mlp", LoanMlp.CrossValidate(Rows, 3, new() { Seed = 4 }))
                .With("spam", LoanSpam.CrossValidate(Rows, 3, new() { Seed = 4 }))
                .ToString();

            /// <summary>What a polynomial says of a row.</summary>
            public static (double Score, double Sum, double[] Interactions, string[] Features) Explain()
            {
                LoanSpamExplanation why = LoanSpam.Train(Rows, new SpamOptions { Seed = 4 }).Explain(Rows[1]);
                return (
                    why.Score,
                    why.Intercept + why.Seniority.Score + why.Income.Score + why.Job.Score + why.Interactions.Sum(static i => i.Score),
                    [.. why.Interactions.Select(static i => i.Score)],
                    [.. why.Interactions.Select(static i => string.Join(",", i.Features))]);
            }

            /// <summary>What loading says of a file of another family.</summary>
            public static string[] LoadOther()
            {
                using var file = new MemoryStream();
                LoanMlp.Train(Rows, new MlpOptions { Seed = 4, Epochs = 1 }).Save(file);
                string path = Path.GetTempFileName();
                try
                {
                    File.WriteAllBytes(path, file.ToArray());
                    return [Message(() => LoanSpam.Load(new MemoryStream(file.ToArray()))), Message(() => LoanModel.Load(path)).Replace(path, "PATH")];
                }
                finally
                {
                    File.Delete(path);
                }

                static string Message(Func<object> load)
                {
                    try
                    {
                        load();
                        return "nothing";
                    }
                    catch (NbmFormatException e)
                    {
                        return e.Message;
                    }
                }
            }

            /// <summary>A prediction, and the same after the model was saved.</summary>
            public static (double Before, double After) Reload()
            {
                LoanMlp model = LoanMlp.TrainAsync(Rows, Rows, new() { Seed = 4 }).Result;
                using var file = new MemoryStream();
                model.Save(file);
                file.Position = 0;
                return (model.Predict(Rows[1]).Score, LoanMlp.Load(file).Predict(Rows[1]).Score);
            }
        }
        """;

    private static readonly Lazy<Type> s_program = new(Load);

    [Fact]
    public void Families_are_compared_on_the_same_folds()
    {
        string table = Call<string>("Compare");
        foreach (string family in new[] { "nbm", "mlp", "spam" })
        {
            table.ShouldContain(family);
        }
    }

    [Fact]
    public void A_polynomials_score_is_what_its_explanation_adds_up_to_with_interactions_the_largest_first()
    {
        (double score, double sum, double[] interactions, string[] features) = Call<(double, double, double[], string[])>("Explain");
        sum.ShouldBe(score, 1e-6 * (1 + Math.Abs(score)));
        features.ShouldContain("Seniority,Income");
        interactions.Select(Math.Abs).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void A_perceptron_is_saved_and_loaded()
    {
        (double before, double after) = Call<(double, double)>("Reload");
        after.ShouldBe(before);
    }

    [Fact]
    public void A_file_of_another_family_says_which_of_the_records_own_types_loads_it() => Call<string[]>("LoadOther").ShouldBe(
    [
        "The file holds a model of the family \"mlp\", which LoanMlp.Load loads where the record has [MlpModel], and TrainedModel.Load "
            + "without types; this is LoanSpam.Load.",
        "PATH: The file holds a model of the family \"mlp\", which LoanMlp.Load loads where the record has [MlpModel], and "
            + "TrainedModel.Load without types; this is LoanModel.Load.",
    ]);

    [Theory]
    [InlineData("LoanMlp", "A perceptron has no report: it explains nothing that a page could show.")]
    [InlineData("LoanSpam", "A polynomial has no report, which is of tables: what it adds for a row is in its explanation.")]
    public void A_report_that_there_is_not_is_not_offered(string model, string why)
    {
        MethodInfo method = s_program.Value.Assembly.GetType($"Shop.{model}")!
            .GetMethod("WriteReport", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!;
        method.GetCustomAttribute<ObsoleteAttribute>()!.Message.ShouldBe(why);
        method.GetCustomAttribute<System.ComponentModel.EditorBrowsableAttribute>()!.State
            .ShouldBe(System.ComponentModel.EditorBrowsableState.Never);
    }

    [Fact]
    public void A_perceptron_explains_nothing() =>
        s_program.Value.Assembly.GetType("Shop.LoanMlp")!.GetMethods().ShouldNotContain(static method => method.Name == "Explain");

    [Fact]
    public void An_attribute_that_says_nothing_means_its_own_defaults()
    {
        var attribute = new SpamModelAttribute();
        Consumer.Of(FamilySources.Loan).Generate().Files["Shop.Loan.Spam.g.cs"]
            .ShouldContain($"Train(s_encoder, train, null, {attribute.Degree}, {attribute.Rank}, options,");
    }

    private static T Call<T>(string method) => (T)s_program.Value.GetMethod(method)!.Invoke(null, null)!;

    private static Type Load()
    {
        var context = new AssemblyLoadContext(null);
        using var stream = new MemoryStream();
        Consumer.Of(FamilySources.Loan, Program).Generate().ShouldCompileClean().Compilation.Emit(stream).Success.ShouldBeTrue();
        stream.Position = 0;
        Assembly assembly = context.LoadFromStream(stream);
        return assembly.GetType("Program")!;
    }
}
