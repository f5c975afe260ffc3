using Nbm.Generators.Emission;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

public sealed class SmoothnessTests
{
    [Theory]
    [InlineData("2", "Smoothness = 2d")]
    [InlineData("0.1", "Smoothness = 0.1d")]
    [InlineData("1f / 3", "Smoothness = 0.3333333432674408d")]
    [InlineData("1 / 3.0", "Smoothness = 0.33333333333333331d")]
    [InlineData("double.Epsilon", "E-324d")]
    [InlineData("1e300", "Smoothness = 1E+300d")]
    public void It_reaches_the_schema(string value, string expected)
    {
        string schema = SchemaOf($"[Feature(Smoothness = {value})] double Area");
        schema.ShouldContain("Smoothness = ");
        schema.ShouldContain(expected);
    }

    [Theory]
    [InlineData("[Feature] double Area")]
    [InlineData("[Feature(Smoothness = 1)] double Area")]
    [InlineData("[Feature(Smoothness = 1.0)] double Area")]
    public void Where_it_is_1_nothing_is_written(string feature) => SchemaOf(feature).ShouldNotContain("Smoothness");

    [Theory]
    [InlineData(0.1)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(1.0 / 3)]
    [InlineData(5e-5)]
    public void Its_text_reads_back_as_the_same_number(double value) =>
        double.Parse(CSharpLiteral.Double(value), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(value);

    private static string SchemaOf(string feature) => Consumer.Of($$"""
        using Nbm;

        /// <summary>A house.</summary>
        /// <param name="Area">Its area.</param>
        /// <param name="Price">Its price.</param>
        [NbmModel]
        public partial record House({{feature}}, [Target] double Price);
        """).Generate().ShouldCompileClean().Files["House.Schema.g.cs"];
}
