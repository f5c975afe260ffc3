using System.Collections.Immutable;
using System.Text.Json;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Export.Json;

/// <summary>Reads a model from JSON. What the document says is checked by the constructors of the parts, as it is for trained
/// models.</summary>
internal static class JsonModelReader
{
    public static AdditiveModel Read(Stream stream)
    {
        try
        {
            JsonText.Read(stream, out JsonPart root);
            return Checked(root, () =>
            {
                AdditiveModel model = root.Whole(Read(root));
                return LoadedRules.FirstViolation(model) is string violation ? throw root.Wrong(violation) : model;
            });
        }
        catch (JsonException e)
        {
            throw new NbmFormatException($"This is no JSON: {What(e)}", e);
        }
    }

    // What is wrong may be cited with all that follows it; where it is comes last.
    private static string What(JsonException e) => e.Message.Length <= Cited.MostCharacters
        ? Cited.Text(e.Message)
        : FormattableString.Invariant($"{Cited.Text(e.Message)} LineNumber: {e.LineNumber} | BytePositionInLine: {e.BytePositionInLine}.");

    private static AdditiveModel Read(JsonPart from)
    {
        JsonPart format = from.Get("format");
        if (format.Text() != JsonModelWriter.Format)
        {
            throw format.Wrong($"'{Cited.Text(format.Text())}' isn't '{JsonModelWriter.Format}'");
        }

        JsonPart version = from.Get("version");
        if (version.Int32() != JsonModelWriter.Version)
        {
            throw version.Wrong(
                FormattableString.Invariant($"the document is of version {version.Int32()}, this program reads {JsonModelWriter.Version}"));
        }

        ModelSchema schema = JsonSchema.Read(from.Get("schema"));
        var vocabularies = new Vocabularies(from.Get("vocabularies")
            .Items<IReadOnlyList<string>?>(part => part.IsNull ? null : part.Items(level => level.Text()), schema.Features.Length));
        ImmutableArray<Axis> axes = from.Get("axes").Items(part => Checked(part, () => ReadAxis(part, schema)), schema.MostAxes());
        return new AdditiveModel(
            schema,
            from.Get("classes").Items(part => part.Text()),
            from.Get("intercepts").Items(part => part.Double()),
            axes,
            from.Get("terms").Items(part => Checked(part, () => ReadTerm(part, axes)), schema.TermCount),
            vocabularies,
            ReadHistory(from.Get("training")),
            Checked(from.Get("scoreErrors"), () => ReadScoreErrors(from.Get("scoreErrors"))),
            ReadVectors(from.Get("vectors"), schema))
        {
            TrainingRun = from.Optional("run") is { } run ? Checked(run, () => ReadRun(run)) : null,
            Dispersion = from.Get("dispersion").OptionalDouble(),
            Threshold = from.PartIfAny("threshold") is { } threshold ? Checked(threshold, () => ReadThreshold(threshold)) : null,
            Smoothness = from.Get("smoothness").Items(ReadSmoothness, schema.TermCount),
            Baseline = from.Optional("baseline") is { } baseline ? Checked(baseline, () => baseline.Whole(ReadHazards(baseline))) : null,
            SurvivalErrors = from.PartIfAny("survivalErrors") is { } survival
                ? Checked(survival,
                    () => survival.Whole(
                        new SurvivalErrors(survival.Get("terms").Items(own => own.Floats()), survival.Get("correlations").Floats())))
                : null,
            StratumBaselines = Checked(from, () => ReadStrata(from)),
            TrainingMass = from.ItemsIfAny("trainingMass", part => part.Floats()),
            Concurvity = from.ItemsIfAny("concurvity", part => part.Whole(new TermConcurvity(
                part.Get("term").Text(), part.Get("value").Double(), part.Get("like").OptionalText(), part.Get("correlation").Double()))),
            Edits = from.ItemsIfAny("edits", part => Checked(part, () => JsonEdits.Read(part))),
            Sketch = from.PartIfAny("sketch") is { } sketch ? Checked(sketch, () => JsonSketch.Read(sketch)) : null,
        };
    }

    private static DecisionThreshold ReadThreshold(JsonPart from) =>
        from.Whole(new DecisionThreshold(from.Get("score").Double(), from.Get("basis").Text()));

    // Special values, kind and period are the feature's.
    private static Axis ReadAxis(JsonPart from, ModelSchema schema)
    {
        int feature = from.Get("feature").Int32();
        FeatureSchema? declared = (uint)feature < (uint)schema.Features.Length && schema.Features[feature].Kind == FeatureKind.Numeric
            ? schema.Features[feature] : null;
        return from.Whole(new Axis(
            feature,
            from.Get("knots").Items(knot => knot.Double()),
            from.Get("levels").Int32(),
            from.Get("missing").Boolean(),
            from.Get("unseen").Boolean(),
            declared?.Specials ?? default,
            declared?.Axis ?? AxisKind.Rank,
            declared?.Period ?? 0));
    }

    private static Term ReadTerm(JsonPart from, ImmutableArray<Axis> axes)
    {
        ImmutableArray<(double Importance, double? Error, ImmutableArray<float> Table, ImmutableArray<float> Errors)> outputs =
            from.Get("outputs").Items(
            part => part.Whole((part.Get("importance").Double(), part.Get("importanceError").OptionalDouble(), part.Get("table")
                .Floats(), part.Get("standardErrors").Floats())));
        return from.Whole(new Term(
            from.Get("name").Text(),
            axes,
            from.Get("axes").Items(axis => axis.Int32()),
            [.. outputs.Select(output => output.Table)],
            [.. outputs.Select(output => output.Importance)],
            outputs.All(output => output.Errors.IsEmpty) ? default : [.. outputs.Select(output => output.Errors)],
            from.Get("degreesOfFreedom").OptionalDouble(),
            from.Get("selected").Boolean(),
            // All or none: NaN is refused.
            outputs.All(output => output.Error is null) ? default : [.. outputs.Select(output => output.Error ?? double.NaN)]));
    }

    private static ImmutableArray<VectorTerm> ReadVectors(JsonPart from, ModelSchema schema)
    {
        int next = 0; // Their names are the schema's.
        return from.Items(part => next < schema.Vectors.Length
            ? Checked(part, () => JsonVectors.Read(part, schema.Vectors[next++].Name))
            : throw part.Wrong(FormattableString.Invariant($"the schema has {schema.Vectors.Length} vectors")));
    }

    private static TermSmoothness ReadSmoothness(JsonPart from) => from.Whole(
        new TermSmoothness(ReadPart(from.Get("table")), ReadPart(from.Get("slots")), ReadPart(from.Get("trend")))
        {
            Kernels = from.ItemsIfAny("kernels",
                part => part.Whole(
                    new KernelSize((KernelKind)part.Get("kind").Int32(), part.Get("variance").Double(), part.Get("degrees").Double()))),
        });

    private static PartSmoothness ReadPart(JsonPart from) =>
        from.Whole(new PartSmoothness(from.Get("precision").Double(), from.Get("degrees").Double()));

    private static ScoreErrors? ReadScoreErrors(JsonPart from)
    {
        ImmutableArray<(double Intercept, ImmutableArray<float> Correlations)> outputs =
            from.Items(part => part.Whole((part.Get("intercept").Double(), part.Get("correlations").Floats())));
        return outputs.IsEmpty ? null
            : new ScoreErrors([.. outputs.Select(output => output.Intercept)], [.. outputs.Select(output => output.Correlations)]);
    }

    private static BaselineHazard ReadHazards(JsonPart from) =>
        new(from.Get("times").Items(time => time.Double()), from.Get("cumulativeHazards").Items(hazard => hazard.Double()),
            from.ItemsIfAny("logVariances", variance => variance.Double()));

    private static ImmutableSortedDictionary<string, BaselineHazard> ReadStrata(JsonPart from)
    {
        var strata = TrainedModel.NoStrata.ToBuilder();
        foreach ((JsonPart part, string stratum, BaselineHazard baseline) in from.ItemsIfAny("stratumBaselines",
            part => Checked(part, () => part.Whole((part, part.Get("stratum").Text(), ReadHazards(part))))))
        {
            if (!strata.TryAdd(stratum, baseline))
            {
                throw part.Wrong($"the stratum {Cited.Text(stratum)} has a baseline already");
            }
        }

        return strata.ToImmutable();
    }

    private static TrainingHistory ReadHistory(JsonPart from) => Checked(from, () => from.Whole(new TrainingHistory(
        from.Get("epochs").Items(part => part.Whole(new EpochLosses(
            part.Get("epoch").Int32(), part.Get("trainingLoss").Double(), part.Get("validationLoss").OptionalDouble()))),
        from.Get("bestEpoch").Int32())));

    private static TrainingRun ReadRun(JsonPart from) => from.Whole(new TrainingRun
    {
        Seed = from.Get("seed").Int32(),
        Rows = from.Get("rows").Int32(),
        ValidationRows = from.Get("validationRows").Int32(),
        IsContinued = from.Get("continued").Boolean(),
        Options = from.Get("options").Items(part => part.Whole(KeyValuePair.Create(part.Get("name").Text(), part.Get("value").Text())))
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
        Version = from.Get("version").Text(),
    });

    // What a constructor refuses is wrong at the part that it was made of.
    private static T Checked<T>(JsonPart part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw part.Wrong(e.Message.TrimEnd('.'), e);
        }
    }
}
