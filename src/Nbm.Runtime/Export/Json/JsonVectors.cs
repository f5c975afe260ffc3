using System.Collections.Immutable;
using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>Vectors as JSON: what the schema says of them, and what was learned.</summary>
internal static class JsonVectors
{
    public static void Write(Utf8JsonWriter to, VectorSchema vector) => to.Object(() =>
    {
        to.Text("name", vector.Name);
        to.Text("column", vector.Column);
        to.Text("type", vector.ClrType);
        to.Text("unit", vector.Unit);
        to.Text("description", vector.Description);
    });

    public static VectorSchema ReadSchema(JsonPart from) => from.Whole(new VectorSchema
    {
        Name = from.Get("name").Text(),
        Column = from.Get("column").Text(),
        ClrType = from.Get("type").Text(),
        Unit = from.Get("unit").OptionalText(),
        Description = from.Get("description").OptionalText(),
    });

    public static void Write(Utf8JsonWriter to, VectorTerm vector) => to.Object(() =>
    {
        to.WriteBoolean("selected", vector.Selected);
        to.OptionalDouble("degreesOfFreedom", vector.DegreesOfFreedom);
        to.Items("names", vector.Names, to.Text);
        to.Items("starts", vector.Starts, to.WriteNumberValue);
        to.Items("knots", vector.Knots, to.Double);
        to.Items("outputs", Enumerable.Range(0, vector.Tables.Length), c => to.Object(() =>
        {
            to.OptionalDouble("importance", vector.Importances[c]);
            to.Items("table", vector.Tables[c], to.WriteNumberValue);
            to.Items("importances", vector.NameImportances[c], to.WriteNumberValue);
            to.OptionalDouble("errorFactor", vector.HasStandardErrors ? vector.ErrorFactors[c] : null);
            to.Items("standardErrors", vector.HasStandardErrors ? vector.StandardErrors[c] : [], to.WriteNumberValue);
        }));
    });

    public static VectorTerm Read(JsonPart from, string name)
    {
        ImmutableArray<Output> outputs = from.Get("outputs").Items(part => part.Whole(new Output(
            part.Get("importance").Double(), part.Get("table").Floats(), part.Get("importances").Floats(),
            part.Get("errorFactor").OptionalDouble(), part.Get("standardErrors").Floats())));
        bool hasErrors = outputs.Any(output => output.Factor is not null);
        return from.Whole(new VectorTerm(
            name,
            from.Get("names").Items(part => part.Text()),
            from.Get("starts").Items(part => part.Int32()),
            from.Get("knots").Items(part => part.Double()),
            [.. outputs.Select(output => output.Table)],
            [.. outputs.Select(output => output.Importance)],
            [.. outputs.Select(output => output.Importances)],
            hasErrors ? [.. outputs.Select(output => output.Errors)] : default,
            hasErrors ? [.. outputs.Select(output => output.Factor ?? double.NaN)] : default, // Of all outputs or of none: NaN is refused.
            from.Get("degreesOfFreedom").OptionalDouble(),
            from.Get("selected").Boolean()));
    }

    private sealed record Output(double Importance, ImmutableArray<float> Table, ImmutableArray<float> Importances, double? Factor,
        ImmutableArray<float> Errors);
}
