using System.Collections.Immutable;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Model files of which fields were changed: numbers to extremes, counts to lies, texts to hostile ones, items left out and
/// doubled. Checksum and hash are right.</summary>
internal sealed class NbmStructure : ModelTarget
{
    private static readonly ImmutableArray<(byte[] File, Field Payload)> s_trees = [
        .. Seeds.All.Select(seed => (seed.File, FileGrammar.Read(seed.File)))];

    public override string Name => "nbm-structure";

    public override int DefaultInputs => 3_000;

    public override byte[] Make(FuzzRandom random)
    {
        (byte[] file, Field tree) = random.Pick(s_trees);
        Field payload = tree.Copy();
        FieldMutator.Mutate(payload, random);
        byte[] changed = FileGrammar.Write(payload, file);
        return ModelBytes.WithHash(changed);
    }
}
