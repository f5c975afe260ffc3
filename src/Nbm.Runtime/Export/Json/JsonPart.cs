using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>A value of a document, known by where it begins and how many objects and lists it lies in.</summary>
internal readonly struct JsonPart(JsonText document, int begin, int depth)
{
    private const int MostNameBytes = 64;

    public int Begin => begin;

    public int Depth => depth;

    public bool IsNull => document.ReaderAt(begin).TokenType == JsonTokenType.Null;

    /// <summary>A property, which must be there.</summary>
    public JsonPart Get(string name) => Find(name) ?? throw Wrong($"'{name}' is missing");

    /// <summary>A property, or null if its value is null.</summary>
    public JsonPart? Optional(string name) => Get(name) is { IsNull: false } part ? part : null;

    /// <summary>A list, which older documents don't have: then it is empty.</summary>
    public ImmutableArray<T> ItemsIfAny<T>(string name, Func<JsonPart, T> read) => Find(name) is { } part ? part.Items(read) : [];

    /// <summary>A text, which may be null, or missing as from older documents.</summary>
    public string? TextIfAny(string name) => Find(name)?.OptionalText();

    /// <summary>A property, or null if it is missing, as from older documents.</summary>
    public JsonPart? PartIfAny(string name) => Find(name);

    /// <summary>Checks that the object has no other properties than those that were read.</summary>
    /// <returns>What was made of it.</returns>
    public T Whole<T>(T result)
    {
        Expect(JsonTokenType.StartObject, "an object");
        JsonText.Level level = document.Object(this);
        for (int i = 0; i < level.Count; i++)
        {
            if ((level.Read & (1UL << i)) == 0)
            {
                throw Wrong($"'{Cited.Text(Encoding.UTF8.GetString(level.Properties[i].Name))}' means nothing here");
            }
        }

        return result;
    }

    public ImmutableArray<T> Items<T>(Func<JsonPart, T> read, int most = int.MaxValue)
    {
        Utf8JsonReader reader = List(out int count);
        T[] items = count <= most ? count == 0 ? [] : new T[count] : throw Wrong($"{count} items can't be, {most} at most");
        for (int i = 0; i < items.Length; i++)
        {
            reader.Read();
            items[i] = read(new JsonPart(document, begin + (int)reader.TokenStartIndex, depth + 1));
            reader.Skip();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>A list of single-precision numbers; without a reader for each, as there may be millions.</summary>
    public ImmutableArray<float> Floats()
    {
        Utf8JsonReader reader = List(out int count);
        var items = new float[count];
        for (int i = 0; i < items.Length; i++)
        {
            reader.Read();
            items[i] = reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out float value)
                ? value
                : throw new JsonPart(document, begin + (int)reader.TokenStartIndex, depth + 1).Unexpected("a number");
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    public int Int32() => Number() is var reader && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) ? value
        : throw Unexpected("a whole number");

    public long Int64() => Number() is var reader && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value) ? value
        : throw Unexpected("a whole number");

    public double Double()
    {
        Utf8JsonReader reader = document.ReaderAt(begin);
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value))
        {
            return value;
        }

        return reader.TokenType != JsonTokenType.String ? throw Unexpected("a number") : Text() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            ['0', 'x', .. { Length: 16 } bits]
                when ulong.TryParse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong all)
                => BitConverter.UInt64BitsToDouble(all),
            _ => throw Unexpected("a number"),
        };
    }

    public double? OptionalDouble() => IsNull ? null : Double();

    public bool Boolean() => document.ReaderAt(begin).TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("true or false"),
    };

    public string Text()
    {
        Utf8JsonReader reader = document.ReaderAt(begin);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return new string(Items(unit => unit.Int32() is >= 0 and <= char.MaxValue and int code ? (char)code
                : throw unit.Unexpected("a UTF-16 code unit")).AsSpan());
        }

        Expect(JsonTokenType.String, "a text");
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw Wrong("the text isn't valid Unicode", e);
        }
    }

    public string? OptionalText() => IsNull ? null : Text();

    /// <summary>An exception that says where.</summary>
    public NbmFormatException Wrong(string what, Exception? inner = null) =>
        new($"The document is damaged at {(document.PathOf(begin) is { Length: > 0 } path ? path : "its root")}: {what}.", inner);

    private NbmFormatException Unexpected(string expected) => Wrong($"{Cited.Text(document.Raw(begin, 40))} isn't {expected}");

    private Utf8JsonReader Number() => document.ReaderAt(begin);

    private JsonPart? Find(string name)
    {
        Expect(JsonTokenType.StartObject, "an object");
        Span<byte> bytes = stackalloc byte[MostNameBytes];
        JsonText.Level level = document.Object(this);
        int index = level.IndexOf(bytes[..Encoding.UTF8.GetBytes(name, bytes)]);
        if (index < 0)
        {
            return null;
        }

        level.Read |= 1UL << index;
        return new JsonPart(document, level.Properties[index].Value, depth + 1);
    }

    // A reader that has begun a list, and how many items follow.
    private Utf8JsonReader List(out int count)
    {
        Expect(JsonTokenType.StartArray, "a list");
        Utf8JsonReader counter = document.ReaderAt(begin);
        for (count = 0; counter.Read() && counter.TokenType != JsonTokenType.EndArray; count++)
        {
            counter.Skip();
        }

        return document.ReaderAt(begin);
    }

    private void Expect(JsonTokenType token, string expected)
    {
        if (document.ReaderAt(begin).TokenType != token)
        {
            throw Unexpected(expected);
        }
    }
}
