using System.Collections.Immutable;
using System.Linq;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>A record, and the model file that a scorer is written from: its only one, which it didn't drift from.</summary>
internal sealed record FrozenRecord(ModelSpec Record, ModelFile File)
{
    /// <summary>Whether the record carries a family whose model files are compiled.</summary>
    public static bool HasScorer(ModelSpec record) => ModelFamilies.All.Any(family => family.HasScorers && family.IsOf(record));

    /// <summary>Null if the record has no scorer; where it has files, the analyzer says why.</summary>
    public static FrozenRecord? Of(ModelSpec record, ImmutableArray<ModelReference> files)
    {
        if (!HasScorer(record))
        {
            return null;
        }

        ModelFile[] own = [.. files.Where(file => file.IsOf(record)).Select(reference => reference.File)];
        return own.Length == 1 && own[0].Model is not null && !record.IsScorerTaken && SchemaDrift.Between(own[0], record).Count == 0
            ? new FrozenRecord(record, own[0]) : null;
    }
}
