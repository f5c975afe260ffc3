using System.Linq;

namespace Nbm.Freezing;

/// <summary>Reads what models of all families have beside their schema, and scorers
/// need: vocabularies, classes and intercepts, a threshold, baseline hazards.</summary>
internal static class OutputReader
{
    /// <summary>The texts of each open category.</summary>
    public static FrozenModel ReadVocabularies(FileCursor from, FrozenModel model)
    {
        foreach (FrozenFeature feature in model.Features.Where(feature => feature.Kind == FrozenKind.OpenCategory))
        {
            from.WhereIs("the vocabulary of", feature.Name);
            feature.Vocabulary = from.Texts();
        }

        return model;
    }

    /// <summary>The classes and an intercept for each output.</summary>
    public static FrozenModel ReadOutputs(FileCursor from, FrozenModel model)
    {
        from.Where = "the classes";
        model.Classes = from.Texts();
        from.Where = "the intercepts";
        model.Intercepts = from.Doubles();
        return model;
    }

    /// <summary>The threshold of a binary model, and what it is based on.</summary>
    public static (double Score, string Basis) ReadThreshold(FileCursor from, FrozenModel model)
    {
        if (model.Target.Task != TaskKind.Binary)
        {
            throw from.Wrong("a model has a threshold whose target isn't of two classes");
        }

        (double score, string basis) = (from.Double(), from.Text());
        return double.IsNaN(score) || double.IsInfinity(score) ? throw from.Wrong("the threshold isn't finite") : (score, basis);
    }

    /// <summary>Times and cumulative hazards.</summary>
    public static (double[] Times, double[] Hazards) ReadHazard(FileCursor from) => (from.Doubles(), from.Doubles());
}
