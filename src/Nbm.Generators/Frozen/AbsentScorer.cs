using System;
using System.Collections.Immutable;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>
/// A record that has a model file but no scorer, since the file can't be read, isn't the only one, or
/// the record drifted from it. In its place stands a class of the same members that can't be used, so
/// that the build says what is wrong, and not that a name isn't found wherever it is used.
/// </summary>
/// <param name="Record">The record.</param>
/// <param name="File">The name of its file.</param>
internal sealed record AbsentScorer(ModelSpec Record, string File)
{
    /// <summary>Null if the record has a scorer, or isn't to have one.</summary>
    public static AbsentScorer? Of(ModelSpec record, ImmutableArray<ModelReference> files)
    {
        ModelReference? own = files.FirstOrDefault(file => file.IsOf(record)) ?? files.FirstOrDefault(file => IsProbablyOf(file, record));
        return own is null || !FrozenRecord.HasScorer(record) || record.IsScorerTaken || FrozenRecord.Of(record, files) is not null ? null
            : new AbsentScorer(record, own.File.Name);
    }

    /// <summary>A model of the record in which no term adds anything.</summary>
    public FrozenModel ToModel()
    {
        string[] classes = [.. Record.Target.Value.Levels];
        TaskFacts task = Record.Target.Task.Facts();
        return new FrozenModel
        {
            Name = Record.Stem,
            Features = [
                .. Record.Features.Select(static feature => new FrozenFeature { Name = feature.Name, ClrType = feature.Value.ShortName })],
            Interactions = [.. Record.Interactions.Select(static i => new FrozenInteraction { Name = i.Name, Features = [.. i.Features] })],
            Vectors = [.. Record.Vectors.Select(
                static vector => new FrozenVector { Name = vector.Name, ClrType = vector.Type.ValueType, Selected = false })],
            Terms = [.. Enumerable.Range(0, Record.Features.Count + Record.Interactions.Count)
                .Select(static _ => new FrozenTerm { Selected = false })],
            Target = new FrozenTarget { Name = Record.Target.Name, Task = task.Kind, ClrType = Record.Target.Value.ShortName,
                Classes = classes },
            Classes = classes,
            Intercepts = new double[Math.Max(1, task.Outputs(classes.Length))],
            Baseline = task.HasEvents && Record.Stratum is null ? ([0], [0]) : null,
            StratumColumn = Record.Stratum?.Name,
        };
    }

    // What a file that can't be read is of says its name at most.
    private static bool IsProbablyOf(ModelReference reference, ModelSpec record) =>
        reference is { Record: null, File.Model: null }
        && string.Equals(System.IO.Path.GetFileNameWithoutExtension(reference.File.Name), record.Stem, StringComparison.OrdinalIgnoreCase);
}
