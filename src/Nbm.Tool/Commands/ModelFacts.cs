using System.Collections.Immutable;
using System.Globalization;
using Nbm.Models;

namespace Nbm.Tool.Commands;

/// <summary>A model as <c>nbm inspect</c> shows it.</summary>
internal sealed record ModelFacts(
    string Model, string Target, ModelTask Task, string? Unit, string[] Classes, double[] Intercepts, double? Dispersion, bool HasStandardErrors,
    string FileVersion, long Bytes, string SchemaHash, TrainingRun? Training, FeatureFacts[] Features, TermFacts[] Terms)
{
    public static ModelFacts Of(AdditiveModel model, string path) => new(
        model.Schema.Name, model.Schema.Target.Name, model.Schema.Target.Task, model.Schema.Target.Unit, [.. model.Classes], [.. model.Intercepts], model.Dispersion, model.HasStandardErrors,
        FileVersionOf(path), new FileInfo(path).Length, model.Schema.Hash, model.TrainingRun,
        [.. model.Schema.Features.Select((feature, f) => FeatureFacts.Of(model, f)), .. model.Schema.Vectors.Select((_, v) => FeatureFacts.OfVector(model, v))],
        [.. model.AllTerms.Select(TermFacts.Of).OrderByDescending(term => term.Importance)]);

    // Major and minor, behind the four bytes that say what the file is.
    private static string FileVersionOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        var header = new byte[8];
        file.ReadExactly(header);
        return string.Create(CultureInfo.InvariantCulture, $"{header[4] | (header[5] << 8)}.{header[6] | (header[7] << 8)}");
    }
}

/// <summary>A feature of a model.</summary>
internal sealed record FeatureFacts(string Name, string Column, string Type, string? Unit, string? Description, string Holds)
{
    private const int MostShown = 6;

    public static FeatureFacts Of(AdditiveModel model, int index)
    {
        FeatureSchema feature = model.Schema.Features[index];
        Axis axis = model.Terms[index].Axis(0);
        string specials = feature.Specials.IsEmpty ? string.Empty : $"; special: {string.Join(", ", feature.Specials.Select(special => ValueText.OfNumber(feature, special)))}";
        string holds = feature.Kind == FeatureKind.Numeric
            ? axis.Knots.IsEmpty ? "no numbers" : string.Create(CultureInfo.InvariantCulture, $"{ValueText.OfNumber(feature, axis.Knots[0])} to {ValueText.OfNumber(feature, axis.Knots[^1])}, {axis.Knots.Length} knots{specials}")
            : Levels(feature.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(index) : feature.ShownLevels);
        return new(feature.Name, feature.Column, feature.DeclaredType, feature.Unit, feature.Description, holds);
    }

    public static FeatureFacts OfVector(AdditiveModel model, int index)
    {
        VectorSchema vector = model.Schema.Vectors[index];
        ImmutableArray<string> names = model.Vectors[index].Names;
        IReadOnlyList<string> largest = [.. new VectorShape(new ShapeSource(model, index, 0)).Largest(MostShown).Select(name => name.Name)];
        string holds = string.Create(CultureInfo.InvariantCulture, $"{names.Length} names: {string.Join(", ", largest)}{(names.Length > MostShown ? ", …" : string.Empty)}");
        return new(vector.Name, vector.Column, vector.ClrType == "string" ? "names" : $"{vector.ClrType} by name", vector.Unit, vector.Description, holds);
    }

    private static string Levels(IReadOnlyList<string> levels)
    {
        string count = levels.Count.ToString(CultureInfo.InvariantCulture);
        return $"{count} levels: {string.Join(", ", levels.Take(MostShown))}{(levels.Count > MostShown ? ", …" : string.Empty)}";
    }
}

/// <summary>A term of a model.</summary>
internal sealed record TermFacts(string Name, double Importance, bool Selected, double? DegreesOfFreedom, double? LargestStandardError, int Cells)
{
    public static TermFacts Of(AdditiveTerm term) => new(
        term.Name, term.Importance, term.Selected, term.DegreesOfFreedom,
        term.HasStandardErrors ? term.StandardErrors.Max(table => table.IsEmpty ? 0.0 : table.Max()) : null,
        term.Match(table => table.Length, vector => vector.Knots.Length));
}
