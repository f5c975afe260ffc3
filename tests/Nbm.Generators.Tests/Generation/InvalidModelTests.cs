using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>Of a model with an error nothing is generated, and nothing is reported: the analyzer says why.</summary>
public sealed class InvalidModelTests
{
    public static TheoryData<string> Sources =>
    [
        "[NbmModel] public partial record R([Feature] int A);",
        "[NbmModel] public partial record R([Target] int A);",
        "[NbmModel] public partial record R([Feature] int A, [Target] int B, [Target] int C);",
        "[NbmModel] public record R([Feature] int A, [Target] int B);",
        "public class Outer { [NbmModel] public partial record R([Feature] int A, [Target] int B); }",
        "[NbmModel] public partial record R<T>([Feature] int A, [Target] int B);",
        "public partial class Outer<T> { [NbmModel] public partial record R([Feature] int A, [Target] int B); }",
        "[NbmModel] public abstract partial record R([Feature] int A, [Target] int B);",
        "[NbmModel] public static partial class R { }",
        "[NbmModel] file partial record R([Feature] int A, [Target] int B);",
        "[NbmModel] public partial record R([Feature] object A, [Target] int B);",
        "[NbmModel] public partial record R([Feature] int A, [Target] System.DateTime B);",
        "[NbmModel(Task = ModelTask.Binary)] public partial record R([Feature] int A, [Target] int B);",
        "[NbmModel(Name = \"not a name\")] public partial record R([Feature] int A, [Target] int B);",
        "[NbmModel] public partial record R([Feature] int A, [Target] int B); public class RModel { }",
        "[NbmModel] public partial record R([Feature] int A, [Feature(Name = \"a\")] int C, [Target] int B);",
        "[NbmModel] public partial record R([Feature] int Score, [Target] int B);",
        "[NbmModel] public partial record R([Feature] int RShapes, [Target] int B);",
        "[NbmModel] public partial class R { [Feature] private int A { get; set; } [Target] public int B { get; set; } }",
        "[NbmModel] public partial class R([Feature] int a) { public int A => a; [Feature] public int C { get; set; } [Target] public int "
            + "B { get; set; } }",
        "[NbmModel] [Interaction(\"A\", \"Z\")] public partial record R([Feature] int A, [Target] int B);",
        "[NbmModel] [Interaction(\"A\", \"A\")] public partial record R([Feature] int A, [Target] int B);",
        "[NbmModel] [Interaction(null!, null!, null!)] public partial record R([Feature] int A, [Target] int B);",
        "[NbmModel] [Interactions(Order = 3)] public partial record R([Feature] int A, [Feature] int C, [Target] int B);",
        "[NbmModel] public partial record R([Feature] int A, [Target] int B, [Weight] string C);",
        "[NbmModel] public partial record R([Feature] Missing A, [Target] int B);",
        "[NbmModel] public partial record",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Nothing_is_generated_and_nothing_reported(string source)
    {
        GeneratorResult result = Consumer.Of("using Nbm;\n" + source).Generate();
        result.Exception.ShouldBeNull();
        result.GeneratorDiagnostics.ShouldBeEmpty();
        result.Files.ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_runtime_nothing_is_generated() =>
        (Consumer.Of(ModelSources.Applicant) with { References = References.WithoutRuntime }).Generate().Files.ShouldBeEmpty();

    [Fact]
    public void An_attribute_on_two_parts_is_no_reason_to_fail()
    {
        GeneratorResult result = Consumer.Of(
            "using Nbm; [NbmModel] public partial record R([Feature] int A, [Target] int B);",
            "using Nbm; [NbmModel] public partial record R { }").Generate();
        result.Exception.ShouldBeNull();
        result.Files.Count.ShouldBe(10);
    }
}
