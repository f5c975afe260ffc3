using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>What loads models from JSON.</summary>
internal abstract class JsonTarget : FuzzTarget
{
    protected static ImmutableArray<byte[]> Documents { get; } = [.. Seeds.All.Select(seed =>
    {
        using var stream = new MemoryStream();
        seed.Model.Export(stream, new JsonExport());
        return stream.ToArray();
    })];

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        AdditiveModel? model = null;
        string? refusal = Oracle.Refusal(() => costs.Load(input.Length, () => model = AdditiveModel.LoadJson(new MemoryStream(input))),
            typeof(NbmFormatException));
        return model is null ? refusal! : Oracle.Ask(model, random);
    }

    /// <summary>A document whose schema's hash is right, as a forger would make it.</summary>
    protected static byte[] WithHash(byte[] document)
    {
        try
        {
            AdditiveModel.LoadJson(new MemoryStream(document));
        }
        catch (NbmFormatException e) when (ModelBytes.HashOf(e) is { Found.Length: 64 } hashes)
        {
            int at = document.AsSpan().IndexOf(Encoding.UTF8.GetBytes(hashes.Found));
            if (at >= 0)
            {
                Encoding.UTF8.GetBytes(hashes.Expected).CopyTo(document, at);
            }
        }
        catch (Exception)
        {
            // The target meets it again, and looks at it.
        }

        return document;
    }
}

/// <summary>Documents of which bytes and tokens were changed.</summary>
internal sealed class JsonBytes : JsonTarget
{
    public override string Name => "json-bytes";

    public override int DefaultInputs => 4_000;

    public override byte[] Make(FuzzRandom random) =>
        ByteMutator.Mutate(random.Pick(Documents), random.Pick(Documents), random, JsonMutator.Tokens);
}

/// <summary>Documents of which values, properties and items were changed; the schema's hash is right.</summary>
internal sealed class JsonStructure : JsonTarget
{
    private static readonly ImmutableArray<JsonNode> s_documents = [.. Documents.Select(document => JsonNode.Parse(document)!)];

    public override string Name => "json-structure";

    public override int DefaultInputs => 2_000;

    public override byte[] Make(FuzzRandom random) =>
        WithHash(Encoding.UTF8.GetBytes(JsonMutator.Mutate(random.Pick(s_documents), random)));
}
