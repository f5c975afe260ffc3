using System.Globalization;
using System.Reflection;
using Nbm.Tool.Scaffolding.Plans;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding.Sources;

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
            <None Include="{Escaped(csv)}" Link="{Escaped(Path.GetFileName(csv))}" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        </Project>

        """.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string References(string? sources) => sources is null
        ? $"    <PackageReference Include=\"Nbm.Runtime\" Version=\"{Version}\" />"
        : $"""
              <ProjectReference Include="{Escaped(Path.GetFullPath(Path.Combine(sources, "Nbm.Runtime/Nbm.Runtime.csproj")))}" />
              <ProjectReference Include="{Escaped(Path.GetFullPath(Path.Combine(sources, "Nbm.Generators/Nbm.Generators.csproj")))}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          """;

    // Of the tool's package and of the runtime's, which are released together.
    private static string Version =>
        typeof(ProjectWriter).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PackageVersion").Value!;

    // MSBuild evaluates what stands in an item: $(…), @(…), %(…), ; and
    // wildcards. XML has no place for control characters, not even escaped.
    private static string Escaped(string path)
    {
        if (path.Any(c => c >= '\uFFFE') || path.EnumerateRunes().Any(rune => rune.Value == 0xFFFD))
        {
            throw new ToolException($"{Cited.Text(path)} holds characters that a project file can't name; rename the file.");
        }

        return string.Concat(path.Select((c, i) => IsPlain(c, isEnd: i == 0 || i == path.Length - 1) ? c.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}")));
    }

    // Blanks at the ends are cut off; a backslash separates folders, unless it is part of a name.
    private static bool IsPlain(char c, bool isEnd) => c >= '\u007F' || char.IsAsciiLetterOrDigit(c) || "/.-_:+,=~#![]{}^`".Contains(c)
        || (c == ' ' && !isEnd) || (c == '\\' && OperatingSystem.IsWindows());
}
