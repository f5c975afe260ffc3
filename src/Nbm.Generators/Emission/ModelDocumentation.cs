using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes what the generator understood of a record above the model: the first place to look when it surprises.</summary>
internal static class ModelDocumentation
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        TargetSpec target = model.Target;
        writer.WriteLine($"/// <summary>A Neural Basis Model that predicts {Code(target.Name)} of {model.RecordTitle()}{Unit(target.Unit)}: {Task(target)}.</summary>");
        writer.WriteLine("/// <remarks>");
        writer.WriteLine($"/// <para>{Count(model.TermCount() + model.Vectors.Count, "term")}: {Terms(model)}.</para>");
        writer.WriteLine("/// <list type=\"bullet\">");
        foreach (FeatureSpec feature in model.Features)
        {
            string missing = feature.Value.IsNullable ? ", may be missing" : string.Empty;
            string declared = FeatureDocumentation.Describe(feature);
            string smoothness = feature.Smoothness is null ? string.Empty : $", smoothness {feature.Smoothness}";
            string description = feature.Description is null ? string.Empty : $". {TextLiteral.Xml(feature.Description)}";
            writer.WriteLine(
                $"/// <item><description>{Code(feature.Name)}: {(feature.Part is { } part ? CalendarEncoding.Describe(part) : ValueEncoding.Describe(feature.Value))} ({TextLiteral.Xml(feature.Value.ShortName)}){missing}{Unit(feature.Unit)}{declared}{smoothness}{description}</description></item>");
        }

        foreach (InteractionSpec interaction in model.Interactions)
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
            writer.WriteLine($"/// <para>Rows count as {Code(weight.Name)} says{(model.IsWeightRelative ? ", beside one another" : string.Empty)}.</para>");
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

    private static string Task(TargetSpec target) => target.Task switch
    {
        TaskKind.Regression => "regression, identity link",
        TaskKind.Binary => $"binary, logit link, the probability of {Code(target.Value.Levels[1])}",
        TaskKind.Poisson => "Poisson likelihood, log link",
        TaskKind.Gamma => "gamma likelihood, log link",
        TaskKind.Tweedie => $"Tweedie likelihood of power {target.Parameter}, log link",
        TaskKind.NegativeBinomial => $"negative binomial likelihood of {(target.Parameter is null ? "estimated dispersion" : $"dispersion {target.Parameter}")}, log link",
        TaskKind.Quantile => $"the quantile of level {target.Parameter}, pinball loss, identity link",
        TaskKind.Huber => $"Huber's loss with a delta {(target.Parameter is null ? "from the residuals" : $"of {target.Parameter}")}, identity link",
        TaskKind.Cox => "Cox's proportional hazards, the score is the logarithm of a hazard ratio",
        _ when target.Value.Kind == ValueKind.String => "multiclass, softmax, a class for each text in the training rows",
        _ => $"multiclass, softmax, {CSharpLiteral.Int32(target.Value.Members.Count)} classes",
    };

    private static string Count(int count, string noun) => $"{CSharpLiteral.Int32(count)} {noun}{(count == 1 ? string.Empty : "s")}";

    private static string Terms(ModelSpec model)
    {
        string features = Count(model.Features.Count, "feature"), interactions = Count(model.Interactions.Count, "interaction");
        return model.Vectors.Count == 0 ? $"{features} and {interactions}" : $"{features}, {interactions} and {Count(model.Vectors.Count, "vector")}";
    }
}
