using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>
/// Files of families without tables of which sections were changed within, left out, doubled, renamed and swapped between families.
/// Lengths and checksum are right.
/// </summary>
internal sealed class FamilySections : FamilyTarget
{
    public override string Name => "family-sections";

    public override int DefaultInputs => 2_000;

    public override byte[] Make(FuzzRandom random)
    {
        byte[] file = SectionMutator.Mutate(random.Pick(FamilySeeds.All).File, Other(random), random);
        return random.OneIn(4) ? file : ModelBytes.WithHash(file);
    }

    // Now and then one with tables.
    private static byte[] Other(FuzzRandom random) => random.OneIn(4) ? random.Pick(Seeds.All).File : random.Pick(FamilySeeds.All).File;
}
