using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Nbm.Serving;

/// <summary>
/// Reads rows of requests by a model's schema, without its record: a JSON object for a row, a list of them for many. Properties are found
/// by the names of the record's or of the data's columns, whatever their case. The target, and whatever else the model doesn't read, is
/// passed over. Immutable and thread-safe.
/// </summary>
internal sealed class JsonRowReader
{
    private const int MostNamed = 5; // So many properties that nothing reads are named where one is missing.

    private readonly TrainedModel _model;
    private readonly JsonField[] _fields;
    private readonly byte[][] _exact;
    private readonly byte[][] _camel; // As web clients write them.
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    public JsonRowReader(TrainedModel model)
    {
        _model = model;
        ModelSchema schema = model.Schema;
        List<JsonField> fields = [];
        foreach (IGrouping<string, int> own in Enumerable.Range(0, schema.Features.Length).GroupBy(
            f => schema.Features[f].Part == CalendarPart.None ? "feature " + schema.Features[f].Name
                : "moment " + schema.Features[f].Column,
            StringComparer.Ordinal))
        {
            FeatureSchema first = schema.Features[own.First()];
            fields.Add(new FeatureField(model, first.Part == CalendarPart.None ? first.Name : first.Column, [.. own]));
        }

        fields.AddRange(schema.Vectors.Select((vector, v) => new VectorField(vector, v)));
        fields.AddRange(schema.OffsetColumn is { } offset ? [new OffsetField(offset, isExposure: false)] : []);
        fields.AddRange(schema.ExposureColumn is { } exposure ? [new OffsetField(exposure, isExposure: true)] : []);
        _fields = [.. fields];
        _exact = [.. _fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];
        string[] names = [.. _fields.Select(field => field.Name)];
        string[] camel = [.. names.Select(JsonNamingPolicy.CamelCase.ConvertName)];
        // What is another field's name, or as another's would be written, is no second name of this one.
        _camel = [.. names.Select((name, i) => Encoding.UTF8.GetBytes(
            names.Contains(camel[i]) || Array.IndexOf(camel, camel[i]) < i ? name : camel[i]))];
        // Names come before columns, where one feature's column is another's name.
        foreach (bool isColumn in new[] { false, true })
        {
            for (int i = 0; i < _fields.Length; i++)
            {
                _byName.TryAdd(isColumn ? ColumnOf(schema, _fields[i].Name) : _fields[i].Name, i);
            }
        }
    }

    /// <summary>The properties that it reads.</summary>
    public IReadOnlyList<JsonField> Fields => _fields;

    /// <summary>Reads the rows of a request.</summary>
    /// <param name="body">The whole of it.</param>
    /// <param name="mostRows">How many rows it may have.</param>
    /// <param name="faults">Takes what is wrong, by field.</param>
    /// <param name="isList">Whether they are a list; else it is one row.</param>
    /// <exception cref="JsonException">It is no JSON; says where.</exception>
    public List<JsonRow> Read(in ReadOnlySequence<byte> body, int mostRows, RowFaults faults, out bool isList)
    {
        List<JsonRow> rows = [];
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 8 });
        reader.Read();
        isList = reader.TokenType == JsonTokenType.StartArray;
        if (!isList)
        {
            rows.Add(ReadRow(ref reader, null, faults));
            reader.Read(); // Throws if anything follows.
            return rows;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && !faults.IsFull)
        {
            if (rows.Count == mostRows)
            {
                faults.Add(null, string.Empty, FormattableString.Invariant(
                    $"The request has more than {mostRows} rows; expected: at most as many. Send them in several requests."));
                return rows;
            }

            rows.Add(ReadRow(ref reader, rows.Count, faults));
        }

        if (!faults.IsFull)
        {
            reader.Read(); // Throws if anything follows: rows behind the list aren't lost.
        }

        return rows;
    }

    private JsonRow ReadRow(ref Utf8JsonReader reader, int? index, RowFaults faults)
    {
        var row = new JsonRow(_model);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            faults.Add(index, string.Empty, $"A row is an object such as {{\"{_fields.FirstOrDefault()?.Name}\": …}}; "
                + $"{(reader.TokenType == JsonTokenType.Null ? "null" : $"a JSON {reader.TokenType}")} was found.");
            reader.Skip();
            return row;
        }

        Span<bool> seen = stackalloc bool[Math.Min(_fields.Length, 512)];
        seen = seen.Length == _fields.Length ? seen : new bool[_fields.Length];
        List<string>? others = null;
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int at = Find(ref reader, next, ref others);
            reader.Read();
            if (at < 0)
            {
                reader.Skip();
                continue;
            }

            next = at + 1;
            string? fault = _fields[at].Read(ref reader, row);
            if (seen[at])
            {
                fault = "It stands there twice, perhaps by the name of its column; expected: one value.";
            }

            seen[at] = true;
            if (fault is not null)
            {
                faults.Add(index, _fields[at].Name, fault);
            }
        }

        for (int i = 0; i < _fields.Length; i++)
        {
            if (!seen[i] && _fields[i].Absent(row) is { } fault)
            {
                faults.Add(index, _fields[i].Name, others is null ? fault
                    : $"{fault} Properties that the model doesn't read: {Cited.List(others)}.");
            }
        }

        return row;
    }

    // Most rows have their properties in the order of the schema.
    private int Find(ref Utf8JsonReader reader, int next, ref List<string>? others)
    {
        for (int i = 0; i < _fields.Length; i++)
        {
            int at = next + i < _fields.Length ? next + i : next + i - _fields.Length;
            if (reader.ValueTextEquals(_exact[at]) || reader.ValueTextEquals(_camel[at]))
            {
                return at;
            }
        }

        string? name;
        try
        {
            name = reader.GetString();
        }
        catch (InvalidOperationException) // Half a character.
        {
            return -1;
        }

        if (_byName.TryGetValue(name!, out int found))
        {
            return found;
        }

        others ??= [];
        if (others.Count < MostNamed)
        {
            others.Add(name!);
        }

        return -1;
    }

    private static string ColumnOf(ModelSchema schema, string name) =>
        schema.Features.FirstOrDefault(feature => feature.Name == name)?.Column ?? name;
}
