using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nbm.Testing;

namespace Nbm.Export.Tests.Hostile;

/// <summary>
/// A model as a file whose texts can be others: each text of the file is a place. Length, checksum and the schema's hash are put right, so
/// that what is looked at is the text.
/// </summary>
internal abstract class HostileFile
{
    private string? _hash;

    /// <summary>The two formats of a model.</summary>
    public static HostileFile[] Of(AdditiveModel model) => [new Document(model), new Binary(model)];

    /// <summary>What stands at each place.</summary>
    public abstract IReadOnlyList<string> Texts { get; }

    /// <summary>Loads the file with other texts at some places; null, and why, if no model is loaded.</summary>
    public (AdditiveModel? Model, string Refusal) Load(IReadOnlyDictionary<int, string> texts)
    {
        _hash = null;
        string refusal = string.Empty;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                return (Read(texts, _hash), string.Empty);
            }
            catch (NbmFormatException e)
            {
                refusal = e.Message;
                _hash = Regex.Match(e.Message, "the schema's hash is ([0-9a-f]{64})") is { Success: true } match
                    ? match.Groups[1].Value : null;
                if (_hash is null)
                {
                    break;
                }
            }
        }

        return (null, refusal);
    }

    protected abstract AdditiveModel Read(IReadOnlyDictionary<int, string> texts, string? hash);

    private sealed class Document : HostileFile
    {
        private readonly string _json;
        private readonly List<string> _texts = [];

        public Document(AdditiveModel model)
        {
            using var stream = new MemoryStream();
            model.Export(stream, new JsonExport());
            _json = Encoding.UTF8.GetString(stream.ToArray());
            Walk(JsonNode.Parse(_json)!, text => { _texts.Add(text); return null; });
        }

        public override IReadOnlyList<string> Texts => _texts;

        protected override AdditiveModel Read(IReadOnlyDictionary<int, string> texts, string? hash)
        {
            int place = 0;
            JsonNode root = JsonNode.Parse(_json)!;
            Walk(root, _ => texts.TryGetValue(place++, out string? other) ? other : null);
            if (hash is not null)
            {
                root["schema"]!["hash"] = hash;
            }

            return AdditiveModel.LoadJson(new MemoryStream(Encoding.UTF8.GetBytes(root.ToJsonString())));
        }

        // Every text that is a value; what isn't Unicode is the list of its code units.
        private static void Walk(JsonNode? node, Func<string, string?> other)
        {
            if (node is JsonObject owner)
            {
                foreach (string name in owner.Select(property => property.Key).ToArray())
                {
                    Visit(owner[name], value => owner[name] = value, other);
                }
            }
            else if (node is JsonArray list)
            {
                for (int i = 0; i < list.Count; i++)
                {
                    int at = i;
                    Visit(list[i], value => list[at] = value, other);
                }
            }
        }

        private static void Visit(JsonNode? node, Action<JsonNode> set, Func<string, string?> other)
        {
            if (node is not JsonValue value || !value.TryGetValue(out string? text))
            {
                Walk(node, other);
            }
            else if (other(text) is { } changed)
            {
                set(Payloads.CanBeSaid(changed) ? JsonValue.Create(changed)
                    : new JsonArray([.. changed.Select(unit => (JsonNode)(int)unit)]));
            }
        }
    }

    private sealed class Binary : HostileFile
    {
        private readonly byte[] _file;
        private readonly List<(string Section, int At, string Text)> _places = [];

        public Binary(AdditiveModel model)
        {
            using var stream = new MemoryStream();
            model.Save(stream);
            _file = stream.ToArray();
            var known = new Document(model).Texts.ToHashSet(StringComparer.Ordinal);
            FileParts parts = FileParts.Of(_file);
            foreach (FilePart part in parts.Common.Concat(parts.Own))
            {
                byte[] bytes = part.Content;
                for (int at = 0; at < bytes.Length - 4; at++)
                {
                    int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
                    if (length is > 0 and < 100 && at + 4 + (2 * length) <= bytes.Length
                        && Encoding.Unicode.GetString(bytes, at + 4, 2 * length) is { } text && known.Contains(text))
                    {
                        _places.Add((part.Name, at, text));
                        at += 3 + (2 * length);
                    }
                }
            }
        }

        public override IReadOnlyList<string> Texts => [.. _places.Select(place => place.Text)];

        protected override AdditiveModel Read(IReadOnlyDictionary<int, string> texts, string? hash)
        {
            FileParts parts = FileParts.Of(_file);
            foreach (string section in _places.Select(place => place.Section).Distinct().ToArray())
            {
                parts.With(section, bytes => Changed(section, bytes, texts, hash));
            }

            return AdditiveModel.Load(new MemoryStream(parts.ToFile()));
        }

        private byte[] Changed(string section, byte[] bytes, IReadOnlyDictionary<int, string> texts, string? hash)
        {
            var changed = new MemoryStream();
            int from = 0;
            for (int i = 0; i < _places.Count; i++)
            {
                (string own, int at, string text) = _places[i];
                if (own != section)
                {
                    continue;
                }

                string now = texts.TryGetValue(i, out string? other) ? other : hash is not null && Regex.IsMatch(text, "^[0-9a-f]{64}$")
                    ? hash : text;
                changed.Write(bytes, from, at - from);
                changed.Write(BitConverter.GetBytes(now.Length));
                changed.Write([.. now.SelectMany(unit => new[] { (byte)unit, (byte)(unit >> 8) })]);
                from = at + 4 + (2 * text.Length);
            }

            changed.Write(bytes, from, bytes.Length - from);
            return changed.ToArray();
        }
    }
}
