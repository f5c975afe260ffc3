using System.Collections.Immutable;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Model files of which bytes were changed, most with their checksum made right again.</summary>
internal sealed class NbmBytes : ModelTarget
{
    // Of every minor version of version 1 one.
    private static readonly ImmutableArray<byte[]> s_old =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "VersionOne"), "*.nbm").Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)];

    public override string Name => "nbm-bytes";

    public override int DefaultInputs => 4_000;

    public override byte[] Make(FuzzRandom random)
    {
        byte[] seed = random.OneIn(4) ? random.Pick(s_old) : random.Pick(Seeds.All).File;
        bool keepsHeader = !random.OneIn(8);
        byte[] changed = ByteMutator.Mutate(keepsHeader ? seed[ModelBytes.Header..] : seed, random.Pick(Seeds.All).File, random);
        byte[] file = keepsHeader ? [.. seed[..ModelBytes.Header], .. changed] : changed;
        file = random.OneIn(8) ? file : ModelBytes.Repaired(file);
        return random.OneIn(2) ? ModelBytes.WithHash(file) : file;
    }
}
