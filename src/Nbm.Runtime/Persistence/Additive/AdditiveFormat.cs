using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Additive models in files: axes, tables on them, vectors, and what training measured of all.</summary>
internal sealed class AdditiveFormat : FamilyFormat<AdditiveModel>
{
    public override string Family => SectionNames.Additive;

    public override IReadOnlyList<string> Sections => SectionNames.OfAdditive;

    protected override void Write(AdditiveModel model, SectionWriter to)
    {
        to.Required(SectionNames.Axes, section => AxisFormat.Write(section, model.Axes));
        to.Required(SectionNames.Terms, section => WriteTerms(section, model.Terms));
        if (!model.Vectors.IsEmpty)
        {
            to.Required(SectionNames.Vectors, section => VectorFormat.Write(section, model.Vectors));
        }

        OptionalIf(InferenceFormat.IsNeeded(model.Terms), SectionNames.Inference, section => InferenceFormat.Write(section, model.Terms));
        OptionalIf(model.ScoreErrors is not null, SectionNames.ScoreErrors,
            section => InferenceFormat.WriteScoreErrors(section, model.ScoreErrors!));
        OptionalIf(ImportanceFormat.IsNeeded(model.Terms), SectionNames.ImportanceErrors,
            section => ImportanceFormat.Write(section, model.Terms));
        OptionalIf(model.SurvivalErrors is not null, SectionNames.HazardErrors,
            section => SurvivalErrorsFormat.Write(section, model.SurvivalErrors!));
        OptionalIf(!model.Smoothness.IsEmpty, SectionNames.Smoothness, section => SmoothnessFormat.Write(section, model.Smoothness));
        OptionalIf(KernelFormat.IsNeeded(model.Smoothness), SectionNames.Kernels, section => KernelFormat.Write(section, model.Smoothness));
        OptionalIf(!model.TrainingMass.IsEmpty, SectionNames.Mass, section => EditsFormat.WriteMass(section, model.TrainingMass));
        OptionalIf(!model.Edits.IsEmpty, SectionNames.Edits, section => EditsFormat.Write(section, model.Edits));
        OptionalIf(!model.Concurvity.IsEmpty, SectionNames.Concurvity, section => ConcurvityFormat.Write(section, model.Concurvity));

        void OptionalIf(bool isNeeded, string name, Action<PayloadWriter> write)
        {
            if (isNeeded)
            {
                to.Optional(name, write);
            }
        }
    }

    protected override AdditiveModel Read(CommonParts common, SectionReader from)
    {
        ModelSchema schema = common.Schema;
        int outputs = common.Intercepts.Length;
        ImmutableArray<Axis> axes = from.Read(SectionNames.Axes, section => AxisFormat.Read(section, schema));
        (FrozenTerm[] plain, ImmutableArray<Term> terms) = from.Read(SectionNames.Terms,
            section => ReadTerms(section, schema, outputs, axes));
        ImmutableArray<VectorTerm> vectors = schema.Vectors.IsEmpty ? []
            : from.Read(SectionNames.Vectors, section => VectorFormat.Read(section, schema, outputs));
        from.ReadIfThere(SectionNames.Inference, section => InferenceFormat.Read(section, plain, terms));
        from.ReadIfThere(SectionNames.ImportanceErrors, section => ImportanceFormat.Read(section, terms));
        ScoreErrors? scores = from.Read(SectionNames.ScoreErrors,
            section => (ScoreErrors?)InferenceFormat.ReadScoreErrors(section, outputs), null);
        SurvivalErrors? survival = from.Read(SectionNames.HazardErrors,
            section => (SurvivalErrors?)SurvivalErrorsFormat.Read(section, terms.Length), null);
        ImmutableArray<TermSmoothness> smoothness = from.Read(SectionNames.Smoothness,
            section => SmoothnessFormat.Read(section, terms.Length), []);
        smoothness = from.Read(SectionNames.Kernels, section => KernelFormat.Read(section, smoothness), smoothness);
        return new AdditiveModel(schema, common.Classes, common.Intercepts, axes, terms, common.Vocabularies, common.History,
            scores, vectors)
        {
            Threshold = common.Threshold,
            Dispersion = common.Dispersion,
            Baseline = common.Baseline,
            StratumBaselines = common.StratumBaselines,
            SurvivalErrors = survival,
            Smoothness = smoothness,
            TrainingRun = common.Run,
            KeptNetworks = common.Networks,
            TrainingMass = from.Read(SectionNames.Mass, section => EditsFormat.ReadMass(section, terms), []),
            Edits = from.Read(SectionNames.Edits, section => EditsFormat.Read(section, outputs), []),
            Concurvity = from.Read(SectionNames.Concurvity, ConcurvityFormat.Read, []),
        };
    }

    private static void WriteTerms(PayloadWriter to, ImmutableArray<Term> terms)
    {
        foreach (Term term in terms)
        {
            to.Int32s(term.Axes.AsSpan());
            for (int c = 0; c < term.Tables.Length; c++)
            {
                to.Double(term.Importances[c]);
                to.Floats(term.Tables[c].AsSpan());
            }
        }
    }

    private static (FrozenTerm[] Plain, ImmutableArray<Term> Terms) ReadTerms(FileCursor from, ModelSchema schema, int outputs,
        ImmutableArray<Axis> axes)
    {
        var plain = new FrozenTerm[from.Room(schema.TermCount, 4, "terms")];
        var terms = new Term[plain.Length];
        for (int t = 0; t < terms.Length; t++)
        {
            string name = schema.TermName(t);
            from.WhereIs("the term", name);
            plain[t] = AdditiveReader.ReadTerm(from, outputs);
            terms[t] = new Term(name, axes, plain[t].Axes.AsImmutable(), plain[t].Tables.AsImmutable(), plain[t].Importances.AsImmutable());
        }

        return (plain, terms.AsImmutable());
    }
}
