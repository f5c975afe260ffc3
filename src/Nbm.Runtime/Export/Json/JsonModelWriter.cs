using System.Text.Json;
using Nbm.Models;

namespace Nbm.Export.Json;

/// <summary>Writes a model as JSON.</summary>
internal static class JsonModelWriter
{
    /// <summary>What a document says that it is.</summary>
    public const string Format = "nbm-json";

    /// <summary>The version of the schema. Grows with what an older reader can't pass over.</summary>
    public const int Version = 1;

    public static void Write(Utf8JsonWriter to, AdditiveModel model) => to.Object(() =>
    {
        to.WriteString("format", Format);
        to.WriteNumber("version", Version);
        to.WritePropertyName("schema");
        JsonSchema.Write(to, model.Schema);
        to.Items("vocabularies", Enumerable.Range(0, model.Schema.Features.Length), f => Vocabulary(to, model, f));
        to.Items("classes", model.Classes, to.Text);
        to.Items("intercepts", model.Intercepts, to.Double);
        to.Items("axes", model.Axes, axis => Axis(to, axis));
        to.Items("terms", model.Terms, term => Term(to, term));
        to.Items("vectors", model.Vectors, vector => JsonVectors.Write(to, vector));
        ScoreErrors(to, model.ScoreErrors);
        to.OptionalDouble("dispersion", model.Dispersion);
        if (model.Threshold is { } threshold)
        {
            to.WritePropertyName("threshold");
            to.Object(() =>
            {
                to.OptionalDouble("score", threshold.Score);
                to.Text("basis", threshold.Basis);
            });
        }

        Baseline(to, model.Baseline);
        if (!model.StratumBaselines.IsEmpty)
        {
            to.Items("stratumBaselines", model.StratumBaselines, own => to.Object(() =>
            {
                to.Text("stratum", own.Key);
                Hazards(to, own.Value);
            }));
        }

        if (model.SurvivalErrors is { } survival)
        {
            to.WritePropertyName("survivalErrors");
            to.Object(() =>
            {
                to.Items("terms", survival.TermErrors, own => to.Items(own, to.WriteNumberValue));
                to.Items("correlations", survival.Correlations, to.WriteNumberValue);
            });
        }

        to.Items("smoothness", model.Smoothness, term => Smoothness(to, term));
        to.WritePropertyName("training");
        History(to, model.TrainingHistory);
        Run(to, model.TrainingRun);
        if (!model.TrainingMass.IsEmpty)
        {
            to.Items("trainingMass", model.TrainingMass, own => to.Items(own, to.WriteNumberValue));
        }

        if (!model.Concurvity.IsEmpty)
        {
            to.Items("concurvity", model.Concurvity, own => to.Object(() =>
            {
                to.Text("term", own.Term);
                to.OptionalDouble("value", own.Value);
                to.Text("like", own.Like);
                to.OptionalDouble("correlation", own.Correlation);
            }));
        }

        if (!model.Edits.IsEmpty)
        {
            to.Items("edits", model.Edits, edit => JsonEdits.Write(to, edit));
        }

        if (model.Sketch is { } sketch)
        {
            to.WritePropertyName("sketch");
            JsonSketch.Write(to, sketch);
        }
    });

    private static void Vocabulary(Utf8JsonWriter to, TrainedModel model, int feature)
    {
        if (model.Vocabularies.Has(feature))
        {
            to.Items(model.Vocabularies.Levels(feature), to.Text);
        }
        else
        {
            to.WriteNullValue();
        }
    }

    private static void Axis(Utf8JsonWriter to, Axis axis) => to.Object(() =>
    {
        to.WriteNumber("feature", axis.Feature);
        to.Items("knots", axis.Knots, to.Double);
        to.WriteNumber("levels", axis.Levels);
        to.WriteBoolean("missing", axis.HasMissing);
        to.WriteBoolean("unseen", axis.HasUnseen);
    });

    private static void Term(Utf8JsonWriter to, Term term) => to.Object(() =>
    {
        to.Text("name", term.Name);
        to.WriteBoolean("selected", term.Selected);
        to.OptionalDouble("degreesOfFreedom", term.DegreesOfFreedom);
        to.Items("axes", term.Axes, to.WriteNumberValue);
        to.Items("outputs", Enumerable.Range(0, term.Tables.Length), c => to.Object(() =>
        {
            to.OptionalDouble("importance", term.Importances[c]);
            to.OptionalDouble("importanceError", term.ImportanceErrors.IsEmpty ? null : term.ImportanceErrors[c]);
            to.Items("table", term.Tables[c], to.WriteNumberValue);
            to.Items("standardErrors", term.HasStandardErrors ? term.StandardErrors[c] : [], to.WriteNumberValue);
        }));
    });

    private static void ScoreErrors(Utf8JsonWriter to, ScoreErrors? errors) =>
        to.Items("scoreErrors", Enumerable.Range(0, errors?.Outputs ?? 0), c => to.Object(() =>
        {
            to.OptionalDouble("intercept", errors!.InterceptErrors[c]);
            to.Items("correlations", errors.Correlations[c], to.WriteNumberValue);
        }));

    private static void Baseline(Utf8JsonWriter to, BaselineHazard? baseline)
    {
        to.WritePropertyName("baseline");
        if (baseline is null)
        {
            to.WriteNullValue();
            return;
        }

        to.Object(() => Hazards(to, baseline));
    }

    private static void Hazards(Utf8JsonWriter to, BaselineHazard baseline)
    {
        to.Items("times", baseline.Times, to.Double);
        to.Items("cumulativeHazards", baseline.CumulativeHazards, to.Double);
        if (!baseline.LogVariances.IsEmpty)
        {
            to.Items("logVariances", baseline.LogVariances, to.Double);
        }
    }

    private static void Smoothness(Utf8JsonWriter to, TermSmoothness term) => to.Object(() =>
    {
        Part("table", term.Table);
        Part("slots", term.Slots);
        Part("trend", term.Trend);
        if (!term.Kernels.IsEmpty)
        {
            to.Items("kernels", term.Kernels, kernel => to.Object(() =>
            {
                to.WriteNumber("kind", (int)kernel.Kind);
                to.OptionalDouble("variance", kernel.Variance);
                to.OptionalDouble("degrees", kernel.Degrees);
            }));
        }

        void Part(string name, PartSmoothness part)
        {
            to.WritePropertyName(name);
            to.Object(() =>
            {
                to.OptionalDouble("precision", part.Precision);
                to.OptionalDouble("degrees", part.Degrees);
            });
        }
    });

    private static void Run(Utf8JsonWriter to, TrainingRun? run)
    {
        to.WritePropertyName("run");
        if (run is null)
        {
            to.WriteNullValue();
            return;
        }

        to.Object(() =>
        {
            to.WriteNumber("seed", run.Seed);
            to.WriteNumber("rows", run.Rows);
            to.WriteNumber("validationRows", run.ValidationRows);
            to.WriteBoolean("continued", run.IsContinued);
            to.Items("options", run.Options, option => to.Object(() =>
            {
                to.Text("name", option.Key);
                to.Text("value", option.Value);
            }));
            to.Text("version", run.Version);
        });
    }

    private static void History(Utf8JsonWriter to, TrainingHistory history) => to.Object(() =>
    {
        to.WriteNumber("bestEpoch", history.BestEpoch);
        to.Items("epochs", history, epoch => to.Object(() =>
        {
            to.WriteNumber("epoch", epoch.Epoch);
            to.OptionalDouble("trainingLoss", epoch.TrainingLoss);
            to.OptionalDouble("validationLoss", epoch.ValidationLoss);
        }));
    });
}
