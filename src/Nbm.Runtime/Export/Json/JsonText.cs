using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>
/// A document as it stands, checked once to be JSON and then read where it is needed: nothing is made of it but what a model needs, so that
/// reading costs a small multiple of its size.
/// Values are known by where they begin.
/// </summary>
internal sealed class JsonText
{
    private const int MostProperties = 64; // Of an object; the format has none with more.

    private readonly byte[] _bytes;
    private readonly int _length;
    private readonly List<Level> _levels = [];

    private JsonText(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="JsonException">It holds no JSON.</exception>
    public static JsonText Read(Stream stream, out JsonPart root)
    {
        byte[] bytes = ReadBytes(stream, out int length);
        int begin = bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var document = new JsonText(bytes, length);
        var reader = new Utf8JsonReader(bytes.AsSpan(begin, length - begin));
        reader.Read();
        root = new JsonPart(document, begin + (int)reader.TokenStartIndex, 0);
        while (reader.Read())
        {
            // To its end, so that what is read later is JSON.
        }

        return document;
    }

    /// <summary>A reader that has read the first token of a value.</summary>
    public Utf8JsonReader ReaderAt(int begin)
    {
        var reader = new Utf8JsonReader(_bytes.AsSpan(begin, _length - begin), isFinalBlock: true, state: default);
        reader.Read();
        return reader;
    }

    /// <summary>A value's text as it stands, up to so many bytes.</summary>
    public string Raw(int begin, int most)
    {
        Utf8JsonReader reader = ReaderAt(begin);
        reader.Skip();
        int length = (int)Math.Min(reader.BytesConsumed, most + 1);
        string raw = Encoding.UTF8.GetString(_bytes, begin, length);
        return raw.Length <= most ? raw : raw[..most] + "…";
    }

    /// <summary>The properties of the object that begins here, which were read last of all at its depth.</summary>
    public Level Object(JsonPart part)
    {
        while (_levels.Count <= part.Depth)
        {
            _levels.Add(new Level());
        }

        Level level = _levels[part.Depth];
        if (level.Begin != part.Begin)
        {
            Index(level, part);
        }

        return level;
    }

    /// <summary>Where a value stands: <c>terms[3].outputs[0].table[17]</c>. Found by reading the document up to it, as only errors
    /// ask.</summary>
    public string PathOf(int begin)
    {
        int skipped = _bytes.AsSpan(0, _length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(_bytes.AsSpan(skipped, _length - skipped));
        List<(int Index, string? Name)> steps = [];
        while (reader.Read() && skipped + reader.TokenStartIndex < begin)
        {
            Step(reader, steps);
        }

        if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject) && steps.Count > 0 && steps[^1].Name is null)
        {
            steps[^1] = (steps[^1].Index + 1, null);
        }

        var path = new StringBuilder();
        foreach ((int index, string? name) in steps)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(name is null ? $"[{index}]" : path.Length == 0 ? name : $".{name}")}");
        }

        return path.ToString();
    }

    private static void Step(Utf8JsonReader reader, List<(int Index, string? Name)> steps)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                steps.RemoveAt(steps.Count - 1);
                break;
            case JsonTokenType.PropertyName:
                steps[^1] = (0, Cited.Text(Encoding.UTF8.GetString(reader.ValueSpan)));
                break;
            default:
                if (steps.Count > 0 && steps[^1].Name is null)
                {
                    steps[^1] = (steps[^1].Index + 1, null);
                }

                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    steps.Add((-1, reader.TokenType == JsonTokenType.StartArray ? null : string.Empty));
                }

                break;
        }
    }

    private void Index(Level level, JsonPart part)
    {
        level.Begin = part.Begin;
        level.Count = 0;
        level.Read = 0;
        Utf8JsonReader reader = ReaderAt(part.Begin);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            byte[]? name = reader.ValueIsEscaped ? Unescaped(reader, part) : null;
            int at = part.Begin + (int)reader.TokenStartIndex + 1, length = reader.ValueSpan.Length;
            reader.Read();
            var property = new Property(name ?? _bytes, name is null ? at : 0, name?.Length ?? length,
                part.Begin + (int)reader.TokenStartIndex);
            if (level.Count == MostProperties || level.IndexOf(property.Name) >= 0)
            {
                throw part.Wrong(level.Count == MostProperties ? $"it has more than {MostProperties} properties"
                    : $"'{Cited.Text(Encoding.UTF8.GetString(property.Name))}' is there twice");
            }

            level.Properties[level.Count++] = property;
            reader.Skip();
        }
    }

    private static byte[] Unescaped(Utf8JsonReader reader, JsonPart part)
    {
        try
        {
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (InvalidOperationException e)
        {
            throw part.Wrong("the name of a property isn't valid Unicode", e);
        }
    }

    private static byte[] ReadBytes(Stream stream, out int length)
    {
        const int AtOnce = 1 << 16;
        long left = stream.CanSeek ? stream.Length - stream.Position : AtOnce;
        var bytes = new byte[(int)Math.Clamp(left + 1, 1, Array.MaxLength)]; // One more, to see the end.
        length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (length == bytes.Length)
        {
            if (length == Array.MaxLength)
            {
                throw new NbmFormatException($"The document has more than {Array.MaxLength} bytes, which is more than any model's.");
            }

            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, 2L * length));
            length += stream.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
        }

        return bytes;
    }

    /// <summary>A property: its name and where its value begins.</summary>
    internal readonly struct Property(byte[] bytes, int nameBegin, int nameLength, int value)
    {
        public ReadOnlySpan<byte> Name => bytes.AsSpan(nameBegin, nameLength);

        public int Value => value;
    }

    /// <summary>The properties of an object, used again for each at its depth.</summary>
    internal sealed class Level
    {
        public Property[] Properties { get; } = new Property[MostProperties];

        public int Begin { get; set; } = -1;

        public int Count { get; set; }

        /// <summary>A bit for each property that was asked for.</summary>
        public ulong Read { get; set; }

        public int IndexOf(ReadOnlySpan<byte> name)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Properties[i].Name.SequenceEqual(name))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
