using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>Where a record has a model file but no scorer, the build says why, and nothing else.</summary>
public sealed class AbsentScorerTests
{
    private const string Cox = """
        [NbmModel(Task = ModelTask.Cox)]
        public partial record Machine([Feature] double Age, [Target] double Hours, [Event] bool Failed);
        """;

    private const string Strata = """
        [NbmModel(Task = ModelTask.Cox)]
        public partial record Machine([Feature] double Age, [Target] double Hours, [Event] bool Failed, [Stratum] string Plant);
        """;

    public static TheoryData<string> Drifted { get; } = [
        .. AllCases.Triggering.Where(c => !c.Models.IsEmpty && c.Id is not ("NBM0602" or "NBM0006")).Select(c => c.ToString())];

    public static TheoryData<string> Sources { get; } = [DriftSources.Applicant, DriftSources.House, DriftSources.Policy,
        DriftSources.Letter, DriftSources.Offer, Cox, Strata];

    [Theory]
    [MemberData(nameof(Sources))]
    public void It_has_the_members_of_the_scorer_in_whose_place_it_stands(string source)
    {
        string file = RecordFile.Of(source), twin = RecordFile.Write(Path.GetRandomFileName() + ".nbm", File.ReadAllBytes(file));
        Type scorer = Scorer(FrozenProject.Load(new ModelFiles([file]).Generate(Compile(source))));
        Type absent = Scorer(FrozenProject.Load(new ModelFiles([file, twin]).Generate(Compile(source))));

        Members(absent).ShouldBe(Members(scorer));
        foreach (Type nested in scorer.GetNestedTypes())
        {
            Members(absent.GetNestedType(nested.Name)!).ShouldBe(Members(nested));
        }
    }

    [Fact]
    public void Whoever_gets_to_use_it_is_told_so()
    {
        string file = RecordFile.Of(DriftSources.House);
        ModelFiles files = new([file, RecordFile.Write("again.nbm", File.ReadAllBytes(file))]);
        Type absent = Scorer(FrozenProject.Load(files.Generate(Compile(DriftSources.House))));
        var error = Should.Throw<TargetInvocationException>(() => absent.GetMethod("Score")!.Invoke(null, [null]));
        error.GetBaseException().ShouldBeOfType<InvalidOperationException>().Message
            .ShouldStartWith("There is no scorer for House: the errors NBM0601 to NBM0613 of the build say");
    }

    [Theory]
    [MemberData(nameof(Drifted))]
    public async Task Only_the_drift_is_reported_where_code_uses_the_scorer(string name)
    {
        RuleCase rule = AllCases.Find(name);
        bool isNamed = !rule.AreCutOff; // A file that can't be read is known by its name alone, which is by chance here.
        Compilation output = rule.Generate();
        string[] scorers = [.. output.GetSymbolsWithName(n => n.EndsWith("Scorer", StringComparison.Ordinal), SymbolFilter.Type)
            .Select(type => type.ToDisplayString())];
        string uses = string.Concat(
            scorers.Select((scorer, i) => $"public static class Use{i} {{ public static string Hash => {scorer}.SchemaHash; }}"));

        scorers.Length.ShouldBe(isNamed ? 1 : 0);
        output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(uses, (CSharpParseOptions)output.SyntaxTrees.First().Options)).GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        (await rule.DiagnoseAsync()).ShouldContain(d => d.Id == rule.Id);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_of_the_record_that_is_called_like_it()
    {
        ModelFiles files = new([RecordFile.Write("hOUSE.nbm", [1, 2, 3])]);
        CSharpCompilation compilation = Compile(DriftSources.House);
        Scorer(FrozenProject.Load(files.Generate(compilation))).Name.ShouldBe("HouseScorer");
        (await files.DiagnoseAsync(compilation)).Select(d => d.Id).ShouldBe(["NBM0601"]);
    }

    [Theory]
    [InlineData("NBM0606")]
    [InlineData("NBM0601")]
    public async Task A_build_cannot_be_made_to_succeed_with_it(string id)
    {
        bool isRenamed = id == "NBM0606";
        string source = $"#pragma warning disable {id}\n"
            + (isRenamed ? DriftSources.House.Replace("Rooms", "Chambers", StringComparison.Ordinal) : DriftSources.House);
        CSharpCompilation compilation = TestCompilation.Create(source);
        compilation = compilation.WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Suppress)]));
        ModelFiles files = isRenamed ? ModelFiles.Of(DriftSources.House) : new ModelFiles([RecordFile.Write("house.nbm", [1])]);
        (await files.DiagnoseAsync(compilation)).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).ShouldBe([id]);
    }

    private static CSharpCompilation Compile(string source) =>
        TestCompilation.Create("#pragma warning disable CS1591\n" + source, References.WithoutRuntime);

    private static Type Scorer(Assembly assembly) =>
        assembly.GetTypes().Single(type => type.Name.EndsWith("Scorer", StringComparison.Ordinal) && !type.IsNested);

    private static string[] Members(Type type) =>
        [.. type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(member => member.ToString()!).Order(StringComparer.Ordinal)];
}
