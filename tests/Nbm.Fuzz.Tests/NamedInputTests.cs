using System.Text;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests;

/// <summary>The inputs that were reported, each with what comes of it.</summary>
public sealed class NamedInputTests
{
    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"format":"\ud800"}""")]
    [InlineData("""{"format":"nbm-json","\udc00":{}}""")]
    [InlineData("""["\ud800",""")]
    public void An_escape_of_half_a_character_is_refused_as_any_damage(string document) => Refused(() => Json(document));

    [Theory]
    [InlineData("\u00ff")]
    [InlineData("{\"format\":\"\u00ff\u00fe\"}")]
    public void Bytes_that_are_no_UTF_8_are_refused_as_any_damage(string document) =>
        Refused(() => AdditiveModel.LoadJson(new MemoryStream(Encoding.Latin1.GetBytes(document))));

    [Fact]
    public void A_survival_model_without_baseline_is_refused_when_it_is_loaded()
    {
        byte[] file = Changed("pump", payload => payload.Items[1].Items.RemoveAll(section => section.Items[0].Text == "baseline"));
        Refused(() => AdditiveModel.Load(new MemoryStream(file))).ShouldContain("baseline hazard");
        Refused(() => PumpModel.Load(new MemoryStream(file))).ShouldContain("baseline hazard");
        Refused(() => Json(Document("pump").Replace("\"baseline\":{", "\"baseline\":null,\"unknown\":{", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("intercept", 1e151, "scores")]
    [InlineData("intercept", -1.7e308, "scores")]
    [InlineData("intercept's error", 1e151, "standard errors")]
    [InlineData("importance", 1.7e308, "importance")]
    [InlineData("importance's error", 1e200, "importance")]
    [InlineData("freedom", 1e308, "degrees of freedom")]
    public void Finite_parts_of_which_something_infinite_is_computed_are_refused(string field, double value, string what)
    {
        byte[] seed = Unedited("flower with errors");
        Field payload = FileGrammar.Read(seed);
        payload.All().Last(own => own.Name == field).Bits = BitConverter.DoubleToInt64Bits(value);
        byte[] file = ModelBytes.WithHash(FileGrammar.Write(payload, seed));
        Refused(() => AdditiveModel.Load(new MemoryStream(file))).ShouldContain(what);
    }

    [Fact]
    public void A_vector_whose_errors_overflow_is_refused()
    {
        byte[] file = Changed("letter with errors",
            payload => payload.All().First(own => own.Name == "factor").Bits = BitConverter.DoubleToInt64Bits(1e300));
        Refused(() => AdditiveModel.Load(new MemoryStream(file))).ShouldContain("standard errors");
    }

    [Fact]
    public void The_largest_values_that_load_give_finite_numbers()
    {
        byte[] file = Changed("letter with errors", payload =>
        {
            foreach (Field own in payload.All())
            {
                own.Bits = own.Kind == FieldKind.Single && own.Bits > 0 && BitConverter.UInt32BitsToSingle((uint)own.Bits) > 1
                    ? BitConverter.SingleToUInt32Bits(float.MaxValue) : own.Bits;
            }
        });
        Oracle.Ask(AdditiveModel.Load(new MemoryStream(file)), new FuzzRandom("largest", 1, 1)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Half_a_character_in_a_text_of_a_model_is_exported_to_ONNX()
    {
        byte[] file = Changed("question", payload => FileGrammar.Section(payload, "outputs")[0].Items[0].Text = "a\ud800b");
        AdditiveModel model = AdditiveModel.Load(new MemoryStream(file));
        model = new AdditiveModel(model.Schema with { Vectors = [] }, model.Classes, model.Intercepts, model.Axes, model.Terms,
            model.Vocabularies, model.TrainingHistory);
        using var stream = new MemoryStream();
        model.Export(stream, new OnnxExport());
        Encoding.UTF8.GetString(stream.ToArray()).ShouldContain("[\"a\\uD800b\",");
    }

    [Fact]
    public void Texts_of_a_million_characters_are_cited_cut()
    {
        string text = new('x', 1_000_000);
        foreach (string field in new[] { "feature name", "type", "target name", "hash" })
        {
            byte[] file = Changed("flower", payload => payload.All().First(own => own.Name == field).Text = text, withHash: false);
            Refused(() => AdditiveModel.Load(new MemoryStream(file))).Length.ShouldBeLessThan(1_000);
        }

        Refused(() => Json($"{{\"format\":\"{text}\"}}")).Length.ShouldBeLessThan(1_000);
        Refused(() => Json($"{{{text}")).Length.ShouldBeLessThan(1_000);
        Refused(() => Json($"{{\"{text}\":1}}")).Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Another_records_model_of_long_names_is_refused_with_a_short_message()
    {
        ModelSchema policy = Seeds.SchemaOf(typeof(PolicyModel));
        foreach (FeatureSchema feature in new[] { policy.Features[0] with { Name = new string('f', 1_000) },
            policy.Features[0] with { Unit = new string('u', 100_000) } })
        {
            using var stream = new MemoryStream();
            SeedModel.Of(policy with { Name = new string('n', 1_000), Features = [feature] }, 1, hasErrors: false).Save(stream);
            stream.Position = 0;
            Should.Throw<NbmSchemaException>(() => PolicyModel.Load(stream)).Message.Length.ShouldBeLessThan(600);
        }
    }

    // Edited terms have no degrees of freedom any more.
    private static byte[] Unedited(string name)
    {
        using var stream = new MemoryStream();
        AdditiveModel.Load(new MemoryStream(SeedOf(name).File)).UndoEdit().Save(stream);
        return stream.ToArray();
    }

    private static string Refused(Action load)
    {
        string message = Should.Throw<NbmFormatException>(load).Message;
        message.ShouldNotBeEmpty();
        return message;
    }

    private static void Json(string document) => AdditiveModel.LoadJson(new MemoryStream(Encoding.UTF8.GetBytes(document)));

    private static Seed SeedOf(string name) => Seeds.All.Single(seed => seed.Name == name);

    private static string Document(string name)
    {
        using var stream = new MemoryStream();
        SeedOf(name).Model.Export(stream, new JsonExport());
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static byte[] Changed(string name, Action<Field> change, bool withHash = true)
    {
        Field payload = FileGrammar.Read(SeedOf(name).File);
        change(payload);
        byte[] file = FileGrammar.Write(payload, SeedOf(name).File);
        return withHash ? ModelBytes.WithHash(file) : file;
    }
}
