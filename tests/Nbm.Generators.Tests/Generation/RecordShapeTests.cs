using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>Records as people write them: parts, bases, accessibility, names.</summary>
public sealed class RecordShapeTests
{
    [Theory]
    [InlineData("public partial class Outer { private partial record R([Feature] int A, [Target] int B); }")]
    [InlineData("public partial class Outer { protected partial record R([Feature] int A, [Target] int B); }")]
    [InlineData("public partial class Outer { private protected partial record R([Feature] int A, [Target] int B); }")]
    [InlineData("public partial struct Outer { internal partial struct R { [Feature] public int A { get; set; } [Target] public int B { "
        + "get; set; } } }")]
    [InlineData("public partial record Outer { public partial record struct R([Feature] int A, [Target] int B); }")]
    [InlineData("public partial record struct Outer { partial class R { [Feature] internal int A { get; set; } [Target] internal int B { "
        + "get; set; } } }")]
    [InlineData(
        "internal enum E { X, Y, Z } public partial class R { [Feature] public int A { get; set; } [Target] internal E B { get; set; } }")]
    [InlineData("internal enum E { X, Y } public partial class R { [Feature] internal E A { get; set; } [Feature] public E2 C { get; set; "
        + "} [Target] public int B { get; set; } } public enum E2 { X, Y }")]
    [InlineData("[Interaction(\"Item2\", \"Rest\", \"Item3\")] public partial record R([Feature] int Item2, [Feature] int Rest, [Feature] "
        + "int Item3, [Target] int B);")]
    [InlineData(
        "public partial record R([Feature] int A, [Target] string B) { public static string Name => \"\"; public int this[int i] => i; }")]
    [InlineData("public partial class R { [Feature] public required int A { get; init; } [Target] public bool? B { get; init; } public "
        + "object O = new(); }")]
    [InlineData("public class B1 { [Feature] public int A { get; set; } [Feature] public int C { get; set; } } public partial class R : B1 "
        + "{ [Feature] public new double A { get; set; } [Target] public int B { get; set; } }")]
    [InlineData("public record B1([Feature] int A); public partial record R([Feature] int A, [Target] int B) : B1(A);")]
    [InlineData("public partial record R([Feature] int A, [Target] int B); public sealed partial class RModel { public int Extra => "
        + "Shapes.A.Knots.Count; }")]
    [InlineData(
        "public partial record R([Feature] int @event, [Feature] int global, [Feature] int System, [Feature] int Nbm, [Target] int B);")]
    [InlineData("public enum E { X, Y } public enum F { X, Y } public partial record R([Feature] E? A, [Feature] F? C, [Feature] E? D, "
        + "[Feature] F G, [Feature] bool? H, [Feature] bool? I, [Target] E B);")]
    [InlineData("[Task(2)] public partial record R([Feature] int A, [Target] bool B); public sealed class TaskAttribute : System.Attribute "
        + "{ public TaskAttribute(int i) { } }")]
    public void It_compiles_clean_with_all_families(string source)
    {
        // The attribute stands at the type R, wherever that is.
        string marked = System.Text.RegularExpressions.Regex.Replace(
            source.Replace("[Feature]", "[Feature, Group(\"G\")]", StringComparison.Ordinal),
            @"(?<before>^|[{};] )(?<lists>(\[[^\]]*\] )*)(?<head>((public|private|protected|internal) )*partial (record struct|record|class|struct) R\b)", "${before}[global::Nbm.NbmModel, global::Nbm.MlpModel, global::Nbm.SpamModel, global::Nbm.ExpertsModel] ${lists}${head}");
        marked.ShouldContain("NbmModel");
        GeneratorResult result = Consumer.Of("using global::Nbm;\n" + marked).Generate();
        result.Files.ShouldNotBeEmpty();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void The_order_of_the_features_is_that_of_the_source_whatever_order_the_compiler_reads_files_in()
    {
        const string First = "using Nbm; [NbmModel] public partial record R([Feature] int Z, [Target] int B) { [Feature] public int Y { "
            + "get; init; } [Feature] public int C { get; init; } }";
        const string Second = "using Nbm; public partial record R { [Feature] public int A { get; init; } }";
        Consumer consumer = Consumer.Of(First, Second);
        CSharpCompilation forward = consumer.Compile();
        CSharpCompilation backward = forward.RemoveAllSyntaxTrees().AddSyntaxTrees(forward.SyntaxTrees.Reverse());
        Features(consumer, forward).ShouldBe(["Z", "Y", "C", "A"]);
        Features(consumer, backward).ShouldBe(["Z", "Y", "C", "A"]);
    }

    [Fact]
    public void A_base_in_another_assembly_gives_its_features_first()
    {
        Consumer library = Consumer.Of("using Nbm; public record Base([Feature] int Z, [Feature] int A) { [Feature] public int M { get; "
            + "init; } internal int Hidden { get; init; } }");
        using var image = new MemoryStream();
        (library with { AssemblyName = "Library" }).Compile().Emit(image).Success.ShouldBeTrue();
        Consumer consumer = Consumer.Of(
            "using Nbm; [NbmModel] public partial record R([Feature] int C, [Target] int B, int Z, int A) : Base(Z, A);");
        consumer = consumer with { References = consumer.References.Add(MetadataReference.CreateFromImage(image.ToArray())) };
        GeneratorResult result = consumer.Generate();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").ShouldBeEmpty();
        Features(consumer, consumer.Compile()).ShouldBe(["Z", "A", "M", "C"]);
    }

    [Fact]
    public void Types_that_differ_in_case_alone_have_files_of_their_own()
    {
        const string Source = "using Nbm; [NbmModel] public partial record Row([Feature] int A, [Target] int B); [NbmModel] public partial "
            + "record ROW([Feature] int A, [Target] int B);";
        GeneratorResult result = Consumer.Of(Source).Generate();
        result.Exception.ShouldBeNull();
        result.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(20);
    }

    [Fact]
    public void Names_in_any_script_are_names()
    {
        const string Source =
            "using Nbm; namespace हिन्दी; [NbmModel] public partial record पंक्ति([Feature] int उम्र, [Target] bool ใช่);";
        GeneratorResult result = Consumer.Of(Source).Generate();
        result.Exception.ShouldBeNull();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()).ShouldBeEmpty();
        result.Files.Count.ShouldBe(10);
    }

    [Fact]
    public void The_target_is_never_a_feature()
    {
        Consumer consumer = Consumer.Of(
            "using Nbm; [NbmModel] [Interaction(\"A\", \"B\")] public partial record R([Feature] int A, [Feature, Target] int B);");
        Features(consumer, consumer.Compile()).ShouldBe(["A"]);
        consumer.Generate().Files.Values.ShouldNotContain(static text => text.Contains("AXB"));
    }

    [Fact]
    public void An_interaction_that_is_named_comes_first_and_once()
    {
        string schema = Consumer.Of(ModelSources.House).Generate().Files["Estate.Sales.House.Schema.g.cs"];
        schema.Split("Name = \"").Count(static part => part.StartsWith("SoldXArea\"", StringComparison.Ordinal)).ShouldBe(1);
        schema.ShouldNotContain("AreaXSold\"");
    }

    [Fact]
    public void A_two_member_enum_can_be_asked_for_as_multiclass()
    {
        string source = ModelSources.Flight.Replace("[NbmModel]", "[NbmModel(Task = ModelTask.Multiclass)]");
        Consumer.Of(source).Generate().ShouldCompileClean().Files["Air.Flight.Model.g.cs"]
            .ShouldContain("MulticlassModel<global::Air.Flight, global::Air.Outcome>");
    }

    private static IEnumerable<string> Features(Consumer consumer, CSharpCompilation compilation)
    {
        consumer.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output.GetTypeByMetadataName("RShapes")!.GetMembers().OfType<IPropertySymbol>().Select(static p => p.Name);
    }
}
