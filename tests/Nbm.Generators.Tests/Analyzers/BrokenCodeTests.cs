using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Analyzers;

/// <summary>Code is broken most of the time that it is being written. Neither analyzer nor generator may throw.</summary>
public sealed class BrokenCodeTests
{
    [Theory]
    [InlineData("[NbmModel] [Interaction] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel] [Interaction(\"Area\")] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel] [Interaction(null, \"Area\")] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel] [Interaction(\"Area\", \"Rooms\", null)] public partial record House([Feature] double Area, [Feature] int "
        + "Rooms, [Target] double Price);")]
    [InlineData(
        "[NbmModel] [Interaction(nameof(Area), nameof(Gone))] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel] [Interaction(1, typeof(int), 2.0)] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel] [Interactions(Order = \"two\")] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData(
        "[NbmModel] [Interactions(Order = int.MaxValue)] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData(
        "[NbmModel] [Interactions(Order = int.MinValue)] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel(Task = (ModelTask)9)] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel(Task = Regression, Name = null)] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel, NbmModel] public partial record House([Feature] double Area, [Target] double Price);")]
    [InlineData("[NbmModel] public partial record House([Feature, Feature] Gone Area, [Target, Target] Gone<int>? Price);")]
    [InlineData("[NbmModel] public partial record House([Feature] double, [Target] double Price")]
    [InlineData(
        "[NbmModel] public partial class House : House { [Feature] public double Area { get; } [Target] public double Price { get; } }")]
    [InlineData("[NbmModel] public partial class House : Gone { [Feature] public Area { get; } [Target] public double Price { get; } }")]
    [InlineData("[NbmModel] public partial class { [Feature] public double Area { get; } [Target] public double Price { get; } }")]
    [InlineData("[NbmModel] public partial interface IHouse { [Feature] double Area { get; } [Target] double Price { get; } }")]
    [InlineData("[NbmModel] public enum House { [Feature] Area, [Target] Price }")]
    [InlineData("[NbmModel] public partial class House { [Feature] public double Area { get; } [Feature] public double Area { get; } "
        + "[Target] public enum Price { } }")]
    [InlineData(
        "[NbmModel] public partial record House([Feature] double Area, [Target] Outcome Outcome); public enum Outcome { A = B, B = A }")]
    [InlineData("[NbmModel] public partial record House([Feature] void Area, [Target] dynamic Price);")]
    [InlineData(
        "[NbmModel] public partial struct House { [Feature] public House? Self => null; [Target] public unsafe int* Price => null; }")]
    [InlineData("[NbmModel]")]
    public async Task Nothing_is_thrown(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);

        (await AnalyzerRun.DiagnoseAsync(compilation)).ShouldNotContain(d => !d.Id.StartsWith("NBM", StringComparison.Ordinal));

        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NbmModelGenerator()).RunGenerators(compilation);
        driver.GetRunResult().Results.Single().Exception.ShouldBeNull();
    }
}
