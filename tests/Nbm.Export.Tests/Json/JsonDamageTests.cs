using System.Text.Json.Nodes;
using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Json;

/// <summary>A document that is damaged or forged ends in an exception that says where, whatever it holds.</summary>
public sealed class JsonDamageTests
{
    private const string Strange = "0x\"[]{}:,-.eE\\u\ud800";
    private static readonly string s_document = JsonRoundTripTests.Write(ParityCases.Of("claims").Model);

    [Theory]
    [InlineData("terms[0].outputs[0].table[0]", "\"x\"", "damaged at terms[0].outputs[0].table[0]: \"x\" isn't a number.")]
    [InlineData("terms[0].outputs[0].table[0]", "1e99", "damaged at terms[0]: Term Power, output 0: a value of the table isn't finite.")]
    [InlineData("terms[1].axes[0]", "9", "damaged at terms[1]: Term Bonus names axis 9")]
    [InlineData("terms[1].axes[0]", "1.5", "damaged at terms[1].axes[0]: 1.5 isn't a whole number.")]
    [InlineData("axes[0].knots[0]", "\"NaN\"", "damaged at axes[0]: No axis of feature 0: knot 0 is NaN")]
    [InlineData("axes[0].levels", "-1", "damaged at axes[0]: No axis of feature 0")]
    [InlineData("schema.features[0].kind", "\"numbers\"",
        "damaged at schema.features[0].kind: 'numbers' is none of numeric, category, openCategory.")]
    [InlineData("schema.features[0].name", "\"Force\"", "damaged at schema.hash: the schema's hash is ")]
    [InlineData("schema.features[0].name", "[55296, 70000]", "damaged at schema.features[0].name[1]: 70000 isn't a UTF-16 code unit.")]
    [InlineData("schema.features", "{}", "damaged at schema.features: {} isn't a list.")]
    [InlineData("schema.features[0].nullable", "0", "damaged at schema.features[0].nullable: 0 isn't true or false.")]
    [InlineData("version", "2", "damaged at version: the document is of version 2, this program reads 1.")]
    [InlineData("format", "\"onnx\"", "damaged at format: 'onnx' isn't 'nbm-json'.")]
    [InlineData("training.bestEpoch", "77", "damaged at training: ")]
    [InlineData("classes", "[\"a\"]", "damaged at its root: ")]
    public void A_value_that_is_wrong_is_named(string path, string value, string expected)
    {
        JsonNode root = JsonNode.Parse(s_document)!;
        Replace(root, path, JsonNode.Parse(value)!);
        Should.Throw<NbmFormatException>(() => JsonRoundTripTests.Read(root.ToJsonString())).Message.ShouldContain(expected);
    }

    [Fact]
    public void A_property_that_is_missing_unknown_or_there_twice_is_named()
    {
        Wrong(s_document.Replace("\"baseline\":null,", "", StringComparison.Ordinal))
            .ShouldContain("damaged at its root: 'baseline' is missing.");
        Wrong(s_document.Replace("\"baseline\":null,", "\"baseline\":null,\"basis\":null,", StringComparison.Ordinal))
            .ShouldContain("damaged at its root: 'basis' means nothing here.");
        Wrong(s_document.Replace("\"baseline\":null,", "\"baseline\":null,\"baseline\":null,", StringComparison.Ordinal))
            .ShouldContain("damaged at its root: 'baseline' is there twice.");
    }

    [Fact]
    public void What_is_no_JSON_is_refused_with_its_place()
    {
        Wrong("").ShouldContain("no JSON");
        Wrong("Nbm\u001a").ShouldContain("LineNumber: 0");
        Wrong(s_document + "{}").ShouldContain("no JSON");
        Wrong(new string('[', 100_000)).ShouldContain("no JSON");
        Wrong("[]").ShouldContain("damaged at its root: [] isn't an object.");
        Wrong("null").ShouldContain("damaged at its root");
    }

    [Fact]
    public void A_document_that_is_cut_off_or_changed_anywhere_ends_in_an_exception_or_a_model()
    {
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            char[] text = s_document.ToCharArray();
            int at = random.Next(text.Length);
            text[at] = Strange[random.Next(Strange.Length)];
            Try(new string(text));
            Try(s_document[..at]);
        }
    }

    private static string Wrong(string document) => Should.Throw<NbmFormatException>(() => JsonRoundTripTests.Read(document)).Message;

    private static void Try(string document)
    {
        try
        {
            JsonRoundTripTests.Read(document);
        }
        catch (NbmFormatException e)
        {
            e.Message.ShouldNotBeEmpty();
        }
    }

    private static void Replace(JsonNode root, string path, JsonNode value)
    {
        JsonNode at = root;
        string[] steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        for (int i = 0; i < steps.Length; i++)
        {
            bool isIndex = steps[i][0] == '[';
            int index = isIndex ? int.Parse(steps[i].Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (i < steps.Length - 1)
            {
                at = isIndex ? at[index]! : at[steps[i]]!;
            }
            else if (isIndex)
            {
                at[index] = value;
            }
            else
            {
                at[steps[i]] = value;
            }
        }
    }
}
