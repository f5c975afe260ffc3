using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>
/// Compares the schema of a model file with what a record declares. Features and interactions are told apart by name, so their order doesn't matter: a scorer
/// reads properties, not columns. What only training heeds, such as smoothness, isn't in a file.
/// </summary>
internal static class SchemaDrift
{
    /// <summary>All differences, none if the file's model can score the record.</summary>
    public static List<Drift> Between(ModelFile file, ModelSpec record)
    {
        var drifts = new List<Drift>();
        FrozenModel model = file.Model!;
        List<FrozenFeature> removed = [.. model.Features.Where(feature => record.Features.All(f => f.Name != feature.Name))];
        foreach (FeatureSpec feature in record.Features)
        {
            FrozenFeature? known = model.Features.FirstOrDefault(f => f.Name == feature.Name);
            if (known is not null)
            {
                FeatureDrift.Add(drifts, file.Name, known, feature);
            }
            else if (FeatureDrift.RenamedFrom(removed, feature) is { } before)
            {
                removed.Remove(before);
                drifts.Add(new Drift(DriftDescriptors.Renamed, feature.Property, [feature.Name, before.Name, file.Name], before.Name));
            }
            else
            {
                drifts.Add(new Drift(DriftDescriptors.Added, feature.Property, [feature.Name, file.Name]));
            }
        }

        drifts.AddRange(removed.Select(feature => new Drift(DriftDescriptors.Removed, null, [record.Hierarchy.Name, feature.Name, feature.DeclaredType, file.Name])));
        AddInteractions(drifts, file, record);
        AddTarget(drifts, file, record);
        return drifts;
    }

    private static void AddInteractions(List<Drift> drifts, ModelFile file, ModelSpec record)
    {
        string Features(IEnumerable<string> names) => string.Join(" × ", names);
        List<string> known = [.. file.Model!.Interactions.Select(i => i.Name + ": " + Features(i.Features.Select(f => file.Model.Features[f].Name)))];
        List<string> declared = [.. record.Interactions.Select(i => i.Name + ": " + Features(i.Features.Select(f => record.Features[f].Name)))];
        drifts.AddRange(declared.Except(known).Select(i => new Drift(DriftDescriptors.Interaction, null, [record.Hierarchy.Name, file.Name, $"the record declares {i}, which the model lacks"])));
        drifts.AddRange(known.Except(declared).Select(i => new Drift(DriftDescriptors.Interaction, null, [record.Hierarchy.Name, file.Name, $"the model has {i}, which the record doesn't declare"])));
    }

    private static void AddTarget(List<Drift> drifts, ModelFile file, ModelSpec record)
    {
        FrozenTarget known = file.Model!.Target;
        TargetSpec target = record.Target;
        string parameter = known.Parameter is { } number ? CSharpLiteral.Double(number) : "left to training";
        void Compare(string what, string found, string expected)
        {
            if (found != expected)
            {
                drifts.Add(new Drift(DriftDescriptors.Target, target.Name, [target.Name, file.Name, what, found, expected]));
            }
        }

        Compare("the target is", known.Name, target.Name);
        Compare("the task is", known.Task.ToString(), target.Task.ToString());
        Compare("the type is", known.ClrType, target.Value.ShortName);
        Compare("the classes are", string.Join(", ", known.Classes), string.Join(", ", target.Value.Levels));
        Compare("the unit is", FeatureDrift.Unit(known.Unit), FeatureDrift.Unit(target.Unit));
        Compare("the task's parameter is", parameter, target.Parameter is null ? "left to training" : CSharpLiteral.Double(double.Parse(target.Parameter, CultureInfo.InvariantCulture)));
        Compare("an offset", Presence(file.Model.HasOffset), Presence(record.Offset is not null));
        Compare("an exposure", Presence(file.Model.HasExposure), Presence(record.Exposure is not null));
    }

    private static string Presence(bool isThere) => isThere ? "is there" : "isn't there";
}
