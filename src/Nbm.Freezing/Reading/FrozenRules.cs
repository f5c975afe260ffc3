using System;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>What must hold of a model before code is written from it: that of the runtime's rules which scoring depends on.</summary>
internal static class FrozenRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(FrozenModel model)
    {
        int outputs = model.Target.Task == FrozenTask.Multiclass ? model.Classes.Length : 1;
        if (model.Outputs != outputs || outputs == 0 || !model.Intercepts.All(IsFinite))
        {
            return $"it has {model.Outputs} intercepts for {outputs} outputs, or one isn't finite";
        }

        if (model.Target.Task == FrozenTask.Binary && model.Classes.Length != 2)
        {
            return $"a binary model has {model.Classes.Length} classes";
        }

        if (model.Features.Length == 0 || model.Interactions.Any(i => i.Features.Length < 2 || i.Features.Any(f => f < 0 || f >= model.Features.Length)))
        {
            return "it has no features, or an interaction of others";
        }

        if (model.Baseline is { } baseline && baseline.Times.Length != baseline.Hazards.Length)
        {
            return $"its baseline hazard has {baseline.Times.Length} times and {baseline.Hazards.Length} hazards";
        }

        return model.Axes.Select(axis => Axis(axis, model.Features[axis.Feature])).FirstOrDefault(wrong => wrong is not null)
            ?? Enumerable.Range(0, model.Terms.Length).Select(t => Term(model, t)).FirstOrDefault(wrong => wrong is not null);
    }

    private static string? Axis(FrozenAxis axis, FrozenFeature feature)
    {
        int levels = feature.Kind switch
        {
            FrozenKind.Numeric => 0,
            FrozenKind.Category => feature.Levels.Length,
            _ => feature.Vocabulary.Length,
        };
        if (axis.Levels != levels || axis.IsNumeric != (feature.Kind == FrozenKind.Numeric) || axis.HasMissing != feature.IsNullable)
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

        return axis.Extent < 2 || axis.FirstSlot + axis.Specials.Length == 0 && !axis.HasMissing && !axis.HasUnseen ? $"an axis of {feature.Name} has no position" : null;
    }

    private static string? Term(FrozenModel model, int t)
    {
        FrozenTerm term = model.Terms[t];
        int[] features = model.TermFeatures(t);
        if (term.Axes.Length != features.Length
            || Enumerable.Range(0, features.Length).Any(d => term.Axes[d] < 0 || term.Axes[d] >= model.Axes.Length || model.Axes[term.Axes[d]].Feature != features[d]))
        {
            return $"the term {model.TermName(t)} lies on axes of other features";
        }

        long cells = term.Axes.Aggregate(1L, (product, axis) => Math.Min(product * model.Axes[axis].Extent, int.MaxValue));
        return term.Tables.Any(table => table.Length != cells || !table.All(value => IsFinite(value)))
            ? $"a table of the term {model.TermName(t)} doesn't have {cells} finite values"
            : null;
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
