using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>
/// Compares the schema of a model file with what a record declares. Features and interactions are told
/// apart by name, so their order doesn't matter: a scorer reads properties, not columns. Neither do
/// columns, descriptions and what only training heeds, such as smoothness and the weight.
/// </summary>
internal static class SchemaDrift
{
    /// <summary>All differences, none if the file's model can score the record.</summary>
    public static List<Drift> Between(ModelFile file, ModelSpec record)
    {
        var drifts = new List<Drift>();
        HashSet<string> unmatched = AddFeatures(drifts, file, record);
        AddInteractions(drifts, file, record, unmatched);
        VectorDrift.Add(drifts, file, record);
        TargetDrift.Add(drifts, file, record);
        return OncePerRemedy(drifts);
    }

    /// <summary>Adds what differs between features, and gives the names of those that only one side has.</summary>
    private static HashSet<string> AddFeatures(List<Drift> drifts, ModelFile file, ModelSpec record)
    {
        FrozenModel model = file.Model!;
        List<FrozenFeature> removed = [.. model.Features.Where(known => record.Features.All(f => f.Name != known.Name))];
        List<FeatureSpec> added = [.. record.Features.Where(feature => model.Features.All(known => known.Name != feature.Name))];
        HashSet<string> unmatched = [.. removed.Select(known => known.Name), .. added.Select(feature => feature.Name)];
        foreach (FeatureSpec feature in record.Features)
        {
            if (model.Features.FirstOrDefault(known => known.Name == feature.Name) is { } known)
            {
                FeatureDrift.Add(drifts, file.Name, known, feature);
            }
            else if (FormerOf(feature, removed, added) is { } former)
            {
                removed.Remove(former);
                drifts.Add(new Drift(DriftDescriptors.Renamed, feature.Property, [feature.Name, former.Name, file.Name],
                    FeatureDrift.PropertyOf(former)));
            }
            else
            {
                string remedy = feature.Part is { } part ? $"leave CalendarPart.{part} out" : "mark it [Ignore]";
                drifts.Add(new Drift(DriftDescriptors.Added, feature.Property, [feature.Name, file.Name, remedy]));
            }
        }

        drifts.AddRange(removed.Select(known => new Drift(
            DriftDescriptors.Removed, FeatureDrift.PropertyOf(known), [record.Hierarchy.Name, known.Name, known.DeclaredType, file.Name])));
        return unmatched;
    }

    // What a feature was called before, where but one of those that are gone could be it, and no other that is new.
    private static FrozenFeature? FormerOf(FeatureSpec feature, List<FrozenFeature> removed, List<FeatureSpec> added)
    {
        List<FrozenFeature> formers = [.. removed.Where(known => FeatureDrift.AreAlike(known, feature))];
        return formers.Count == 1 && added.Count(other => FeatureDrift.AreAlike(formers[0], other)) == 1 ? formers[0] : null;
    }

    // An interaction of a feature that came or went follows from that.
    private static void AddInteractions(List<Drift> drifts, ModelFile file, ModelSpec record, HashSet<string> unmatched)
    {
        List<string> Interactions(IEnumerable<(string Name, string[] Features)> interactions) =>
            [.. interactions.Where(i => !i.Features.Any(unmatched.Contains)).Select(i => $"{i.Name} ({string.Join(" × ", i.Features)})")];
        List<string> known = Interactions(
            file.Model!.Interactions.Select(i => (i.Name, i.Features.Select(f => file.Model.Features[f].Name).ToArray())));
        List<string> declared = Interactions(
            record.Interactions.Select(i => (i.Name, i.Features.Select(f => record.Features[f].Name).ToArray())));
        drifts.AddRange(declared.Except(known)
            .Select(i => new Drift(DriftDescriptors.Interaction, null,
                [record.Hierarchy.Name, file.Name, $"the record declares {i}, which the model lacks"])));
        drifts.AddRange(known.Except(declared)
            .Select(i => new Drift(DriftDescriptors.Interaction, null,
                [record.Hierarchy.Name, file.Name, $"the model has {i}, which the record doesn't declare"])));
    }

    // A property of which several parts are features is mended once.
    private static List<Drift> OncePerRemedy(List<Drift> drifts) =>
        [.. drifts.GroupBy(drift => drift.Found is null ? (object)drift : (drift.Rule, drift.Property, drift.Found))
            .Select(alike => alike.First())];
}
