using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>A value of a document and where it stands, for errors: <c>terms[3].outputs[0].table[17]</c>.</summary>
internal sealed class JsonPart(JsonElement element, string path)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>A property, which must be there.</summary>
    public JsonPart Get(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        _read.Add(name);
        return element.TryGetProperty(name, out JsonElement value) ? new JsonPart(value, path.Length == 0 ? name : $"{path}.{name}") : throw Wrong($"'{name}' is missing");
    }

    /// <summary>A list, which older documents don't have: then it is empty.</summary>
    public ImmutableArray<T> ItemsIfAny<T>(string name, Func<JsonPart, T> read) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _) ? Get(name).Items(read) : [];

    /// <summary>A property, or null if its value is null.</summary>
    public JsonPart? Optional(string name) => Get(name) is { IsNull: false } part ? part : null;

    /// <summary>Checks that the object has no other properties than those that were read.</summary>
    /// <returns>What was made of it.</returns>
    public T Whole<T>(T result)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!_read.Contains(property.Name))
            {
                throw Wrong($"'{property.Name}' means nothing here");
            }
        }

        return result;
    }

    public ImmutableArray<T> Items<T>(Func<JsonPart, T> read)
    {
        Expect(JsonValueKind.Array, "a list");
        var items = ImmutableArray.CreateBuilder<T>(element.GetArrayLength());
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(read(new JsonPart(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]"))));
        }

        return items.MoveToImmutable();
    }

    /// <summary>A list of single-precision numbers; without an object for each, as there may be millions.</summary>
    public ImmutableArray<float> Floats()
    {
        Expect(JsonValueKind.Array, "a list");
        var items = ImmutableArray.CreateBuilder<float>(element.GetArrayLength());
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(item.ValueKind == JsonValueKind.Number && item.TryGetSingle(out float value)
                ? value
                : throw new JsonPart(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")).Unexpected("a number"));
        }

        return items.MoveToImmutable();
    }

    public int Int32() => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int value) ? value : throw Unexpected("a whole number");

    public long Int64() => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long value) ? value : throw Unexpected("a whole number");

    public double Double()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double value))
        {
            return value;
        }

        return element.ValueKind != JsonValueKind.String ? throw Unexpected("a number") : Text() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            ['0', 'x', .. { Length: 16 } bits] when ulong.TryParse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong all)
                => BitConverter.UInt64BitsToDouble(all),
            _ => throw Unexpected("a number"),
        };
    }

    public double? OptionalDouble() => IsNull ? null : Double();

    public bool Boolean() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Unexpected("true or false");

    public string Text()
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return string.Concat(Items(unit => unit.Int32() is >= 0 and <= char.MaxValue and int code ? (char)code : throw unit.Unexpected("a UTF-16 code unit")));
        }

        Expect(JsonValueKind.String, "a text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw Wrong("the text isn't valid Unicode", e);
        }
    }

    public string? OptionalText() => IsNull ? null : Text();

    /// <summary>An exception that says where.</summary>
    public NbmFormatException Wrong(string what, Exception? inner = null) => new($"The document is damaged at {(path.Length == 0 ? "its root" : path)}: {what}.", inner);

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    private NbmFormatException Unexpected(string expected)
    {
        string found = element.GetRawText();
        return Wrong($"{(found.Length <= 40 ? found : found[..40] + "…")} isn't {expected}");
    }

    private void Expect(JsonValueKind kind, string expected)
    {
        if (element.ValueKind != kind)
        {
            throw Unexpected(expected);
        }
    }
}
