using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>
/// What is wrong with one family takes nothing from the others, and leaves its types to be named, so that a build says what is wrong and
/// not that names aren't found. Whoever silences the error gets an exception, and no model.
/// </summary>
public sealed class FaultyFamilyTests
{
    private const string Record = """
        using Nbm;

        [NbmModel]
        [SpamModel]
        [ExpertsModel]
        [Expert("Person"), Expert("Bureu"), Expert("Person", "Bureau")]
        public partial record Applicant
        {
            [Feature, Group("Bureau")] public int Delinquencies { get; init; }
            [Feature, Group("Person")] public double Income { get; init; }
            [Target] public bool Repaid { get; init; }
        }
        """;

    private const string Program = """
        using Nbm;

        public static class Program
        {
            private static readonly ApplicantExperts? s_experts = null;

            public static ApplicantModel Model() => ApplicantModel.Train(Rows());

            public static ApplicantExperts Experts() => s_experts ?? ApplicantExperts.Train(Rows());

            public static ApplicantExperts Loaded() => ApplicantExperts.Load("never.nbm");

            public static double Attribution(ApplicantExpertsExplanation why) => why.PersonAndBureau.Attribution + (why.Opinions.Count > 0 ? (double)ApplicantGroups.All : 0);

            private static Applicant[] Rows()
            {
                var rows = new Applicant[60];
                for (int i = 0; i < rows.Length; i++)
                {
                    rows[i] = new Applicant { Delinquencies = i % 3, Income = i % 7, Repaid = i % 7 > 3 };
                }

                return rows;
            }
        }
        """;

    // In the order of the groups, which is that of their first features.
    private static readonly string s_program = Program.Replace("PersonAndBureau", "BureauAndPerson", StringComparison.Ordinal);

    [Fact]
    public void A_wrong_group_is_all_that_a_build_complains_of()
    {
        GeneratorResult result = Consumer.Of(Record, s_program).Generate();
        result.CompilerDiagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void Other_families_train_and_the_faulty_one_throws_whatever_it_is_asked()
    {
        using var stream = new MemoryStream();
        Consumer.Of(Record, s_program).Generate().Compilation.Emit(stream).Success.ShouldBeTrue();
        stream.Position = 0;
        Assembly assembly = new AssemblyLoadContext(null).LoadFromStream(stream);
        MethodInfo Method(string name) => assembly.GetType("Program")!.GetMethod(name)!;

        Method("Model").Invoke(null, null).ShouldNotBeNull();
        foreach (string name in new[] { "Experts", "Loaded" })
        {
            Exception thrown = Should.Throw<TargetInvocationException>(() => Method(name).Invoke(null, null)).InnerException
                .ShouldBeOfType<TypeInitializationException>().InnerException!;
            thrown.ShouldBeOfType<InvalidOperationException>().Message
                .ShouldBe("ApplicantExperts can't be used: the errors of the build say what is wrong with [ExpertsModel] of Applicant.");
        }
    }

    [Fact]
    public void A_name_that_is_taken_leaves_one_family_out()
    {
        ImmutableArray<string> files =
            [.. Consumer.Of(Record.Replace("Bureu", "Bureau", StringComparison.Ordinal), "public partial class ApplicantGroups { }")
                .Generate().Files.Keys];
        files.ShouldContain("Applicant.Model.g.cs");
        files.ShouldContain("Applicant.SpamExplanation.g.cs");
        files.ShouldNotContain("Applicant.Groups.g.cs");
        files.ShouldNotContain("Applicant.Experts.g.cs");
    }

    [Fact]
    public void A_task_without_experts_leaves_their_types_out()
    {
        ImmutableArray<string> files = [.. Consumer.Of("""
            using Nbm;

            [NbmModel(Task = ModelTask.Poisson)]
            [ExpertsModel]
            public partial record Policy([property: Feature, Group("Driver")] int Age, [property: Target] int Claims);
            """).Generate().Files.Keys];
        files.ShouldContain("Policy.Model.g.cs");
        files.ShouldNotContain("Policy.Experts.g.cs");
    }
}
