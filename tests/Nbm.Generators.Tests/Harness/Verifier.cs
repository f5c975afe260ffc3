#if !USE_VERIFY
using System.Runtime.CompilerServices;

namespace Nbm.Generators.Tests.Harness;

/// <summary>
/// Stands in for Verify.Xunit where the feed doesn't carry it: the same call, the same names of files. A snapshot is
/// <c>Class.Method#Hint.verified.cs</c> beside the test; what differs is written as <c>.received.cs</c>.
/// <c>NBM_UPDATE_SNAPSHOTS=1</c> rewrites the snapshots.
/// </summary>
internal static class Verifier
{
    private static bool Update => Environment.GetEnvironmentVariable("NBM_UPDATE_SNAPSHOTS") == "1";

    public static Task Verify(IEnumerable<Target> targets, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        string folder = Path.GetDirectoryName(sourceFile)!;
        string prefix = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}#";
        var missing = Directory.GetFiles(folder, prefix + "*.verified.*").ToHashSet(StringComparer.Ordinal);
        var differing = new List<string>();
        foreach (Target target in targets)
        {
            string verified = Path.Combine(folder, $"{prefix}{target.Name}.verified.{target.Extension}");
            string received = Path.Combine(folder, $"{prefix}{target.Name}.received.{target.Extension}");
            missing.Remove(verified);
            File.Delete(received);
            if (File.Exists(verified) && Normalize(File.ReadAllText(verified)) == Normalize(target.Data))
            {
                continue;
            }

            File.WriteAllText(Update ? verified : received, Normalize(target.Data));
            differing.Add(Update ? string.Empty : received);
        }

        foreach (string snapshot in missing)
        {
            if (Update)
            {
                File.Delete(snapshot);
            }

            differing.Add(Update ? string.Empty : snapshot + " (no longer generated)");
        }

        differing.RemoveAll(string.IsNullOrEmpty);
        differing.ShouldBeEmpty("Generated code differs from its snapshots. Compare, then accept with NBM_UPDATE_SNAPSHOTS=1.");
        return Task.CompletedTask;
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n").TrimEnd('\n') + "\n";
}

/// <summary>A text to be verified under a name of its own.</summary>
internal sealed record Target(string Extension, string Data, string Name);
#endif
