using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Reads a model's payload. What the bytes say is checked by the constructors of the parts, as it is for trained models.</summary>
internal static class ModelReader
{
    public static AdditiveModel Read(byte[] payload, int minor)
    {
        var from = new PayloadReader(payload);
        try
        {
            AdditiveModel model = Read(from, minor);
            return from.AtEnd || minor > ModelHeader.Minor ? model : throw from.Wrong("bytes are left over");
        }
        catch (ArgumentException e)
        {
            throw from.Wrong(e.Message.TrimEnd('.'), e);
        }
    }

    private static AdditiveModel Read(PayloadReader from, int minor)
    {
        ModelSchema schema = SchemaFormat.Read(from, minor);
        Vocabularies vocabularies = ReadVocabularies(from, schema);
        from.Where = "the classes";
        ImmutableArray<string> classes = from.Texts();
        ImmutableArray<double> intercepts = from.Doubles();
        from.Where = "the axes";
        ImmutableArray<Axis> axes = from.Items(14, "axes", () => ReadAxis(from, schema), schema.MostAxes());
        ImmutableArray<Term> terms = ReadTerms(from, schema, intercepts.Length, axes);
        from.Where = "the training history";
        TrainingHistory history = ReadHistory(from);
        ScoreErrors? scoreErrors = null;
        if (minor >= InferenceFormat.SinceMinor)
        {
            InferenceFormat.ReadTerms(from, terms);
            scoreErrors = InferenceFormat.ReadScoreErrors(from, intercepts.Length);
        }

        double? dispersion = minor >= NoiseFormat.SinceMinor ? NoiseFormat.ReadDispersion(from) : null;
        BaselineHazard? baseline = minor >= NoiseFormat.SinceMinor ? NoiseFormat.ReadBaseline(from) : null;
        if (minor >= ImportanceFormat.SinceMinor)
        {
            ImportanceFormat.Read(from, terms);
        }

        ImmutableArray<VectorTerm> vectors = minor >= VectorFormat.SinceMinor ? VectorFormat.Read(from, schema, intercepts.Length) : [];
        ImmutableArray<TermSmoothness> smoothness = minor >= SmoothnessFormat.SinceMinor ? SmoothnessFormat.Read(from, terms.Length) : [];
        TrainingRun? run = minor >= RunFormat.SinceMinor ? RunFormat.Read(from) : null;
        schema = minor >= LevelFormat.SinceMinor ? LevelFormat.Read(from, schema) : schema;
        KeyValuePair<string, BaselineHazard>[] strata = minor >= StratumFormat.SinceMinor ? StratumFormat.Read(from, schema) : [];
        SurvivalErrors? survival = null;
        if (minor >= SurvivalErrorsFormat.SinceMinor && schema.Target.Task == ModelTask.Cox)
        {
            baseline = baseline is null ? null : SurvivalErrorsFormat.ReadVariances(from, baseline);
            for (int s = 0; baseline is null && s < strata.Length; s++)
            {
                strata[s] = KeyValuePair.Create(strata[s].Key, SurvivalErrorsFormat.ReadVariances(from, strata[s].Value));
            }

            survival = SurvivalErrorsFormat.Read(from, terms.Length);
        }

        smoothness = minor >= KernelFormat.SinceMinor ? KernelFormat.Read(from, smoothness) : smoothness;
        from.Where = "the model as a whole";
        var model = new AdditiveModel(schema, classes, intercepts, axes, terms, vocabularies, history, scoreErrors, vectors)
        {
            Dispersion = dispersion,
            Baseline = baseline,
            StratumBaselines = StratumFormat.Of(strata),
            SurvivalErrors = survival,
            Smoothness = smoothness,
            TrainingRun = run,
        };
        return LoadedRules.FirstViolation(model) is string violation ? throw from.Wrong(violation) : model;
    }

    private static Vocabularies ReadVocabularies(PayloadReader from, ModelSchema schema)
    {
        var levels = new IReadOnlyList<string>?[schema.Features.Length];
        for (int f = 0; f < levels.Length; f++)
        {
            from.Where = $"the vocabulary of {Cited.Text(schema.Features[f].Name)}";
            levels[f] = schema.Features[f].Kind == FeatureKind.OpenCategory ? from.Texts() : null;
        }

        return new Vocabularies(levels);
    }

    // Special values, kind and period are the feature's.
    private static Axis ReadAxis(PayloadReader from, ModelSchema schema)
    {
        int feature = from.Int32();
        FeatureSchema? declared = (uint)feature < (uint)schema.Features.Length ? schema.Features[feature] : null;
        return declared is { Kind: FeatureKind.Numeric }
            ? new Axis(feature, from.Doubles(), from.Int32(), from.Boolean(), from.Boolean(), declared.Specials, declared.Axis, declared.Period)
            : new Axis(feature, from.Doubles(), from.Int32(), from.Boolean(), from.Boolean());
    }

    private static ImmutableArray<Term> ReadTerms(PayloadReader from, ModelSchema schema, int outputs, ImmutableArray<Axis> axes)
    {
        var terms = new Term[from.Room(schema.TermCount, 8, "terms")];
        for (int t = 0; t < terms.Length; t++)
        {
            string name = schema.TermName(t);
            from.WhereIs("the term", name);
            ImmutableArray<int> own = from.Int32s();
            var importances = new double[from.Room(outputs, 12, "tables")];
            var tables = new ImmutableArray<float>[outputs];
            for (int c = 0; c < outputs; c++)
            {
                importances[c] = from.Double();
                tables[c] = from.Floats();
            }

            terms[t] = new Term(name, axes, own, ImmutableCollectionsMarshal.AsImmutableArray(tables), ImmutableCollectionsMarshal.AsImmutableArray(importances));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(terms);
    }

    private static TrainingHistory ReadHistory(PayloadReader from)
    {
        int best = from.Int32();
        return new TrainingHistory(from.Items(21, "epochs", () => ReadEpoch(from)), best);
    }

    private static EpochLosses ReadEpoch(PayloadReader from)
    {
        int epoch = from.Int32();
        double training = from.Double();
        bool hasValidation = from.Boolean();
        double validation = from.Double();
        return new EpochLosses(epoch, training, hasValidation ? validation : null);
    }
}
