using System.Reflection;
using System.Runtime.Loader;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>What is generated for dense vectors runs: they are read from files, learned from, explained, saved, and refused where they are
/// wrong.</summary>
public sealed class DenseProgramTests
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using Nbm;
        using Post;

        /// <summary>A program.</summary>
        public static class Program
        {
            private static Digit[] Rows { get; } =
            [
                .. Enumerable.Range(0, 160).Select(static i => new Digit
                {
                    Pixels = [i % 3, 0, 0.5f, i % 7, -i, 9], Weight = i % 11, @event = new double[] { i % 2, i * 0.25 }, Odd = i % 7 > 3,
                }),
            ];

            /// <summary>Scores before and after a file, of a row alone and among others.</summary>
            public static double[] Mlp()
            {
                DigitMlp model = DigitMlp.Train(Rows, new MlpOptions { Seed = 1, HiddenUnits = [4], Epochs = 3, BatchSize = 32 });
                using var file = new MemoryStream();
                model.Save(file);
                file.Position = 0;
                return [model.Predict(Rows[5]).Score, model.Predict(Rows)[5].Score, DigitMlp.Load(file).Predict(Rows[5]).Score];
            }

            /// <summary>What the expert of the envelope says with and without a picture, its explanation, and what a cascade decides.</summary>
            public static (double With, double Without, string Explained, string Json, int Stage, string Missing) Experts()
            {
                DigitExperts model = DigitExperts.Train(Rows, new ExpertsOptions { Seed = 1, HiddenUnits = [4], Epochs = 3, BatchSize = 32 });
                Digit without = Rows[5] with { Pixels = null! };
                string missing = string.Empty;
                try
                {
                    model.Predict(without);
                }
                catch (NbmDataException e)
                {
                    missing = e.Message;
                }

                return (
                    model.Explain(Rows[5]).Envelope.Prediction.Score, model.Predict(without, DigitGroups.Envelope).Prediction.Score, model.Explain(Rows[5]).ToString(),
                    System.Text.Json.JsonSerializer.Serialize(model.Explain(Rows[5])),
                    model.Cascade(DigitGroups.Envelope, DigitGroups.All).Decide(without, 0).Stage, missing);
            }

            /// <summary>What a file of some cells gives.</summary>
            public static string Csv(string pixels)
            {
                string path = Path.GetTempFileName();
                try
                {
                    File.WriteAllText(path, "pixels,weight,embedding,odd\n" + pixels + ",2,0.5 -1e3,true\n");
                    Digit row = DigitCsv.Read(path).Single();
                    return FormattableString.Invariant($"{string.Join(' ', row.Pixels)}; {row.@event.Span[0]} {row.@event.Span[1]}; {row.Weight}");
                }
                catch (NbmCsvException e)
                {
                    return e.Message;
                }
                finally
                {
                    File.Delete(path);
                }
            }
        }
        """;

    private static readonly Lazy<Type> s_program = new(Load);

    [Fact]
    public void A_perceptron_scores_pictures_alike_alone_among_others_and_after_a_file()
    {
        double[] scores = Call<double[]>("Mlp");
        scores[1].ShouldBe(scores[0]);
        scores[2].ShouldBe(scores[0]);
    }

    [Fact]
    public void An_expert_of_other_groups_does_without_a_picture()
    {
        (double with, double without, string explained, string json, int stage, string missing) =
            Call<(double, double, string, string, int, string)>("Experts");
        without.ShouldBe(with, 1e-9);
        stage.ShouldBe(0);
        explained.ShouldContain("6 numbers");
        json.ShouldContain("\"Picture\"");
        missing.ShouldContain("vector Pixels: it is null");
    }

    [Theory]
    [InlineData("0 1 2 3 4.5 -6e-1", "0 1 2 3 4.5 -0.6; 0.5 -1000; 2")]
    [InlineData(" 0  1\t2 3 4 5 ", "0 1 2 3 4 5; 0.5 -1000; 2")]
    [InlineData("0 1 2", "3 numbers. Expected: 6 numbers such as 0.5 1 0.25")]
    [InlineData("", "0 numbers. Expected: 6 numbers")]
    [InlineData("0 1 NaN 3 4 5", "'NaN': at place 2 (from 0) it is no float")]
    public void A_cell_holds_numbers_with_spaces_between(string cell, string expected) => Call<string>("Csv", cell).ShouldContain(expected);

    private static T Call<T>(string method, params object[] arguments) => (T)s_program.Value.GetMethod(method)!.Invoke(null, arguments)!;

    private static Type Load()
    {
        var context = new AssemblyLoadContext(null);
        using var stream = new MemoryStream();
        Consumer.Of(FamilySources.Digit, Program).Generate().ShouldCompileClean().Compilation.Emit(stream).Success.ShouldBeTrue();
        stream.Position = 0;
        return context.LoadFromStream(stream).GetType("Program")!;
    }
}
