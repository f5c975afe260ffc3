using System.Text.Json;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>The rows that a page embeds, as its script reads them: values, what they turned out to be, why they are predicted what they are
/// and what would change it.</summary>
internal sealed class ReportRowData(AdditiveModel model, ReportRows rows, ReportDecision decision, ReportSelection selection,
    ReportRecourse recourse, ReportOptions options)
{
    private const int MostReasons = 4;
    private const int NamedTerms = 5;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rows");
        foreach (int row in selection.Rows)
        {
            json.WriteStartObject();
            json.WriteNumber("index", row);
            json.WriteString("target", rows.Targets[row]);
            json.WriteNumber("offset", rows.Offsets[row]);
            WriteValues(json, row);
            json.WriteString("id", rows.Ids is null ? null : ReportSelection.IdOf(rows.Ids[row], options.IdKey));
            if (rows.Scores.Length > 0)
            {
                WriteDecision(json, row);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteValues(Utf8JsonWriter json, int row)
    {
        json.WriteStartArray("values");
        for (int f = 0; f < model.Schema.Features.Length; f++)
        {
            PageNumber.WriteNumber(json, rows.Column(f)[row]);
        }

        json.WriteEndArray();
        json.WriteStartArray("vectors");
        foreach (VectorPart[] vector in rows.Vectors)
        {
            json.WriteStartObject();
            json.WriteString("text", vector[row].Text);
            ReportData.Numbers(json, "scores", vector[row].Scores);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDecision(Utf8JsonWriter json, int row)
    {
        json.WritePropertyName("error");
        PageNumber.WriteNumber(json, decision.Error(row));
        if (decision.IsThere)
        {
            json.WriteNumber("near", decision.Distance(row));
            json.WriteBoolean("denied", decision.IsDenied(row));
        }

        ExplainedRow explained = rows.Explain(model, row);
        json.WriteString("story", NarrativeWriter.Write(explained, NamedTerms, System.Globalization.CultureInfo.InvariantCulture));
        ReportData.Texts(json, "reasons", Reasons(explained));
        if (recourse.Of(row) is { } change)
        {
            json.WriteStartObject("change");
            json.WriteString("heading", change.Heading);
            ReportData.Texts(json, "alone", change.Alone);
            json.WriteString("together", change.Together);
            json.WriteEndObject();
        }
    }

    // Those that the record declares: what it doesn't name, nobody is to be told as a reason.
    private IEnumerable<string> Reasons(ExplainedRow row)
    {
        ModelSchema? declared = rows.Declared;
        bool declares = declared is not null && (declared.Features.Any(feature => !feature.Reasons.IsEmpty)
            || declared.Interactions.Any(pair => !pair.Reasons.IsEmpty));
        IReadOnlyList<Reason> found = !declares ? []
            : model.Schema.Target.Task == ModelTask.Binary ? ReasonFinder.Find(row, MostReasons, new ReasonOptions())
            : model.Outputs > 1 && decision.Favourable >= 0 ? ReasonFinder.Find(row, decision.Favourable, MostReasons, new ReasonOptions())
            : [];
        return found.Select(reason => $"{reason.Code}: {reason.Text}");
    }
}
