using System.Globalization;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes what the generator understood of a record above the model: the first place to look when it surprises.</summary>
internal static class ModelDocumentation
{
    /// <summary>Above an additive model.</summary>
    public static void Write(SourceWriter writer, ModelSpec model) =>
        Write(writer, model, "A Neural Basis Model", $"{Count(model.TermCount() + model.Vectors.Count, "term")}: {Terms(model)}.",
            listsTerms: true);

    /// <summary>Above a model of any family.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="model">The record.</param>
    /// <param name="title">What such a model is, with an article.</param>
    /// <param name="paragraph">What it is made of.</param>
    /// <param name="listsTerms">Whether the interactions of the record are terms of it.</param>
    public static void Write(SourceWriter writer, ModelSpec model, string title, string paragraph, bool listsTerms)
    {
        TargetSpec target = model.Target;
        writer.WriteLine($"/// <summary>{title} that predicts {Code(target.Name)} of {model.RecordTitle()}{Unit(target.Unit)}: "
            + $"{Task(target)}.</summary>");
        writer.WriteLine("/// <remarks>");
        writer.WriteLine($"/// <para>{paragraph}</para>");
        writer.WriteLine("/// <list type=\"bullet\">");
        foreach (FeatureSpec feature in model.Features)
        {
            string missing = feature.Value.IsNullable ? ", may be missing" : string.Empty;
            string declared = FeatureDocumentation.Describe(feature);
            string smoothness = feature.Smoothness is null ? string.Empty : $", smoothness {feature.Smoothness}";
            string description = feature.Description is null ? string.Empty : $". {TextLiteral.Xml(feature.Description)}";
            writer.WriteLine(
                $"/// <item><description>{Code(feature.Name)}: "
                    + $"{(feature.Part is { } part ? CalendarEncoding.Describe(part) : ValueEncoding.Describe(feature.Value))} "
                    + $"({TextLiteral.Xml(feature.Value.ShortName)}){missing}{Unit(feature.Unit)}{declared}{smoothness}{description}</description></item>");
        }

        foreach (InteractionSpec interaction in listsTerms ? model.Interactions : EquatableArray<InteractionSpec>.Empty)
        {
            string features = string.Join(" × ", interaction.Features.Select(f => Code(model.Features[f].Name)));
            writer.WriteLine($"/// <item><description>{Code(interaction.Name)}: {features}</description></item>");
        }

        foreach (VectorSpec vector in model.Vectors)
        {
            writer.WriteLine($"/// <item><description>{VectorEmitter.Describe(vector)}</description></item>");
        }

        writer.WriteLine("/// </list>");
        if (model.Weight is { } weight)
        {
            writer.WriteLine($"/// <para>Rows count as {Code(weight.Name)} "
                + $"says{(model.IsWeightRelative ? ", beside one another" : string.Empty)}.</para>");
        }

        if (model.Offset is { } offset)
        {
            writer.WriteLine($"/// <para>{Code(offset.Name)} is added to the score.</para>");
        }

        if (model.Exposure is { } exposure)
        {
            writer.WriteLine($"/// <para>{Code(exposure.Name)} multiplies the mean: its logarithm is added to the score.</para>");
        }

        if (model.Event is { } happened)
        {
            writer.WriteLine($"/// <para>{Code(happened.Name)} says whether a duration ended in the event.</para>");
        }

        if (model.Entry is { } entry)
        {
            writer.WriteLine($"/// <para>{Code(entry.Name)} says when a row came under observation.</para>");
        }

        if (model.Stratum is { } stratum)
        {
            writer.WriteLine($"/// <para>Each {Code(stratum.Name)} is a stratum, with a baseline hazard of its own.</para>");
        }

        writer.WriteLine("/// </remarks>");
    }

    /// <summary>A unit in an enumeration: <c>, in years</c>.</summary>
    public static string Unit(string? unit) => unit is null ? string.Empty : $", in {TextLiteral.Xml(unit)}";

    /// <summary>A name in code font.</summary>
    public static string Code(string name) => $"<c>{TextLiteral.Xml(name)}</c>";

    private static string Task(TargetSpec target)
    {
        TaskFacts task = target.Task.Facts();
        (string found, string declared) = task.ParameterText;
        return string.Format(CultureInfo.InvariantCulture, task.Likelihood, task.Target switch
        {
            TaskTarget.TwoClasses => Code(target.Value.Levels[1]),
            TaskTarget.Classes when target.Value.Kind == ValueKind.String => "a class for each text in the training rows",
            TaskTarget.Classes => $"{CSharpLiteral.Int32(target.Value.Members.Count)} classes",
            _ => target.Parameter is null ? found : string.Format(CultureInfo.InvariantCulture, declared, target.Parameter),
        });
    }

    /// <summary>How many there are of something, in words.</summary>
    public static string Count(int count, string noun) => $"{CSharpLiteral.Int32(count)} {noun}{(count == 1 ? string.Empty : "s")}";

    /// <summary>What a network reads: its features, and its vectors if there are any.</summary>
    public static string Inputs(ModelSpec model)
    {
        string features = Count(model.Features.Count, "feature"), vectors = Count(model.Vectors.Count, "vector");
        return model.Vectors.Count == 0 ? features : model.Features.Count == 0 ? vectors : $"{features} and {vectors}";
    }

    private static string Terms(ModelSpec model)
    {
        string features = Count(model.Features.Count, "feature"), interactions = Count(model.Interactions.Count, "interaction");
        return model.Vectors.Count == 0 ? $"{features} and {interactions}"
            : $"{features}, {interactions} and {Count(model.Vectors.Count, "vector")}";
    }
}
