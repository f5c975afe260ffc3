using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Names and types in generated code.</summary>
internal static class ModelSpecNames
{
    /// <summary>The name of a generated type: <c>ApplicantModel</c>.</summary>
    public static string TypeName(this ModelSpec model, string suffix) => CSharpLiteral.Identifier(model.Stem + suffix);

    /// <summary>The class that the model derives from.</summary>
    public static string ModelBaseType(this ModelSpec model)
    {
        string classes = model.Target.HasTypedClasses ? ", " + model.Target.Value.TypeName : string.Empty;
        return $"global::Nbm.{model.Target.Task.Facts().Model}<{model.Hierarchy.FullyQualifiedName}{classes}>";
    }

    /// <summary>The type of a prediction.</summary>
    public static string PredictionType(this TargetSpec target) => target.Task.Facts().Prediction is not { } prediction ? "double"
        : "global::Nbm." + prediction + (target.HasTypedClasses ? $"<{target.Value.TypeName}>" : string.Empty);

    /// <summary>The classes as the last argument of a model's base, with what stands before it; nothing where it takes none.</summary>
    public static string ClassesArgument(this TargetSpec target) => target switch
    {
        { Value.Kind: ValueKind.Enum } => $", new {target.Value.TypeName}[] {{ "
            + $"{string.Join(", ", target.Value.Members.Select(m => $"{target.Value.TypeName}.{CSharpLiteral.Identifier(m.Name)}"))} }}",
        { Value.Kind: ValueKind.String } => ", global::System.Linq.Enumerable.ToArray(model.Classes)",
        _ => string.Empty,
    };

    /// <summary>The type of what <c>Evaluate</c> finds.</summary>
    public static string MetricsType(this TargetSpec target) => "global::Nbm." + target.Task.Facts().Metrics;

    /// <summary>The type of a feature's values, or of an interaction's: a tuple with an element for each feature.</summary>
    public static string ValueType(this ModelSpec model, int term)
    {
        if (term < model.Features.Count)
        {
            return model.Features[term].ValueTypeName;
        }

        EquatableArray<int> features = model.Interactions[term - model.Features.Count].Features;
        return $"({string.Join(", ", features.Select((f, i) => TupleElement(model.Features[f], i + 1)))})";
    }

    /// <summary>The name of a term, and of the property that stands for it.</summary>
    public static string TermName(this ModelSpec model, int term) =>
        term < model.Features.Count ? model.Features[term].Name : model.Interactions[term - model.Features.Count].Name;

    /// <summary>The features of a term.</summary>
    public static EquatableArray<int> TermFeatures(this ModelSpec model, int term) =>
        term < model.Features.Count ? new[] { term }.ToEquatableArray() : model.Interactions[term - model.Features.Count].Features;

    /// <summary>The accessibility of the property that stands for a term.</summary>
    public static string TermAccessibility(this ModelSpec model, int term) =>
        model.TermFeatures(term).All(f => model.Features[f].IsPublic) ? "public" : "internal";

    /// <summary>How many terms there are: features, then interactions.</summary>
    public static int TermCount(this ModelSpec model) => model.Features.Count + model.Interactions.Count;

    // Tuples have members of their own: ItemN stands at place N only, and these at none.
    private static string TupleElement(FeatureSpec feature, int place)
    {
        bool isTaken = feature.Name is "Rest" or "CompareTo" or "Deconstruct" or "ToString" or "Equals" or "GetHashCode"
            || (feature.Name.StartsWith("Item", System.StringComparison.Ordinal) && feature.Name != "Item" + CSharpLiteral.Int32(place));
        return isTaken ? feature.ValueTypeName : $"{feature.ValueTypeName} {CSharpLiteral.Identifier(feature.Name)}";
    }

    /// <summary>The name of a feature by its index, of a vector behind all features.</summary>
    public static string InputName(this ModelSpec model, int input) =>
        input < model.Features.Count ? model.Features[input].Name : model.Vectors[input - model.Features.Count].Name;

    /// <summary>The record's name in documentation.</summary>
    public static string RecordTitle(this ModelSpec model) => ModelDocumentation.Code(model.Hierarchy.Name);
}
