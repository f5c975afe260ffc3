using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generated;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>An exported scorer compiles without a warning whatever its features, interactions and vectors are called; what no compiler
/// takes is refused.</summary>
public sealed class ExportedNameTests
{
    private static readonly string[] s_keywords = [.. SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds())
        .Select(SyntaxFacts.GetText).Where(SyntaxFacts.IsValidIdentifier).Distinct()];

    private static readonly string[] s_scorers =
    [
        "Row", "Row_", "Score", "score", "Score_", "Scores", "Explanation", "Explanation_", "Contributions", "Prediction", "Probability",
        "Label", "Intercept", "Intercepts", "Offset", "Exposure", "Offset_",
        "Terms", "Classes", "Predict", "Explain", "Survival", "Mean", "Exp", "Linear", "Level", "At", "why", "row", "c", "value0", "cell0",
        "fraction0", "names0", "Index0", "SchemaHash",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "get_Row", "set_Row", "get_Score",
        "get_Item", "Item", "System", "Nbm", "_", "__", "e",
    ];

    // By case, by normal form, from other planes of letters.
    private static readonly string[] s_alike = ["Straße", "STRASSE", "é", "e\u0301", "É", "ａ", "a", "A", "ǅ", "Ⅷ", "日本", "x\u0301", "İ",
        "ı", "i", "I"];

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    [InlineData(ModelTask.Cox)]
    public void Features_and_vectors_may_be_called_as_they_like(ModelTask task)
    {
        string[] names = [.. s_keywords.Concat(s_scorers).Concat(s_alike).Distinct()];
        s_keywords.ShouldContain("__makeref");
        s_keywords.ShouldContain("record");

        Errors(Export(task, [.. names.Where((_, i) => i % 3 > 0)], [.. names.Where((_, i) => i % 3 == 0)])).ShouldBeEmpty();
        Errors(Export(task, [.. names.Where((_, i) => i % 3 == 0)], [.. names.Where((_, i) => i % 3 > 0)])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Add")]
    [InlineData("Sum", "SumOver")]
    [InlineData("BNames", "ReadB", "AEntries", "Read", "CD", "C")]
    [InlineData("IndexOf", "Keep", "Curve")]
    [InlineData("A2", "A3", "A2Knots")]
    public void Parts_of_a_scorer_never_share_a_name(params string[] vectors) =>
        Errors(new CSharpExport().Source(OnTwoAxes(["A", "B"], vectors))).ShouldBeEmpty();

    [Fact]
    public void Names_that_mean_something_to_a_scorer_are_the_same_in_all_scorers()
    {
        string source = Export(ModelTask.Regression, ["Score", "Score_", "Row"], []);

        INamedTypeSymbol scorer = Compile(source).GetTypeByMetadataName("ModelScorer")!;
        scorer.GetTypeMembers("Row").Single().GetMembers().OfType<IPropertySymbol>().Select(p => p.Name)
            .ShouldBe(["Score__", "Score_", "Row_", "Offset"]);
        scorer.GetTypeMembers("Explanation").Single().GetMembers().OfType<IPropertySymbol>().Select(p => p.Name)
            .ShouldBe(["Score", "Score__", "Score_", "Row_"]);
    }

    [Theory]
    [InlineData('A', 512)]
    [InlineData('A', 1000)]
    [InlineData('日', 333)]
    public void A_name_may_be_long(char letter, int length)
    {
        string name = new(letter, length);

        Errors(Export(ModelTask.Regression, [name], [name.Remove(0, 1)])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData('A', 1001)]
    [InlineData('A', 1023)]
    [InlineData('日', 334)]
    public void A_name_that_no_compiler_takes_is_refused(char letter, int length)
    {
        string name = new(letter, length);

        foreach (Func<string> export in new Func<string>[]
        {
            () => Export(ModelTask.Regression, [name], []), () => Export(ModelTask.Regression, ["A"], [name]),
            () => new CSharpExport { ClassName = name }.Source(Model(ModelTask.Regression, ["A"], [])),
            () => new CSharpExport { Namespace = string.Join('.', Enumerable.Repeat(new string(letter, 100), 11)) }
                .Source(Model(ModelTask.Regression, ["A"], [])),
        })
        {
            string message = Should.Throw<NbmExportException>(export).Message;
            message.ShouldContain("a compiler takes about 1000");
            message.Length.ShouldBeLessThan(600);
        }
    }

    [Fact]
    public void A_namespace_may_be_made_of_keywords() =>
        Errors(new CSharpExport { Namespace = "my.class.record", ClassName = "record" }.Source(Model(ModelTask.Regression, ["A"], [])))
            .ShouldBeEmpty();

    // CS0542: members can't be called like their class.
    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.Poisson)]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    [InlineData(ModelTask.Cox)]
    public void A_class_is_never_called_like_one_of_its_members(ModelTask task)
    {
        AdditiveModel model = task == ModelTask.Regression ? OnTwoAxes(["A", "B"], ["V"]) : Model(task, ["A"], ["V"]);
        INamedTypeSymbol scorer = Compile(new CSharpExport().Source(model)).GetTypeByMetadataName("ModelScorer")!;
        string[] members = [.. scorer.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName)
            .Select(member => member.Name).Distinct()];
        members.Length.ShouldBeGreaterThan(15);
        foreach (string member in members)
        {
            Should.Throw<NbmExportException>(() => new CSharpExport { ClassName = member }.Source(model), member).Message
                .ShouldContain("Its members have one of this name");
        }
    }

    [Fact]
    public void More_variables_than_a_method_has_are_refused()
    {
        string[] names = [.. Enumerable.Range(0, 22_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"F{i}"))];

        Should.Throw<NbmExportException>(() => Export(ModelTask.Regression, names, [])).Message.ShouldBe(
            "Can't be exported to C#: the model. It is too large for one class: scoring a row takes 66,000 variables, and a method has at "
                + "most 65,000; score with the runtime.");
    }

    [Fact]
    public void More_text_than_an_assembly_holds_is_refused()
    {
        AdditiveModel model = OfTexts([.. Enumerable.Range(0, 9).Select(i => new string((char)('a' + i), 1_000_000))]);

        Should.Throw<NbmExportException>(() => new CSharpExport().Source(model)).Message.ShouldContain("an assembly holds 16,000,000");
    }

    [Theory]
    [InlineData("Income tax")]
    [InlineData("Evil();//")]
    [InlineData("A\u200D")]
    [InlineData("")]
    [InlineData("1A")]
    public void The_writer_of_identifiers_writes_nothing_else(string name)
    {
        Should.Throw<InvalidOperationException>(() => Freezing.Identifier.Of(name));
        Should.Throw<InvalidOperationException>(() => Freezing.Identifier.With(name, "Table"));
    }

    // Builds show it.
    [Fact]
    public void What_is_wrong_with_a_file_is_said_on_one_line_that_can_be_seen()
    {
        string message = new Freezing.FileFormatException($"the feature \u001b[31m\u202E\u2028\r\n {new string('x', 100_000)}").Message;

        message.ShouldStartWith("the feature \\u001B[31m\\u202E\\u2028\\u000D\\u000A xxx");
        message.Length.ShouldBeLessThan(1100);
    }

    private static string Export(ModelTask task, string[] features, string[] vectors) =>
        new CSharpExport().Source(Model(task, features, vectors));

    private static AdditiveModel Model(ModelTask task, string[] features, string[] vectors) =>
        PlainModel.Of(Schema(task, features, vectors));

    // Numbers, bools, texts and dates by turns.
    private static ModelSchema Schema(ModelTask task, string[] features, string[] vectors) => new()
    {
        Name = "Model",
        Features = [.. features.Select((name, f) => (f % 4) switch
        {
            0 => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = f % 8 > 3 },
            1 => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Category, ClrType = "bool", Levels = ["false", "true"],
                IsNullable = f % 8 > 3 },
            2 => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.OpenCategory, ClrType = "string" },
            _ => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "DateTime", IsNullable = f % 8 > 3 },
        })],
        Interactions = [],
        Vectors = [.. vectors.Select(
            (name, v) => new VectorSchema { Name = name, Column = name, ClrType = v % 2 == 0 ? "string" : "float" })],
        Target = new()
        {
            Name = "T", Column = "T", Task = task,
            ClrType = task == ModelTask.Binary ? "bool" : task == ModelTask.Multiclass ? "Kind" : "double",
            Classes = task == ModelTask.Binary ? ["false", "true"] : task == ModelTask.Multiclass ? ["One", "Two", "Three"] : [],
        },
        OffsetColumn = task is ModelTask.Multiclass ? null : "o",
        ExposureColumn = task is ModelTask.Poisson ? "e" : null,
    };

    // The first feature lies on two axes.
    private static AdditiveModel OnTwoAxes(string[] features, string[] vectors)
    {
        FeatureSchema[] numbers = [
            .. features.Select(name => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double" })];
        ModelSchema schema = Schema(ModelTask.Regression, [], vectors) with { Features = [.. numbers],
            Interactions = [new() { Name = string.Join('X', features), Features = [0, 1] }] };
        ImmutableArray<Axis> axes = [new(0, [1, 2, 3], 0, false, false), new(1, [1, 2, 3], 0, false, false),
            new(0, [1, 3], 0, false, false)];
        Term Of(string name, int[] on, int cells) => new(name, axes, [.. on], [[.. Enumerable.Repeat(0.5f, cells)]], [0.5]);
        return new AdditiveModel(
            schema, [], [0.1], axes, [Of(features[0], [0], 3), Of(features[1], [1], 3), Of(schema.Interactions[0].Name, [2, 1], 6)],
            Vocabularies.None(features.Length), TrainingHistory.Empty,
            vectors: [.. vectors.Select(name => PlainModel.VectorOf(name, 1))]);
    }

    private static AdditiveModel OfTexts(string[] levels)
    {
        ModelSchema schema = Schema(ModelTask.Regression, [], [])
            with { Features = [new() { Name = "Text", Column = "Text", Kind = FeatureKind.OpenCategory, ClrType = "string" }] };
        var axis = new Axis(0, [], levels.Length, false, true);
        return new AdditiveModel(
            schema, [], [0], [axis], [new Term("Text", [axis], [0], [[.. new float[levels.Length + 1]]], [1])], new Vocabularies([levels]),
            TrainingHistory.Empty);
    }

    private static CSharpCompilation Compile(string source) => (Consumer.Of(source) with { References = References.Framework }).Compile();

    // Also those that come of writing the assembly, such as names that are too long.
    private static string[] Errors(string source)
    {
        using var assembly = new MemoryStream();
        CSharpCompilation compilation = Compile(source);
        return
        [
            .. compilation.GetDiagnostics().Concat(compilation.Emit(assembly).Diagnostics)
                .Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).Distinct(),
        ];
    }
}
