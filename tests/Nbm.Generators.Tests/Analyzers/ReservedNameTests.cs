using System.Reflection;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Analyzers;

/// <summary>NBM0216 knows the members that explanations really have.</summary>
public sealed class ReservedNameTests
{
    private const BindingFlags Inherited = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static TheoryData<string> Names { get; } =
    [
        .. new[] { typeof(Explanation), typeof(MulticlassExplanation<>) }
            .SelectMany(type => type.GetMembers(Inherited))
            .Where(member => member is PropertyInfo { GetMethod: { IsAssembly: false, IsPrivate: false } }
                || member is MethodInfo { IsSpecialName: false, IsAssembly: false, IsPrivate: false })
            .Select(member => member.Name)
            .Append("Prediction")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_feature_named_as_a_member_of_the_explanation_is_reported(string name)
    {
        Markup house = Markup.Parse($$"""
            [NbmModel]
            public partial class House
            {
                [Feature] public new double {|NBM0216:{{name}}|} { get; init; }
                [Target] public double Price { get; init; }
            }
            """);

        var found = await AnalyzerRun.DiagnoseAsync(TestCompilation.Create(house.Source));

        found.Select(d => new Expectation(d.Id, d.Location.SourceSpan)).ShouldBe(house.Expected);
    }
}
