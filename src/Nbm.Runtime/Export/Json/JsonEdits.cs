using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Nbm.Models;

namespace Nbm.Export.Json;

/// <summary>Edits by hand as JSON, with what they replaced, so that they can be taken back of what is read too.</summary>
internal static class JsonEdits
{
    public static void Write(Utf8JsonWriter to, ModelEdit edit) => to.Object(() =>
    {
        to.Text("author", edit.Author);
        to.Text("reason", edit.Reason);
        to.Text("time", edit.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        to.Items("changes", edit.Changes, change => to.Object(() =>
        {
            to.Text("term", change.Term);
            to.Text("operation", JsonNames.Of(change.Operation));
            to.Text("where", change.Where);
            to.Text("class", change.Class);
            to.Items("before", [change.Before.From, change.Before.To], to.Double);
            to.Items("after", [change.After.From, change.After.To], to.Double);
        }));
        to.WriteNumber("rows", edit.Rows);
        to.Items("metrics", edit.Metrics, metric => to.Object(() =>
        {
            to.Text("name", metric.Name);
            to.OptionalDouble("before", double.IsNaN(metric.Before) ? null : metric.Before);
            to.OptionalDouble("after", double.IsNaN(metric.After) ? null : metric.After);
        }));
        if (edit.Before is { } before)
        {
            to.WritePropertyName("replaced");
            Write(to, before);
        }
    });

    public static ModelEdit Read(JsonPart from) => from.Whole(new ModelEdit(
        from.Get("author").Text(), from.Get("reason").Text(), Time(from.Get("time")),
        from.Get("changes").Items(part => part.Whole(new TermEdit(
            part.Get("term").Text(), JsonNames.Find<EditOperation>(part.Get("operation")), part.Get("where").Text(),
            part.Get("class").OptionalText(), Interval(part.Get("before")), Interval(part.Get("after"))))),
        from.Get("rows").Int32(),
        from.Get("metrics").Items(part => part.Whole(new EditMetric(
            part.Get("name").Text(), part.Get("before").OptionalDouble() ?? double.NaN, part.Get("after").OptionalDouble() ?? double.NaN))),
        from.PartIfAny("replaced") is { } before ? ReadState(before) : null));

    private static DateTimeOffset Time(JsonPart from) =>
        DateTime.TryParseExact(from.Text(), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time)
            && time.Kind == DateTimeKind.Utc
            ? new DateTimeOffset(time)
            : throw from.Wrong($"'{Cited.Text(from.Text())}' is no time such as 2026-01-31T09:30:00.0000000Z");

    private static ValueInterval Interval(JsonPart from) => from.Items(end => end.Double()) is [var least, var most]
        ? new ValueInterval(least, most)
        : throw from.Wrong("the least and the greatest value are two numbers");

    private static void Write(Utf8JsonWriter to, StateBefore before) => to.Object(() =>
    {
        to.Items("intercepts", before.Intercepts, to.Double);
        to.WriteNumber("axisCount", before.AxisCount);
        to.Items("axes", before.Axes, own => to.Object(() =>
        {
            to.WriteNumber("index", own.Index);
            to.Items("knots", own.Knots, to.Double);
        }));
        to.Items("terms", before.Terms, term => to.Object(() =>
        {
            to.WriteNumber("index", term.Index);
            to.WriteBoolean("selected", term.Selected);
            to.OptionalDouble("degreesOfFreedom", term.DegreesOfFreedom);
            to.Items("axes", term.Axes, to.WriteNumberValue);
            to.Items("tables", term.Tables, table => to.Items(table, to.WriteNumberValue));
            to.Items("importances", term.Importances, to.Double);
            to.Items("importanceErrors", term.ImportanceErrors, to.Double);
            to.Items("standardErrors", term.StandardErrors, errors => to.Items(errors, to.WriteNumberValue));
            to.Items("hazardErrors", term.HazardErrors, to.WriteNumberValue);
            to.Items("trainingMass", term.Mass, to.WriteNumberValue);
        }));
    });

    private static StateBefore ReadState(JsonPart from) => from.Whole(new StateBefore(
        from.Get("intercepts").Items(part => part.Double()),
        from.Get("axisCount").Int32(),
        from.Get("axes").Items(part => part.Whole((part.Get("index").Int32(), part.Get("knots").Items(knot => knot.Double())))),
        from.Get("terms").Items(part => part.Whole(new TermState(
            part.Get("index").Int32(), part.Get("axes").Items(axis => axis.Int32()), part.Get("tables").Items(table => table.Floats()),
            part.Get("importances").Items(own => own.Double()), part.Get("importanceErrors").Items(own => own.Double()),
            part.Get("standardErrors").Items(own => own.Floats()), part.Get("hazardErrors").Floats(), part.Get("trainingMass").Floats(),
            part.Get("degreesOfFreedom").OptionalDouble(), part.Get("selected").Boolean())))));
}
