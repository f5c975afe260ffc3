using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Nbm.Persistence;

/// <summary>
/// Entries and strata in a file. Their columns follow the target, whose task then has a bit that older readers refuse: they would give all
/// strata one baseline. The baselines of strata are behind all that version 1.5 knew. A model that declares nothing of it is written as
/// ever, as version 1.5.
/// </summary>
internal static class StratumFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 6;

    /// <summary>The bit of the task's byte.</summary>
    public const byte Mark = 0x20;

    public static bool IsNeeded(ModelSchema schema) => schema.EntryColumn is not null || schema.StratumColumn is not null;

    public static void WriteSchema(PayloadWriter to, ModelSchema schema)
    {
        if (IsNeeded(schema))
        {
            to.OptionalText(schema.EntryColumn);
            to.OptionalText(schema.StratumColumn);
        }
    }

    /// <summary>The schema with its entry and stratum, whose task still has the mark.</summary>
    public static ModelSchema ReadSchema(PayloadReader from, ModelSchema schema)
    {
        TargetSchema target = schema.Target with { Task = (ModelTask)((int)schema.Target.Task & ~Mark) };
        schema = schema with { Target = target, EntryColumn = from.OptionalText(), StratumColumn = from.OptionalText() };
        return IsNeeded(schema) ? schema : throw from.Wrong("the target says that there is an entry or a stratum, and there is none");
    }

    public static void Write(PayloadWriter to, TrainedModel model)
    {
        if (IsNeeded(model.Schema))
        {
            to.Int32(model.StratumBaselines.Count);
            foreach ((string stratum, BaselineHazard baseline) in model.StratumBaselines)
            {
                to.Text(stratum);
                NoiseFormat.Write(to, baseline);
            }
        }
    }

    /// <summary>The baseline of each stratum, in order.</summary>
    public static KeyValuePair<string, BaselineHazard>[] Read(PayloadReader from, ModelSchema schema)
    {
        if (!IsNeeded(schema))
        {
            return [];
        }

        from.Where = "the baseline hazards of the strata";
        string? last = null;
        return ImmutableCollectionsMarshal.AsArray(from.Items(28, "strata", () =>
        {
            string stratum = from.Text();
            if (last is not null && string.CompareOrdinal(stratum, last) <= 0)
            {
                throw from.Wrong($"the stratum {Cited.Text(stratum)} comes behind {Cited.Text(last)}: they must be distinct, in ordinal order");
            }

            last = stratum;
            return KeyValuePair.Create(stratum, NoiseFormat.ReadHazard(from));
        }))!;
    }

    /// <summary>The baselines by the names of their strata; one by one, as a range is sorted in a tree of its own first.</summary>
    public static ImmutableSortedDictionary<string, BaselineHazard> Of(KeyValuePair<string, BaselineHazard>[] baselines)
    {
        var strata = TrainedModel.NoStrata.ToBuilder();
        foreach (KeyValuePair<string, BaselineHazard> own in baselines)
        {
            strata.Add(own.Key, own.Value);
        }

        return strata.ToImmutable();
    }
}
