using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Makes of additive models of numbers, one for each class, a model of the classes: the same functions, side by side.</summary>
internal static class ClassMerger
{
    /// <param name="schema">The record's, of several classes.</param>
    /// <param name="models">A model of each class's score, of the same terms.</param>
    public static AdditiveModel Merge(ModelSchema schema, IReadOnlyList<AdditiveModel> models)
    {
        var axes = new List<Axis>();
        ImmutableArray<int>[] columns =
            [.. models[0].Terms.Select((_, t) => (ImmutableArray<int>)[.. Enumerable.Range(0, models[0].Terms[t].Order)
            .Select(d => ServingLayout.Find(axes, Union([.. models.Select(model => model.Terms[t].Axis(d))])))])];
        ImmutableArray<Axis> all = [.. axes];
        DesignLayout layout = DesignLayout.Create([.. all.Select(axis => axis.Extent)], columns);
        Term TermOf(int t)
        {
            Term[] own = [.. models.Select(model => model.Terms[t])];
            double? degrees = own.All(term => term.DegreesOfFreedom is null) ? null : own.Sum(term => term.DegreesOfFreedom ?? 0);
            return new Term(
                own[0].Name, all, columns[t], [.. models.Select(model => Carry(model, t, layout.Terms[t], all))],
                [.. own.Select(term => term.Importances[0])], degreesOfFreedom: degrees, selected: own.Any(term => term.Selected));
        }

        return new AdditiveModel(
            schema, schema.Target.Classes, [.. models.Select(model => model.Intercepts[0])], all,
                [.. models[0].Terms.Select((_, t) => TermOf(t))],
            models[0].Vocabularies, models[0].TrainingHistory)
        {
            TrainingRun = models[0].TrainingRun, Notices = [.. models.SelectMany(model => model.Notices)],
        };
    }

    private static ImmutableArray<float> Carry(AdditiveModel model, int t, TermLayout to, ImmutableArray<Axis> axes)
    {
        Term term = model.Terms[t];
        var carried = new float[to.Length];
        new Prolongation(new TermLayout(0, term.Length, term.Axes, term.Strides), model.Axes, to, axes)
            .Carry<float>(term.Tables[0].AsSpan(), carried);
        return [.. carried];
    }

    // Slots are the feature's, whichever class; knots may differ, and all of them together hold each function without loss.
    private static Axis Union(Axis[] axes)
    {
        ImmutableArray<double> knots = [.. axes.SelectMany(axis => axis.Knots).Distinct().Order()];
        return knots.Length == axes[0].Knots.Length ? axes[0] : axes[0].WithKnots(knots);
    }
}
