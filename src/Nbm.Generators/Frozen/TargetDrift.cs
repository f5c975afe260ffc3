using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>Compares the target of a model file, and what is added to its score, with the record's.</summary>
internal static class TargetDrift
{
    /// <summary>Adds what differs.</summary>
    public static void Add(List<Drift> drifts, ModelFile file, ModelSpec record)
    {
        TargetSpec target = record.Target;
        void Report(string property, string difference) =>
            drifts.Add(new Drift(DriftDescriptors.Target, property, [target.Name, file.Name, difference]));

        foreach (string difference in Differences(file.Model!.Target, target))
        {
            Report(target.Name, difference);
        }

        Compare("an offset", file.Model.HasOffset, record.Offset);
        Compare("an exposure", file.Model.HasExposure, record.Exposure);
        Compare("a stratum", file.Model.HasStratum, record.Stratum);

        void Compare(string what, bool isKnown, BesideSpec? beside)
        {
            if (isKnown != beside is not null)
            {
                Report(beside?.Name ?? target.Name, isKnown ? $"there it has {what}, here none" : $"here it has {what}, there none");
            }
        }
    }

    private static IEnumerable<string> Differences(FrozenTarget known, TargetSpec target)
    {
        if (known.Name != target.Name)
        {
            yield return $"it is called '{known.Name}' there";
        }

        if (known.ClrType != target.Value.ShortName)
        {
            yield return $"its type is '{known.ClrType}' there, '{target.Value.ShortName}' here";
        }
        else if (known.Task != target.Task)
        {
            yield return $"its task is {known.Task} there, {target.Task} here";
        }
        else if (!known.Classes.SequenceEqual(target.Value.Levels))
        {
            yield return FeatureDrift.LevelChange(known.Classes, target.Value.Levels);
        }
        else if (Parameter(known.Parameter) is var parameter && Parameter(Parse(target.Parameter)) is var declared && parameter != declared)
        {
            yield return $"the parameter of its task is {parameter} there, {declared} here";
        }

        if (known.Unit != target.Unit)
        {
            yield return $"its unit is {FeatureDrift.Unit(known.Unit)} there, {FeatureDrift.Unit(target.Unit)} here";
        }
    }

    private static double? Parse(string? literal) =>
        literal is null ? null : double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Parameter(double? parameter) => parameter is { } number ? CSharpLiteral.Double(number) : "left to training";
}
