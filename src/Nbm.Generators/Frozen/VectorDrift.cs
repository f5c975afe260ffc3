using System.Collections.Generic;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>Compares the vectors of a model file with those of a record: by name, by the type of their values, by length, and by
/// unit.</summary>
internal static class VectorDrift
{
    /// <summary>Adds what differs.</summary>
    public static void Add(List<Drift> drifts, ModelFile file, ModelSpec record)
    {
        FrozenVector[] known = file.Model!.Vectors;
        List<FrozenVector> removed = [.. known.Where(vector => record.Vectors.All(own => own.Name != vector.Name))];
        List<VectorSpec> added = [.. record.Vectors.Where(own => known.All(vector => vector.Name != own.Name))];
        foreach (VectorSpec vector in record.Vectors)
        {
            if (known.FirstOrDefault(other => other.Name == vector.Name) is { } same)
            {
                AddDifferences(drifts, file.Name, same, vector);
            }
            else if (added.Count == 1 && removed.Count == 1 && AreAlike(removed[0], vector))
            {
                drifts.Add(new Drift(DriftDescriptors.Renamed, vector.Name, [vector.Name, removed[0].Name, file.Name], removed[0].Name));
                removed.Clear();
            }
            else
            {
                drifts.Add(new Drift(DriftDescriptors.Added, vector.Name, [vector.Name, file.Name, "mark it [Ignore]"]));
            }
        }

        drifts.AddRange(removed.Select(
            vector => new Drift(DriftDescriptors.Removed, vector.Name, [record.Hierarchy.Name, vector.Name, vector.Kind, file.Name])));
    }

    private static void AddDifferences(List<Drift> drifts, string file, FrozenVector known, VectorSpec vector)
    {
        if (known.ClrType != vector.Type.ValueType || known.Length != vector.Length)
        {
            drifts.Add(new Drift(DriftDescriptors.Retyped, vector.Name,
                [vector.Name, file, known.Kind, FrozenVector.KindOf(vector.Type.ValueType, vector.Length)]));
        }
        else if (known.Unit != vector.Unit)
        {
            drifts.Add(new Drift(DriftDescriptors.Unit, vector.Name,
                [vector.Name, file, FeatureDrift.Unit(known.Unit), FeatureDrift.Unit(vector.Unit)]));
        }
    }

    private static bool AreAlike(FrozenVector known, VectorSpec vector) =>
        known.ClrType == vector.Type.ValueType && known.Length == vector.Length && known.Unit == vector.Unit;
}
