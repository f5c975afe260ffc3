using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Files of families without tables of which bytes were changed, most with their checksum made right again.</summary>
internal sealed class FamilyBytes : FamilyTarget
{
    public override string Name => "family-bytes";

    public override int DefaultInputs => 2_000;

    public override byte[] Make(FuzzRandom random)
    {
        byte[] seed = random.Pick(FamilySeeds.All).File, other = random.Pick(FamilySeeds.All).File;
        byte[] file = [.. seed[..ModelBytes.Header], .. ByteMutator.Mutate(seed[ModelBytes.Header..], other, random)];
        file = random.OneIn(16) ? file : ModelBytes.Repaired(file);
        return random.OneIn(2) ? ModelBytes.WithHash(file) : file;
    }
}
