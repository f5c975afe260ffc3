using System.Reflection;

namespace Nbm.Generators.Tests.Harness;

/// <summary>What the build tells the tests: where things lie.</summary>
internal static class BuildInfo
{
    public static string ReferencePack { get; } = Get("ReferencePack");

    public static string RepositoryRoot { get; } = Get("RepositoryRoot");

    private static string Get(string key) => typeof(BuildInfo).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
