using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Analyzers;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A message says what the file holds, what the record holds, and what to do.</summary>
public sealed class DriftMessageTests
{
    public static TheoryData<string, string> Messages { get; } = new()
    {
        { "NBM0602: there is another record",
            "'house.nbm' is a model of 'House', but those of the project are Offer; add the record, or say which it is of with <NbmModel "
                + "Include=\"…\" Record=\"…\" />" },
        { "NBM0602: there is no record",
            "'house.nbm' is a model of 'House', but the project has no record with [NbmModel]; add the record, or say which it is of with "
                + "<NbmModel Include=\"…\" Record=\"…\" />" },
        { "NBM0604: a feature is gone",
            "'Applicant' has no feature 'Rooms' (int), which the model in 'applicant.nbm' reads; bring the property back, or train again" },
        { "NBM0604: a vector is gone",
            "'Letter' has no feature 'Tags' (vector of names), which the model in 'letter.nbm' reads; bring the property back, or train again" },
        { "NBM0607: a vector of other numbers",
            "'Words' is of type 'vector of double', but of type 'vector of int' in the model in 'letter.nbm'; change the type back, or "
                + "train again" },
        { "NBM0605: a feature is new", "The model in 'applicant.nbm' does not know the feature 'Debt'; mark it [Ignore], or train again" },
        { "NBM0605: a part of a date is new",
            "The model in 'applicant.nbm' does not know the feature 'AskedWeekday'; leave CalendarPart.Weekday out, or train again" },
        { "NBM0606: a property has another name",
            "The model in 'applicant.nbm' does not know the feature 'Chambers', but one of its type and unit, 'Rooms', which the record "
                + "lacks; rename it back, or train again" },
        { "NBM0607: another enum",
            "'Grade' is of type 'Housing', but of type 'Grade' in the model in 'applicant.nbm'; change the type back, or train again" },
        { "NBM0607: an enum that is called like a number",
            "'Size' is of type 'Half (Category)', but of type 'Half (Numeric)' in the model in 'shoe.nbm'; change the type back, or train again" },
        { "NBM0608: a number may be missing",
            "'Rooms' is of type 'int?', but in the model in 'applicant.nbm' it is never missing ('int'); change the type back, or train again" },
        { "NBM0608: a number is never missing",
            "'Income' is of type 'double', but in the model in 'applicant.nbm' it may be missing ('double?'); change the type back, or "
                + "train again" },
        { "NBM0609: a member is new",
            "The levels of 'Home' aren't those of the model in 'applicant.nbm': the model doesn't know Other; change the enum back, or "
                + "train again" },
        { "NBM0609: a member is gone",
            "The levels of 'Home' aren't those of the model in 'applicant.nbm': the record lacks Parents; change the enum back, or train again" },
        { "NBM0609: a member has another name",
            "The levels of 'Home' aren't those of the model in 'applicant.nbm': the model doesn't know Family, and the record lacks "
                + "Parents; change the enum back, or train again" },
        { "NBM0609: members are in another order",
            "The levels of 'Home' aren't those of the model in 'applicant.nbm': the model has them in the order Owner, Rent, Parents, the "
                + "record in the order Rent, Owner, Parents; change the enum back, or train again" },
        { "NBM0610: another unit",
            "The unit of 'Age' is 'months', but 'years' in the model in 'applicant.nbm'; change it back, or convert the values and train again" },
        { "NBM0610: no unit",
            "The unit of 'Age' is none, but 'years' in the model in 'applicant.nbm'; change it back, or convert the values and train again" },
        { "NBM0611: other special values",
            "'Income' declares another set of special values: -9, -7, but -9, -8 in the model in 'applicant.nbm'; change it back, or train again" },
        { "NBM0611: another axis",
            "'Income' declares another axis: Linear, but Log in the model in 'applicant.nbm'; change it back, or train again" },
        { "NBM0611: another zero",
            "'Savings' declares another zero: 1, but 0 in the model in 'applicant.nbm'; change it back, or train again" },
        { "NBM0612: an interaction is new",
            "The interactions of 'Applicant' aren't those of the model in 'applicant.nbm': the record declares AgeXWind (Age × Wind), "
                + "which the model lacks; change them back, or train again" },
        { "NBM0612: an interaction is gone",
            "The interactions of 'Applicant' aren't those of the model in 'applicant.nbm': the model has AgeXIncome (Age × Income), which "
                + "the record doesn't declare; change them back, or train again" },
        { "NBM0613: the target has another name",
            "The target 'Rent' isn't that of the model in 'house.nbm': it is called 'Price' there; change it back, or train again" },
        { "NBM0613: the target is of another type, from which another task follows",
            "The target 'Price' isn't that of the model in 'house.nbm': its type is 'double' there, 'bool' here; change it back, or train again" },
        { "NBM0613: the task is another",
            "The target 'Price' isn't that of the model in 'house.nbm': its task is Regression there, Gamma here; change it back, or train again" },
        { "NBM0613: the parameter is another",
            "The target 'Delay' isn't that of the model in 'flight.nbm': the parameter of its task is 0.9 there, 0.5 here; change it back, "
                + "or train again" },
        { "NBM0613: the exposure is gone",
            "The target 'Claims' isn't that of the model in 'policy.nbm': there it has an exposure, here none; change it back, or train again" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_says_what_differs(string name, string message) =>
        (await AllCases.Find(name).DiagnoseAsync()).Single().GetMessage(CultureInfo.InvariantCulture).ShouldBe(message);

    // Builds show it in terminals.
    [Fact]
    public async Task What_a_file_says_is_visible_in_a_message()
    {
        const string Record = "[NbmModel] public partial record House([Feature(Unit = \"m\")] double Area, [Target] double Price);";
        string path = RecordFile.Of(Record.Replace("\"m\"", "\"\\u001b[31m\\u202E\"", StringComparison.Ordinal));

        Diagnostic found = (await new ModelFiles([path]).DiagnoseAsync(TestCompilation.Create(Record))).Single();

        found.GetMessage(CultureInfo.InvariantCulture).ShouldBe(
            $"The unit of 'Area' is 'm', but '\\u001B[31m\\u202E' in the model in '{Path.GetFileName(path)}'; change it back, or convert the values and train again");
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public async Task Messages_and_scorers_are_the_same_in_every_culture(string culture)
    {
        string[] names = ["NBM0611: other special values", "NBM0613: the parameter is another",
            "NBM0604: features are declared in another order"];
        string[] before = await Task.WhenAll(names.Select(ResultAsync));

        CultureInfo previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            foreach ((string name, string expected) in names.Zip(before))
            {
                (await ResultAsync(name)).ShouldBe(expected);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Fact]
    public async Task A_property_in_the_source_of_another_project_is_reported_at_the_record()
    {
        CSharpCompilation domain = TestCompilation.Create("public abstract class Estate { [Feature] public float Area { get; init; } }");
        Markup house = Markup.Parse("""
            [NbmModel]
            public partial class {|NBM0607:House|} : Estate
            {
                [Target] public double Price { get; init; }
            }
            """);
        string found = """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }
                [Target] public double Price { get; init; }
            }
            """;
        CSharpCompilation consumer = TestCompilation.Create(house.Source,
            References.WithCsvHelper.Add(domain.WithAssemblyName("Domain").ToMetadataReference()));

        Diagnostic drift = (await ModelFiles.Of(found).DiagnoseAsync(consumer)).Single();

        new Expectation(drift.Id, drift.Location.SourceSpan).ShouldBe(house.Expected.Single());
    }

    private static async Task<string> ResultAsync(string name)
    {
        RuleCase rule = AllCases.Find(name);
        string[] messages = [.. (await rule.DiagnoseAsync(rule.Compile())).Select(d => d.ToString())];
        string[] scorers = [.. rule.Generate().SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".Scorer.g.cs", StringComparison.Ordinal))
            .Select(tree => tree.ToString())];
        (messages.Length + scorers.Length).ShouldBe(1);
        return messages.Concat(scorers).Single();
    }
}
