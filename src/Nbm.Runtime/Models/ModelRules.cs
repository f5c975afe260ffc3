using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of the parts of any model, whether trained or read from a file.</summary>
internal static class ModelRules
{
    public static string? FirstViolation(AdditiveModel model) =>
        FirstViolationOfAny(model) ?? Axes(model) ?? Terms(model) ?? Vectors(model) ?? Errors(model);

    /// <summary>What must hold of a model of any family.</summary>
    public static string? FirstViolationOfAny(TrainedModel model) => model.Schema.FirstViolation() ?? Classes(model) ?? Vocabularies(model);

    private static string? Classes(TrainedModel model)
    {
        TargetSchema target = model.Schema.Target;
        int outputs = TaskRules.Outputs(target.Task, model.Classes.Length);
        if (!target.HasOpenClasses && !model.Classes.AsSpan().SequenceEqual(target.Classes.AsSpan()))
        {
            return $"its classes [{Cited.List(model.Classes)}] aren't those of the target, [{Cited.List(target.Classes)}]";
        }

        if (target.HasOpenClasses
            && (model.Classes.IsEmpty || model.Classes.Distinct(StringComparer.Ordinal).Count() != model.Classes.Length))
        {
            return "a multiclass model needs classes, each once";
        }

        if (model.Intercepts.Length != outputs)
        {
            return $"it has {model.Intercepts.Length} intercepts for {outputs} outputs";
        }

        return model.Intercepts.All(double.IsFinite) ? null : "an intercept isn't finite";
    }

    private static string? Vocabularies(TrainedModel model)
    {
        ImmutableArray<FeatureSchema> features = model.Schema.Features;
        if (model.Vocabularies.FeatureCount != features.Length)
        {
            return $"its vocabularies are of {model.Vocabularies.FeatureCount} features, not {features.Length}";
        }

        for (int f = 0; f < features.Length; f++)
        {
            if (model.Vocabularies.Has(f) != (features[f].Kind == FeatureKind.OpenCategory))
            {
                return $"feature {Cited.Text(features[f].Name)} of kind {features[f].Kind} "
                    + $"{(model.Vocabularies.Has(f) ? "has a" : "lacks its")} vocabulary";
            }
        }

        return null;
    }

    private static string? Axes(AdditiveModel model)
    {
        for (int a = 0; a < model.Axes.Length; a++)
        {
            Axis axis = model.Axes[a];
            if (axis.Feature >= model.Schema.Features.Length)
            {
                return $"axis {a} is of feature {axis.Feature}, but there are {model.Schema.Features.Length}";
            }

            if (Mismatch(axis, model.Schema.Features[axis.Feature], model.Vocabularies) is string mismatch)
            {
                return $"axis {a}, of feature {Cited.Text(model.Schema.Features[axis.Feature].Name)}: {mismatch}";
            }
        }

        return null;
    }

    /// <summary>What of an axis isn't its feature's, in words; null if nothing is.</summary>
    public static string? Mismatch(Axis axis, FeatureSchema feature, Generated.Vocabularies vocabularies)
    {
        if (axis.IsNumeric != (feature.Kind == FeatureKind.Numeric))
        {
            return $"it doesn't suit the kind {feature.Kind}";
        }

        if (axis.Kind != feature.Axis || axis.Period != (axis.IsNumeric ? feature.Period : 0)
            || !axis.Specials.AsSpan().SequenceEqual(feature.Specials.AsSpan()))
        {
            return "its special values, its kind or its period isn't the feature's";
        }

        if (axis.HasMissing != feature.IsNullable)
        {
            return $"a feature of type {Cited.Text(feature.DeclaredType)} {(feature.IsNullable ? "needs a" : "has no")} slot for missing values";
        }

        int levels = feature.Kind switch
        {
            FeatureKind.Numeric => 0,
            FeatureKind.Category => feature.Levels.Length,
            _ => vocabularies.Levels(axis.Feature).Length,
        };
        if (axis.Levels != levels)
        {
            return $"it has {axis.Levels} levels, but the feature {levels}";
        }

        return feature.Kind == FeatureKind.OpenCategory && !axis.HasUnseen ? "an open category needs a slot for unseen texts" : null;
    }

    private static string? Errors(AdditiveModel model)
    {
        if (model.HasStandardErrors
            && model.AllTerms.FirstOrDefault(term => term is { Selected: true, HasStandardErrors: false }) is { } lacking)
        {
            string kind = lacking.Match(_ => "term", _ => "vector");
            return $"the selected {kind} {Cited.Text(lacking.Name)} lacks standard errors, which the model has otherwise";
        }

        int terms = model.AllTerms.Length;
        return model.ScoreErrors is { } errors && (errors.Outputs != model.Outputs || errors.Terms != terms)
            ? $"its score errors are of {errors.Outputs} outputs and {errors.Terms} terms, but it has {model.Outputs} and {terms}"
            : null;
    }

    private static string? Vectors(AdditiveModel model)
    {
        ImmutableArray<VectorSchema> vectors = model.Schema.Vectors;
        if (!model.Vectors.Select(vector => vector.Name).SequenceEqual(vectors.Select(vector => vector.Name)))
        {
            return $"its vectors are [{Cited.List(model.Vectors.Select(vector => vector.Name))}], but its schema's "
                + $"[{Cited.List(vectors.Select(vector => vector.Name))}]";
        }

        if (vectors.FirstOrDefault(vector => vector.IsDense) is { } dense)
        {
            return $"its schema has the dense vector {Cited.Text(dense.Name)}, which additive models don't take";
        }

        return model.Vectors.FirstOrDefault(vector => vector.Tables.Length != model.Intercepts.Length) is { } wrong
            ? $"vector {Cited.Text(wrong.Name)} has {wrong.Tables.Length} tables for {model.Intercepts.Length} outputs"
            : null;
    }

    private static string? Terms(AdditiveModel model)
    {
        ModelSchema schema = model.Schema;
        var isUsed = new bool[model.Axes.Length];
        if (model.Terms.Length != schema.TermCount)
        {
            return $"it has {model.Terms.Length} terms, but its schema {schema.TermCount}";
        }

        for (int t = 0; t < model.Terms.Length; t++)
        {
            Term term = model.Terms[t];
            if (term.Name != schema.TermName(t)
                || !(t < schema.Features.Length ? term.Features is [var own] && own == t
                    : term.Features.AsSpan().SequenceEqual(schema.TermFeatures(t).AsSpan())))
            {
                return $"term {t} is {Cited.Text(term.Name)}, but the schema says {Cited.Text(schema.TermName(t))}, or their features differ";
            }

            if (term.Tables.Length != model.Intercepts.Length)
            {
                return $"term {Cited.Text(term.Name)} has {term.Tables.Length} tables for {model.Intercepts.Length} outputs";
            }

            for (int d = 0; d < term.Order; d++)
            {
                if (term.Axes[d] >= model.Axes.Length || !ReferenceEquals(term.Axis(d), model.Axes[term.Axes[d]]))
                {
                    return $"term {Cited.Text(term.Name)} lies on an axis that isn't the model's";
                }

                isUsed[term.Axes[d]] = true;
            }
        }

        int unused = Array.IndexOf(isUsed, false);
        return unused < 0 ? null : $"axis {unused} is of no term";
    }
}
