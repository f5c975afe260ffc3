using System.Globalization;
using System.Reflection;

namespace Nbm.Fuzz.Tests.Harness;

/// <summary>How much is tried: seconds by default, more behind variables of the environment.</summary>
internal static class FuzzSettings
{
    /// <summary><c>NBM_FUZZ_INPUTS</c>: how many inputs a target takes; targets that compile what they make take a share of it. Null for
    /// each target's own number.</summary>
    public static long? Inputs => Number("NBM_FUZZ_INPUTS");

    /// <summary><c>NBM_FUZZ_SECONDS</c>: when a target stops even if inputs are left; null for never.</summary>
    public static long? Seconds => Number("NBM_FUZZ_SECONDS");

    /// <summary><c>NBM_FUZZ_SEED</c>: which inputs; 1 by default.</summary>
    public static ulong Seed => (ulong)(Number("NBM_FUZZ_SEED") ?? 1);

    /// <summary><c>NBM_FUZZ_INDEX</c>: the only input to run, as a failure says; null for all.</summary>
    public static ulong? Index => (ulong?)Number("NBM_FUZZ_INDEX");

    /// <summary>Where figures and failed inputs go.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Metadata("FuzzFolder")).FullName;

    /// <summary>For what inputs write; gone with the process.</summary>
    public static string Temporary { get; } = TemporaryFolder();

    /// <summary>What the build left for the tests to know.</summary>
    public static string Metadata(string key) =>
        typeof(FuzzSettings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static string TemporaryFolder()
    {
        string folder = Directory.CreateTempSubdirectory("nbm-fuzz-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static long? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long number) ? number
            : throw new InvalidOperationException($"{variable} is '{text}'; expected: a whole number.")
        : null;
}
