namespace Nbm.Persistence;

/// <summary>Writes a model's payload. The order and the types are those of docs/model-file.md.</summary>
internal static class ModelWriter
{
    /// <summary>The version that a model needs: the newest that something of it came with.</summary>
    public static ushort Minor(AdditiveModel model) => (ushort)(KernelFormat.IsNeeded(model.Smoothness) ? KernelFormat.SinceMinor
        : StratumFormat.IsNeeded(model.Schema) || SurvivalErrorsFormat.IsNeeded(model, model.SurvivalErrors) ? StratumFormat.SinceMinor
        : ModelHeader.Usual);

    public static ReadOnlySpan<byte> Write(AdditiveModel model)
    {
        var to = new PayloadWriter();
        SchemaFormat.Write(to, model.Schema);
        for (int f = 0; f < model.Schema.Features.Length; f++)
        {
            if (model.Vocabularies.Has(f))
            {
                to.Texts(model.Vocabularies.Levels(f).AsSpan());
            }
        }

        to.Texts(model.Classes.AsSpan());
        to.Doubles(model.Intercepts.AsSpan());
        to.Int32(model.Axes.Length);
        foreach (Axis axis in model.Axes)
        {
            to.Int32(axis.Feature);
            to.Doubles(axis.Knots.AsSpan());
            to.Int32(axis.Levels);
            to.Boolean(axis.HasMissing);
            to.Boolean(axis.HasUnseen);
        }

        foreach (Term term in model.Terms)
        {
            to.Int32s(term.Axes.AsSpan());
            for (int c = 0; c < model.Outputs; c++)
            {
                to.Double(term.Importances[c]);
                to.Floats(term.Tables[c].AsSpan());
            }
        }

        WriteHistory(to, model.TrainingHistory);
        InferenceFormat.Write(to, model.Terms, model.ScoreErrors);
        NoiseFormat.Write(to, model);
        ImportanceFormat.Write(to, model.Terms);
        VectorFormat.Write(to, model.Vectors);
        SmoothnessFormat.Write(to, model.Smoothness);
        RunFormat.Write(to, model.TrainingRun);
        LevelFormat.Write(to, model.Schema);
        StratumFormat.Write(to, model);
        if (Minor(model) >= SurvivalErrorsFormat.SinceMinor)
        {
            SurvivalErrorsFormat.Write(to, model, model.SurvivalErrors);
        }

        KernelFormat.Write(to, model.Smoothness);
        return to.Written;
    }

    private static void WriteHistory(PayloadWriter to, TrainingHistory history)
    {
        to.Int32(history.BestEpoch);
        to.Int32(history.Count);
        foreach (EpochLosses epoch in history)
        {
            to.Int32(epoch.Epoch);
            to.Double(epoch.TrainingLoss);
            to.Boolean(epoch.ValidationLoss is not null);
            to.Double(epoch.ValidationLoss ?? 0);
        }
    }
}
