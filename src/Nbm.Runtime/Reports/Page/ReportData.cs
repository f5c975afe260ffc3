using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>The model and some rows as the page's script reads them: tables and knots in base 64, to the last bit.</summary>
internal static class ReportData
{
    public static string Write(AdditiveModel model, ReportRows rows, ReportRowData shown, RankedRows? ranked)
    {
        using var stream = new MemoryStream();

        // The default encoder leaves no text that could end the script element.
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("link",
                model.Outputs > 1 || model.Schema.Target.Task == ModelTask.Multiclass ? "softmax"
                    : TaskLosses.LinkOf(model.Schema.Target.Task) switch
            {
                LinkFunction.Logit => "logit",
                LinkFunction.Log => "log",
                _ => "identity",
            });
            json.WriteString("unit", model.Schema.Target.Unit);
            Numbers(json, "intercepts", model.Intercepts);
            WriteFeatures(json, model);
            WriteAxes(json, model);
            WriteTerms(json, model);
            Texts(json, "vectors", model.Vectors.Select(vector => vector.Name));
            Texts(json, "answers", Answers(model));
            json.WriteNumber("output", ReportDecision.OpensOn(model, rows));
            json.WriteNumber("decimals", Decimals(model, rows));
            json.WriteNumber("from", model.LabelFrom);
            Texts(json, "classes", model.ShownClasses);
            Texts(json, "up", Enumerable.Range(0, model.Outputs).Select(c => DirectionText.Up(model, c)));
            Texts(json, "down", Enumerable.Range(0, model.Outputs).Select(c => DirectionText.Down(model, c)));
            ReportDecisions.WriteData(json, model, ranked);
            shown.Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteFeatures(Utf8JsonWriter json, TrainedModel model)
    {
        json.WriteStartArray("features");
        for (int f = 0; f < model.Schema.Features.Length; f++)
        {
            FeatureSchema feature = model.Schema.Features[f];
            json.WriteStartObject();
            json.WriteString("name", feature.Name);
            json.WriteString("kind", feature.Kind == FeatureKind.Numeric ? "number" : "levels");
            json.WriteString("type", feature.ClrType);
            json.WriteBoolean("part", feature.Part != CalendarPart.None);
            json.WriteString("unit", feature.Unit);
            json.WriteString("description", feature.Description);
            json.WriteBoolean("log", feature.Axis == AxisKind.Log);
            json.WriteNumber("period", feature.Kind == FeatureKind.Numeric ? feature.Period : 0);
            Numbers(json, "specials", feature.Specials);
            json.WriteStartArray("levels");
            foreach (string level in feature.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(f) : feature.ShownLevels)
            {
                json.WriteStringValue(level);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAxes(Utf8JsonWriter json, AdditiveModel model)
    {
        json.WriteStartArray("axes");
        foreach (Axis axis in model.Axes)
        {
            var knots = new byte[8 * axis.Knots.Length];
            for (int k = 0; k < axis.Knots.Length; k++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(knots.AsSpan(8 * k), axis.Knots[k]);
            }

            json.WriteStartObject();
            json.WriteNumber("feature", axis.Feature);
            json.WriteBase64String("knots", knots);
            json.WriteNumber("slots", axis.Knots.Length + axis.Levels);
            json.WriteNumber("missing", axis.MissingPosition);
            json.WriteNumber("unseen", axis.UnseenPosition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTerms(Utf8JsonWriter json, AdditiveModel model)
    {
        json.WriteStartArray("terms");
        for (int t = 0; t < model.Terms.Length; t++)
        {
            Term term = model.Terms[t];
            json.WriteStartObject();
            json.WriteString("name", ReportShapes.Name(model, t));
            json.WriteBoolean("selected", term.Selected);
            Integers(json, "features", term.Features);
            Integers(json, "axes", term.Axes);
            Integers(json, "strides", term.Strides);
            json.WriteStartArray("tables");
            foreach (System.Collections.Immutable.ImmutableArray<float> table in term.Tables)
            {
                var bytes = new byte[4 * table.Length];
                for (int i = 0; i < table.Length; i++)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), table[i]);
                }

                json.WriteBase64StringValue(bytes);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Of a probability three; of others as many as the errors let mean something.
    private static int Decimals(TrainedModel model, ReportRows rows) => rows.Metrics switch
    {
        RegressionMetrics own => PageNumber.Decimals(own.Rmse),
        DevianceMetrics own => PageNumber.Decimals(own.Mae),
        _ => 3,
    };

    // What the prediction of each output is called.
    private static IEnumerable<string> Answers(TrainedModel model) => model.Schema.Target.Task switch
    {
        ModelTask.Binary => [$"probability of {model.ShownClasses[^1]}"],
        ModelTask.Multiclass => model.ShownClasses.Select(name => $"probability of {name}"),
        ModelTask.Cox => ["hazard ratio"],
        ModelTask.Quantile => [string.Create(CultureInfo.InvariantCulture, $"quantile of {model.Schema.Target.Name}")],
        _ => [model.Schema.Target.Name],
    };

    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void Integers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (int number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
