using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Mutations;

/// <summary>Changes documents: values to other values and other kinds, properties and items left out, doubled, renamed.</summary>
internal static class JsonMutator
{
    /// <summary>What means something in a document, or nearly does.</summary>
    public static ImmutableArray<string> Tokens { get; } =
    [
        "null", "true", "false", "{}", "[]", "[[", "]]", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00\\ud800",
        "\"\\ud800\"", "{\"\\ud800\":1}", ",\"\\ud800\":1", "\"\\ud800\":1,", "\\u0000", "NaN", "Infinity", "\"NaN\"", "\"Infinity\"",
        "\"-Infinity\"", "\"0x7ff0000000000000\"", "\"0x\"",
        "1e999", "-1e999", "1e-999", "1E400", "0.1", "-0", "00", "1.", "2147483648", "-2147483649", "9223372036854775808", "1e308", "1e39",
        "3.5e38", "[55296]", "[65536]", "[-1]", "[0,1,2]", "/*", "//", "\u2028", "\ufeff", "é", "\ud83c\udfe0", "\"format\"", "\"hash\"",
        "\"table\":[1,2]",
    ];

    /// <summary>Some changes of a document.</summary>
    public static string Mutate(JsonNode document, FuzzRandom random)
    {
        JsonNode root = document.DeepClone();
        List<JsonNode> all = [];
        Gather(root, all);
        int changes = 1 + random.Small(8);
        for (int i = 0; i < changes; i++)
        {
            if (random.OneIn(2) && random.Pick(all) is JsonObject { Count: > 0 } part)
            {
                ChangeProperty(part, random);
            }
            else if (random.Pick(all) is JsonArray { Count: > 0 } list)
            {
                ChangeItem(list, random);
            }
            else
            {
                ChangeValue(random.Pick(all), random);
            }
        }

        return root.ToJsonString();
    }

    private static void Gather(JsonNode node, List<JsonNode> all)
    {
        all.Add(node);
        foreach (JsonNode? item in node is JsonObject part ? part.Select(pair => pair.Value) : node is JsonArray list ? list.Take(8) : [])
        {
            if (item is not null)
            {
                Gather(item, all);
            }
        }
    }

    private static void ChangeProperty(JsonObject part, FuzzRandom random)
    {
        string name = part.ElementAt(random.Below(part.Count)).Key;
        switch (random.Below(4))
        {
            case 0:
                part.Remove(name);
                break;
            case 1:
                part[random.Pick(HostileTexts.All)] = part[name]?.DeepClone();
                break;
            default:
                part[name] = Value(random, part[name]);
                break;
        }
    }

    private static void ChangeItem(JsonArray list, FuzzRandom random)
    {
        int at = random.Below(list.Count);
        switch (random.Below(5))
        {
            case 0:
                list.RemoveAt(at);
                break;
            case 1:
                list.Insert(at, list[at]?.DeepClone());
                break;
            case 2 when random.OneIn(4):
                list.Clear();
                break;
            default:
                list[at] = Value(random, list[at]);
                break;
        }
    }

    private static void ChangeValue(JsonNode node, FuzzRandom random)
    {
        if (node.Parent is not null)
        {
            node.ReplaceWith(Value(random, node));
        }
    }

    // Mostly of the same kind.
    private static JsonNode? Value(FuzzRandom random, JsonNode? old) =>
        (random.OneIn(4) ? JsonValueKind.Undefined : old?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Number => Number(random),
        JsonValueKind.String => JsonValue.Create(random.Pick(random.OneIn(12) ? HostileTexts.Long : HostileTexts.All)),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(random.OneIn(2)),
        _ => random.Below(7) switch
        {
            0 => null,
            1 => new JsonObject(),
            2 => new JsonArray(),
            3 => JsonValue.Create(random.OneIn(2)),
            4 => JsonValue.Create(random.Pick(HostileTexts.All)),
            5 => JsonNode.Parse(
                random.Pick(["\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"0x7ff8000000000001\"", "[55296]", "[0, 65535]", "[[[[]]]]"])),
            _ => Number(random),
        },
    };

    private static JsonNode? Number(FuzzRandom random) => random.OneIn(3)
        ? JsonValue.Create(Numbers.Int32(random))
        : Numbers.Double(random) is var number && double.IsFinite(number)
        ? JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture)) : JsonNode.Parse("1e999");
}
