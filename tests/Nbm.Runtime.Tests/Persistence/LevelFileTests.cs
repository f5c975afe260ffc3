using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>The texts and numbers of levels in files.</summary>
public sealed class LevelFileTests
{
    private const int Home = 2;

    // Of Home three levels with 2, 0 and 1 texts, and three numbers.
    private static readonly ImmutableArray<ImmutableArray<string>> s_texts = [["own house", "own"], [], ["else"]];

    [Fact]
    public void Texts_and_numbers_survive_and_are_part_of_no_hash()
    {
        AdditiveModel saved = With(s_texts, [-1, 0, long.MaxValue]);
        byte[] file = ModelFileTests.Bytes(saved);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(file), LoanEncoder.Amount.Schema);

        loaded.Schema.ShouldBe(saved.Schema);
        loaded.Schema.Features[Home].LevelTexts.SelectMany(own => own).ShouldBe(["own house", "own", "else"]);
        loaded.Schema.Features[Home].LevelNumbers.ShouldBe([-1, 0, long.MaxValue]);
        loaded.Schema.Hash.ShouldBe(LoanModels.Amount.Additive.Schema.Hash);
        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Fact]
    public void JSON_has_them_and_a_document_from_before_is_read()
    {
        AdditiveModel saved = With(s_texts, [0, 1, 2]);
        string document = Json(saved);

        ModelFileTests.Bytes(AdditiveModel.LoadJson(Stream(document))).ShouldBe(ModelFileTests.Bytes(saved));

        string before = document.Replace(""","levelTexts":[["own house","own"],[],["else"]],"levelNumbers":[0,1,2]""", string.Empty,
            StringComparison.Ordinal);
        before = before.Replace(""","levelTexts":[],"levelNumbers":[]""", string.Empty, StringComparison.Ordinal)
            .Replace(""","classTexts":[],"classNumbers":[]""", string.Empty, StringComparison.Ordinal);
        before.ShouldNotContain("Texts");
        ModelFileTests.Bytes(AdditiveModel.LoadJson(Stream(before))).ShouldBe(ModelFileTests.Bytes(LoanModels.Amount.Additive));
    }

    [Fact]
    public void The_compiler_of_models_reads_them()
    {
        FrozenFeature home = FrozenReader.Read(ModelFileTests.Bytes(With(s_texts, [-1, 0, long.MinValue]))).Features[Home];

        home.LevelTexts.Select(own => string.Join('|', own)).ShouldBe(["own house|own", "", "else"]);
        home.LevelNumbers.ShouldBe([-1, 0, long.MinValue]);
        FrozenReader.Read(ModelFileTests.Bytes(LoanModels.Amount.Additive)).Features[Home].LevelNumbers.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_text_of_its_own_level_is_refused_in_all_readers()
    {
        byte[] file = ModelFileTests.Bytes(With([["Aaaa"], [], ["Rens"]], [0, 1, 2]));
        int text = file.AsSpan().LastIndexOf("R\0e\0n\0s\0"u8);
        file[text + 6] = (byte)'t'; // Rent is another level's name.

        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(FileParts.Repaired(file)))).Message.ShouldMatch(
            "^The file is damaged in the levels of Home, byte .*: the text \"Rent\" is claimed by Rent and Other");
        Should.Throw<FileFormatException>(() => FrozenReader.Read(FileParts.Repaired(file))).Message.ShouldContain("the levels of Home");
    }

    [Theory]
    [InlineData(new long[] { 0, 0, 1 })]
    [InlineData(new long[] { 0, 1 })]
    public void Numbers_that_do_not_tell_levels_apart_are_refused(long[] numbers) =>
        Should.Throw<ArgumentException>(() => With([], [.. numbers]));

    private static AdditiveModel With(ImmutableArray<ImmutableArray<string>> texts, ImmutableArray<long> numbers)
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        FeatureSchema home = model.Schema.Features[Home] with { LevelTexts = texts, LevelNumbers = numbers };
        ModelSchema schema = model.Schema with { Features = model.Schema.Features.SetItem(Home, home) };
        return new AdditiveModel(schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies,
            model.TrainingHistory);
    }

    private static string Json(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Export(stream, new JsonExport());
        return System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(stream.ToArray()));
    }

    private static MemoryStream Stream(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}
