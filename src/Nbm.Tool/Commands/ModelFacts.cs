using System.Collections.Immutable;
using System.Globalization;
using Nbm.Models;
using Nbm.Persistence;

namespace Nbm.Tool.Commands;

/// <summary>A model as <c>nbm inspect</c> shows it.</summary>
internal sealed record ModelFacts(
    string Model, string Family, string Target, ModelTask Task, string? Unit, string[] Classes, double[] Intercepts,
    DecisionThreshold? Threshold, double? Dispersion, bool HasStandardErrors,
    string FileVersion, long Bytes, string SchemaHash, TrainingRun? Training, FeatureFacts[] Features, TermFacts[] Terms,
    ImmutableArray<TermConcurvity> Concurvity, ImmutableArray<ModelEdit> Edits, ExpertsFacts? Experts, FlintFacts? Flint)
{
    public static ModelFacts Of(TrainedModel model, string path) => new(
        model.Schema.Name, ModelFamilies.Known.Of(model).Family, model.Schema.Target.Name, model.Schema.Target.Task,
        model.Schema.Target.Unit, [.. model.Classes], [.. model.Intercepts], model.Threshold, model.Dispersion,
        model.HasStandardErrors, FileVersionOf(path), new FileInfo(path).Length, model.Schema.Hash, model.TrainingRun,
        [.. model.Schema.Features.Select((feature, f) => FeatureFacts.Of(model, f)),
            .. model.Schema.Vectors.Select((_, v) => FeatureFacts.OfVector(model, v))],
        [.. model.Parts.Select(TermFacts.Of).OrderByDescending(term => term.Importance)],
        (model as AdditiveModel)?.Concurvity ?? [], (model as AdditiveModel)?.Edits ?? [], ExpertsFacts.Of(model), FlintFacts.Of(model));

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

    public static FeatureFacts Of(TrainedModel model, int index)
    {
        FeatureSchema feature = model.Schema.Features[index];
        string specials = feature.Specials.IsEmpty ? string.Empty
            : $"; special: {string.Join(", ", feature.Specials.Select(special => ValueText.OfNumber(feature, special)))}";
        string holds = feature.Kind == FeatureKind.Numeric
            ? (model is AdditiveModel additive ? Numbers(feature, additive.Terms[index].Axis(0)) : "numbers") + specials
            : Levels(feature.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(index) : feature.ShownLevels);
        return new(feature.Name, feature.Column, feature.DeclaredType, feature.Unit, feature.Description, holds);
    }

    public static FeatureFacts OfVector(TrainedModel model, int index)
    {
        VectorSchema vector = model.Schema.Vectors[index];
        string holds = model is AdditiveModel additive ? LargestNames(additive, index)
            : vector.Width > 0 ? FormattableString.Invariant($"a picture of {vector.Width} × {vector.Height}")
            : FormattableString.Invariant($"{vector.Length} numbers");
        string type = vector.IsDense ? vector.DeclaredType : vector.ClrType == "string" ? "names" : $"{vector.ClrType} by name";
        return new(vector.Name, vector.Column, type, vector.Unit, vector.Description, holds);
    }

    private static string Numbers(FeatureSchema feature, Axis axis) => axis.Knots.IsEmpty
        ? "no numbers"
        : string.Create(CultureInfo.InvariantCulture,
            $"{ValueText.OfNumber(feature, axis.Knots[0])} to {ValueText.OfNumber(feature, axis.Knots[^1])}, {axis.Knots.Length} knots");

    private static string LargestNames(AdditiveModel model, int index)
    {
        ImmutableArray<string> names = model.Vectors[index].Names;
        IReadOnlyList<string> largest = [.. new VectorShape(new ShapeSource(model, index, 0)).Largest(MostShown).Select(name => name.Name)];
        return string.Create(CultureInfo.InvariantCulture,
            $"{names.Length} names: {string.Join(", ", largest)}{(names.Length > MostShown ? ", …" : string.Empty)}");
    }

    private static string Levels(IReadOnlyList<string> levels)
    {
        string count = levels.Count.ToString(CultureInfo.InvariantCulture);
        return $"{count} levels: {string.Join(", ", levels.Take(MostShown))}{(levels.Count > MostShown ? ", …" : string.Empty)}";
    }
}

/// <summary>A part of a model: of an additive one a term, of experts an expert.</summary>
internal sealed record TermFacts(string Name, double Importance, bool Selected, double? DegreesOfFreedom,
    double? LargestStandardError, int Cells)
{
    public static TermFacts Of(ModelPart part) => new(
        part.Name, part.Importance, part.Selected, part.DegreesOfFreedom,
        part is AdditiveTerm { HasStandardErrors: true } term ? term.StandardErrors.Max(table => table.IsEmpty ? 0.0 : table.Max()) : null,
        (part as AdditiveTerm)?.Match(table => table.Length, vector => vector.Knots.Length) ?? 0);
}
