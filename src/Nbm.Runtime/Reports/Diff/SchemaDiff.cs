using System.Collections.Immutable;
using System.Globalization;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What two models differ in besides the values of their terms, in the order of declaration.</summary>
internal static class SchemaDiff
{
    public static ImmutableArray<ModelChange> Of(TrainedModel before, TrainedModel after)
    {
        var changes = new List<ModelChange>();
        ModelSchema x = before.Schema, y = after.Schema;
        Add(changes, "model", "record", x.Name, y.Name);
        OfTarget(changes, before, after);
        OfFeatures(changes, before, after);
        Sets(changes, "model", "interaction", x.Interactions.Select(i => Interaction(x, i)), y.Interactions.Select(i => Interaction(y, i)));
        Add(changes, "model", "weight", x.WeightColumn, y.WeightColumn);
        Add(changes, "model", "offset", x.OffsetColumn, y.OffsetColumn);
        Add(changes, "model", "exposure", x.ExposureColumn, y.ExposureColumn);
        Add(changes, "model", "event", x.EventColumn, y.EventColumn);
        Add(changes, "model", "entry", x.EntryColumn, y.EntryColumn);
        Add(changes, "model", "stratum", x.StratumColumn, y.StratumColumn);
        OfRun(changes, before.TrainingRun, after.TrainingRun);
        Sets(changes, "model", "edit", Edits(before), Edits(after));
        return [.. changes];
    }

    private static void OfTarget(List<ModelChange> changes, TrainedModel before, TrainedModel after)
    {
        TargetSchema x = before.Schema.Target, y = after.Schema.Target;
        Add(changes, "target", "name", x.Name, y.Name);
        Add(changes, "target", "task", x.Task.ToString(), y.Task.ToString());
        Add(changes, "target", "parameter", Number(x.Parameter), Number(y.Parameter));
        Add(changes, "target", "unit", x.Unit, y.Unit);
        Sets(changes, "target", "class", before.Classes, after.Classes);
        if (ScorePairs.AreComparable(before, after))
        {
            foreach ((int b, int a, string? name) in ScorePairs.Of(before, after))
            {
                Add(changes, name ?? "model", "intercept", Number(before.Intercepts[b]), Number(after.Intercepts[a]));
            }
        }

        Add(changes, "model", "threshold", before.Threshold?.ToString(), after.Threshold?.ToString());
        Add(changes, "model", "dispersion", Number(before.Dispersion), Number(after.Dispersion));
    }

    private static void OfFeatures(List<ModelChange> changes, TrainedModel before, TrainedModel after)
    {
        ModelSchema x = before.Schema, y = after.Schema;
        Sets(changes, "model", "feature", x.Features.Select(f => f.Name), y.Features.Select(f => f.Name));
        for (int a = 0; a < y.Features.Length; a++)
        {
            FeatureSchema later = y.Features[a];
            int b = x.Features.IndexOf(x.Features.FirstOrDefault(f => f.Name == later.Name)!);
            if (b >= 0)
            {
                OfFeature(changes, x.Features[b], later);
                Sets(changes, later.Name, "level", Levels(before, b), Levels(after, a));
            }
        }
    }

    private static void OfFeature(List<ModelChange> changes, FeatureSchema x, FeatureSchema y)
    {
        Add(changes, y.Name, "type", x.DeclaredType, y.DeclaredType);
        Add(changes, y.Name, "unit", x.Unit, y.Unit);
        Add(changes, y.Name, "axis", x.Axis.ToString(), y.Axis.ToString());
        Add(changes, y.Name, "period", Number(x.Period), Number(y.Period));
        Add(changes, y.Name, "ordered", x.IsOrdered ? "yes" : "no", y.IsOrdered ? "yes" : "no");
        Add(changes, y.Name, "monotone", x.Monotone.ToString(), y.Monotone.ToString());
        Add(changes, y.Name, "curvature", x.Curvature.ToString(), y.Curvature.ToString());
        Add(changes, y.Name, "zero", Number(x.ZeroAt), Number(y.ZeroAt));
        Sets(changes, y.Name, "special value", x.Specials.Select(s => ValueText.OfNumber(x, s)),
            y.Specials.Select(s => ValueText.OfNumber(y, s)));
    }

    // What isn't known of one isn't known to differ.
    private static void OfRun(List<ModelChange> changes, TrainingRun? before, TrainingRun? after)
    {
        if (before is null || after is null)
        {
            return;
        }

        Add(changes, "training", "rows", Number(before.Rows), Number(after.Rows));
        Add(changes, "training", "validation rows", Number(before.ValidationRows), Number(after.ValidationRows));
        Add(changes, "training", "seed", Number(before.Seed), Number(after.Seed));
        Add(changes, "training", "begun from another model", before.IsContinued ? "yes" : "no", after.IsContinued ? "yes" : "no");
        foreach (string name in before.Options.Keys.Union(after.Options.Keys).Order(StringComparer.Ordinal))
        {
            Add(changes, "training", name, before.Options.GetValueOrDefault(name, "default"),
                after.Options.GetValueOrDefault(name, "default"));
        }

        Add(changes, "training", "version", before.Version, after.Version);
    }

    private static ImmutableArray<string> Levels(TrainedModel model, int feature) =>
        model.Schema.Features[feature].Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(feature)
            : model.Schema.Features[feature].Levels;

    private static IEnumerable<string> Edits(TrainedModel model) => model is AdditiveModel tables ? EditText.Sentences(tables) : [];

    private static string Interaction(ModelSchema schema, InteractionSchema interaction) =>
        string.Join(" × ", interaction.Features.Select(f => schema.Features[f].Name).Order(StringComparer.Ordinal));

    private static void Add(List<ModelChange> changes, string subject, string property, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(new ModelChange(subject, property, before, after));
        }
    }

    private static void Sets(List<ModelChange> changes, string subject, string property, IEnumerable<string> before,
        IEnumerable<string> after)
    {
        string[] x = [.. before], y = [.. after];
        changes.AddRange(x.Except(y).Select(gone => new ModelChange(subject, property, gone, null)));
        changes.AddRange(y.Except(x).Select(added => new ModelChange(subject, property, null, added)));
    }

    // All digits: two numbers that differ read differently.
    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
