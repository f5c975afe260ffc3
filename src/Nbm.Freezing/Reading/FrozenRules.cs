using System;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>What must hold of a model before code is written from it: that of the runtime's rules which scoring depends on, so that what is
/// written compiles.</summary>
internal static class FrozenRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(FrozenModel model) =>
        FrozenLabels.FirstViolation(model)
        ?? Names(model)
        ?? Classes(model)
        ?? model.Features.Select(Vocabulary).FirstOrDefault(wrong => wrong is not null)
        ?? model.Axes.Select(axis => Axis(axis, model.Features[axis.Feature])).FirstOrDefault(wrong => wrong is not null)
        ?? Enumerable.Range(0, model.Terms.Length).Select(t => Term(model, t)).FirstOrDefault(wrong => wrong is not null)
        ?? model.Vectors.Select(FrozenVectorRules.FirstViolation).FirstOrDefault(wrong => wrong is not null)
        ?? Baseline(model);

    private static string? Names(FrozenModel model)
    {
        if (model.Features.Length + model.Vectors.Length == 0
            || model.Interactions.Any(
                i => i.Features.Length < 2 || i.Features.Any(f => f < 0 || f >= model.Features.Length) || !AreDistinct(i.Features)))
        {
            return "it has no features, or an interaction of others";
        }

        if (model.Vectors.FirstOrDefault(vector => vector.Length > 0) is { } dense)
        {
            return $"its schema has the dense vector {dense.Name}, which additive models don't take";
        }

        return AreDistinct([.. Enumerable.Range(0, model.Features.Length + model.Interactions.Length).Select(model.TermName),
            .. model.Vectors.Select(vector => vector.Name)]) ? null : "two of its terms have one name";
    }

    private static string? Classes(FrozenModel model)
    {
        FrozenTarget target = model.Target;
        bool areOpen = target.Task.Facts().HasScorePerClass && target.Classes.Length == 0;
        if (areOpen ? model.Classes.Length == 0 : !model.Classes.SequenceEqual(target.Classes))
        {
            return $"its classes are {NameRule.CitedList(model.Classes)}, those of its target {NameRule.CitedList(target.Classes)}";
        }

        if (!AreDistinct(model.Classes) || (target.Task == TaskKind.Binary && model.Classes.Length != 2))
        {
            return $"it has {model.Classes.Length} classes, for its task too many or too few, or one of them twice";
        }

        int outputs = target.Task.Facts().Outputs(model.Classes.Length);
        return model.Outputs == outputs && model.Intercepts.All(IsFinite) ? null
            : $"it has {model.Outputs} intercepts for {outputs} outputs, or one isn't finite";
    }

    private static string? Vocabulary(FrozenFeature feature) =>
        AreDistinct(feature.Vocabulary) && AreDistinct(feature.Levels) && AreDistinct(feature.Specials) && feature.Specials.All(IsFinite)
            ? null
            : $"a level or a special value of {feature.Name} occurs twice, or isn't finite";

    private static string? Axis(FrozenAxis axis, FrozenFeature feature)
    {
        int levels = feature.Kind switch
        {
            FrozenKind.Numeric => 0,
            FrozenKind.Category => feature.Levels.Length,
            _ => feature.Vocabulary.Length,
        };
        if (axis.Levels != levels || axis.IsNumeric != (feature.Kind == FrozenKind.Numeric) || axis.HasMissing != feature.IsNullable
            || (feature.Kind == FrozenKind.OpenCategory && !axis.HasUnseen)
            || (feature.Kind != FrozenKind.Numeric && (axis.Knots.Length > 0 || axis.Specials.Length > 0)))
        {
            return $"an axis of {feature.Name} doesn't suit the feature";
        }

        for (int i = 0; i < axis.Knots.Length; i++)
        {
            double knot = axis.Knots[i];
            double left = i > 0 ? axis.Knots[i - 1] : double.NegativeInfinity;
            if (!IsFinite(knot) || !(knot > left) || (feature.IsLogarithmic && !(knot > 0 && (i == 0 || Math.Log(knot) > Math.Log(left)))))
            {
                return $"knot {i} of {feature.Name} isn't finite, above the one before and, on a logarithmic axis, above 0";
            }
        }

        if (feature.Kind == FrozenKind.Numeric && feature.Period != 0 && axis.Knots.Length > 0
            && axis.Knots[axis.Knots.Length - 1] != axis.Knots[0] + feature.Period)
        {
            return $"the last knot of {feature.Name} isn't a period behind the first";
        }

        return axis.FirstSlot + axis.Specials.Length == 0 && !axis.HasMissing && !axis.HasUnseen
            ? $"an axis of {feature.Name} has no position" : null;
    }

    private static string? Term(FrozenModel model, int t)
    {
        FrozenTerm term = model.Terms[t];
        int[] features = model.TermFeatures(t);
        if (term.Axes.Length != features.Length
            || Enumerable.Range(0, features.Length)
                .Any(d => term.Axes[d] < 0 || term.Axes[d] >= model.Axes.Length || model.Axes[term.Axes[d]].Feature != features[d]))
        {
            return $"the term {model.TermName(t)} lies on axes of other features";
        }

        long cells = term.Axes.Aggregate(1L, (product, axis) => Math.Min(product * model.Axes[axis].Extent, int.MaxValue));
        return term.Tables.Any(table => table.Length != cells || !table.All(value => IsFinite(value)))
            ? $"a table of the term {model.TermName(t)} doesn't have {cells} finite values"
            : null;
    }

    private static string? Baseline(FrozenModel model)
    {
        if (model.Baseline is not { } baseline)
        {
            return null;
        }

        bool rises = baseline.Times.Length == baseline.Hazards.Length && Enumerable.Range(0, baseline.Times.Length).All(i =>
            IsFinite(baseline.Times[i]) && IsFinite(baseline.Hazards[i])
            && (i == 0 ? baseline.Times[0] >= 0 && baseline.Hazards[0] >= 0
                : baseline.Times[i] > baseline.Times[i - 1] && baseline.Hazards[i] >= baseline.Hazards[i - 1]));
        return rises && model.Target.Task.Facts().HasEvents ? null
            : "its baseline hazard doesn't rise from time to time, or isn't of Cox's task";
    }

    private static bool AreDistinct<T>(T[] values) => values.Distinct().Count() == values.Length;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
