using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Model files of which bytes were changed, most with their checksum made right again.</summary>
internal sealed class NbmBytes : ModelTarget
{
    public override string Name => "nbm-bytes";

    public override int DefaultInputs => 4_000;

    public override byte[] Make(FuzzRandom random)
    {
        Seed seed = random.Pick(Seeds.All);
        bool keepsHeader = !random.OneIn(8);
        byte[] changed = ByteMutator.Mutate(keepsHeader ? seed.File[ModelBytes.Header..] : seed.File, random.Pick(Seeds.All).File, random);
        byte[] file = keepsHeader ? [.. seed.File[..ModelBytes.Header], .. changed] : changed;
        file = random.OneIn(8) ? file : ModelBytes.Repaired(file);
        return random.OneIn(2) ? ModelBytes.WithHash(file) : file;
    }
}
