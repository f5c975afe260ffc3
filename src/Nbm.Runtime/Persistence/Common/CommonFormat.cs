using Nbm.Freezing;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>The sections that a model of any family may have.</summary>
internal static class CommonFormat
{
    public static void Write(TrainedModel model, SectionWriter to)
    {
        ModelSchema schema = model.Schema;
        to.Required(SectionNames.Schema, section => SchemaFormat.Write(section, schema));
        OptionalIf(LevelFormat.IsNeeded(schema), SectionNames.Levels, section => LevelFormat.Write(section, schema));
        if (DenseFormat.IsNeeded(schema))
        {
            to.Required(SectionNames.DenseVectors, section => DenseFormat.Write(section, schema));
        }

        to.Required(SectionNames.Vocabularies, section => WriteVocabularies(section, model));
        to.Required(SectionNames.Outputs, section =>
        {
            section.Texts(model.Classes.AsSpan());
            section.Doubles(model.Intercepts.AsSpan());
        });
        if (model.Threshold is { } threshold)
        {
            to.Required(SectionNames.Threshold, section =>
            {
                section.Double(threshold.Score);
                section.Text(threshold.Basis);
            });
        }

        OptionalIf(model.Dispersion is not null, SectionNames.Dispersion, section => section.Double(model.Dispersion!.Value));
        if (model.Baseline is { } baseline)
        {
            to.Required(SectionNames.Baseline, section => BaselineFormat.Write(section, baseline));
        }

        if (!model.StratumBaselines.IsEmpty)
        {
            to.Required(SectionNames.Strata, section => BaselineFormat.WriteStrata(section, model.StratumBaselines));
        }

        OptionalIf(BaselineFormat.Of(model).Any(own => !own.LogVariances.IsEmpty), SectionNames.BaselineErrors, section =>
        {
            foreach (BaselineHazard own in BaselineFormat.Of(model))
            {
                section.Doubles(own.LogVariances.AsSpan());
            }
        });
        OptionalIf(model.TrainingHistory.Count > 0, SectionNames.History, section => HistoryFormat.Write(section, model.TrainingHistory));
        OptionalIf(model.TrainingRun is not null, SectionNames.Run, section => RunFormat.Write(section, model.TrainingRun!));
        OptionalIf(
            model.TrainingRun?.Start is { } start && start.HasFlag(TrainingStart.Networks), SectionNames.Start,
            section => section.Byte((byte)model.TrainingRun!.Start));
        OptionalIf(model.Sketch is not null, SectionNames.Sketch, section => SketchFormat.Write(section, model.Sketch!));
        if (model.KeptNetworks is { } networks)
        {
            NetworksFormat.Write(to, networks);
        }

        void OptionalIf(bool isNeeded, string name, Action<PayloadWriter> write)
        {
            if (isNeeded)
            {
                to.Optional(name, write);
            }
        }
    }

    public static CommonParts Read(FileSections sections)
    {
        SectionReader common = sections.Common;
        (FrozenModel plain, ModelSchema schema) = sections.ReadSchema((from, plain) => (plain, SchemaFormat.Of(from, plain)));
        schema = common.Read(SectionNames.Levels, from => LevelFormat.Read(from, plain, schema), schema);
        Vocabularies vocabularies = common.Read(SectionNames.Vocabularies, from => ReadVocabularies(from, plain));
        common.Read(SectionNames.Outputs, from => OutputReader.ReadOutputs(from, plain));
        BaselineHazard? baseline = common.Read(SectionNames.Baseline, from => (BaselineHazard?)BaselineFormat.Read(from), null);
        KeyValuePair<string, BaselineHazard>[] strata = common.Read(SectionNames.Strata, BaselineFormat.ReadStrata, []);
        common.ReadIfThere(SectionNames.BaselineErrors, from =>
        {
            baseline = baseline is null ? null : BaselineFormat.ReadErrors(from, baseline);
            for (int s = 0; baseline is null && s < strata.Length; s++)
            {
                strata[s] = KeyValuePair.Create(strata[s].Key, BaselineFormat.ReadErrors(from, strata[s].Value));
            }
        });
        TrainingStart? start = common.Read(SectionNames.Start, from => (TrainingStart?)RunFormat.ReadStart(from), null);
        return new CommonParts
        {
            Schema = schema,
            Vocabularies = vocabularies,
            Classes = plain.Classes.AsImmutable(),
            Intercepts = plain.Intercepts.AsImmutable(),
            History = common.Read(SectionNames.History, HistoryFormat.Read, TrainingHistory.Empty),
            Run = common.Read(SectionNames.Run, from => (TrainingRun?)RunFormat.Read(from, start), null),
            Networks = NetworksFormat.Read(common, schema, vocabularies),
            Threshold = common.Read(SectionNames.Threshold, from => ReadThreshold(from, plain), null),
            Dispersion = common.Read(SectionNames.Dispersion, from => (double?)from.Double(), null),
            Baseline = baseline,
            StratumBaselines = BaselineFormat.Of(strata),
        };
    }

    private static DecisionThreshold? ReadThreshold(FileCursor from, FrozenModel plain)
    {
        (double score, string basis) = OutputReader.ReadThreshold(from, plain);
        return new DecisionThreshold(score, basis);
    }

    private static void WriteVocabularies(PayloadWriter to, TrainedModel model)
    {
        for (int f = 0; f < model.Schema.Features.Length; f++)
        {
            if (model.Vocabularies.Has(f))
            {
                to.Texts(model.Vocabularies.Levels(f).AsSpan());
            }
        }
    }

    private static Vocabularies ReadVocabularies(FileCursor from, FrozenModel plain)
    {
        OutputReader.ReadVocabularies(from, plain);
        return new Vocabularies([.. plain.Features.Select(
            feature => feature.Kind == FrozenKind.OpenCategory ? (IReadOnlyList<string>)feature.Vocabulary.AsImmutable() : null)]);
    }
}
