using System.Reflection;

namespace Nbm.Tool.Scaffolding;

/// <summary>Writes the project file.</summary>
internal static class ProjectWriter
{
    private const string CsvHelperVersion = "33.0.1";

    /// <param name="plan">What is written.</param>
    /// <param name="csv">The data, relative to the project.</param>
    /// <param name="sources">The folder of Nbm's projects, for one that is built beside them; null for the package.</param>
    public static string Write(RecordPlan plan, string csv, string? sources) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>{plan.Namespace}</RootNamespace>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
          </PropertyGroup>
          <ItemGroup>
        {References(sources)}
            <PackageReference Include="CsvHelper" Version="{CsvHelperVersion}" />
            <None Include="{Xml(csv)}" Link="{Xml(Path.GetFileName(csv))}" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        </Project>

        """.ReplaceLineEndings("\n");

    private static string References(string? sources) => sources is null
        ? $"    <PackageReference Include=\"Nbm.Runtime\" Version=\"{Version}\" />"
        : $"""
              <ProjectReference Include="{Xml(Path.GetFullPath(Path.Combine(sources, "Nbm.Runtime/Nbm.Runtime.csproj")))}" />
              <ProjectReference Include="{Xml(Path.GetFullPath(Path.Combine(sources, "Nbm.Generators/Nbm.Generators.csproj")))}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          """;

    // Of the tool's package and of the runtime's, which are released together.
    private static string Version => typeof(ProjectWriter).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PackageVersion").Value!;

    private static string Xml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
