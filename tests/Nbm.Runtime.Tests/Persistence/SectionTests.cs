using Nbm.Freezing;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>Sections of a file, in both readers: the runtime's and that of the frozen models' compiler.</summary>
public sealed class SectionTests
{
    private static readonly AdditiveModel s_model = LoanModels.Risk.Additive.WithErrors(1, 6);
    private static readonly byte[] s_file = ModelFileTests.Bytes(s_model);

    [Fact]
    public void A_file_is_a_family_and_its_sections_apart_from_those_of_every_family()
    {
        FileParts parts = FileParts.Of(s_file);
        parts.Family.ShouldBe("additive");
        parts.Common.Select(part => part.Name).ShouldBe(["schema", "vocabularies", "outputs", "training history"]);
        parts.Own.Select(part => part.Name).ShouldBe(["axes", "terms", "inference", "score errors", "importance errors"]);
        parts.ToFile().ShouldBe(s_file);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_section_that_may_be_passed_over_is(bool isCommon)
    {
        byte[] file = With(isCommon, new FilePart("colours", false, [1, 2, 3]));
        ModelFileTests.Bytes(Load(file)).ShouldBe(s_file);
        FrozenReader.Read(file).Terms.Length.ShouldBe(s_model.Terms.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_section_that_must_be_known_is_refused_by_its_name(bool isCommon)
    {
        byte[] file = With(isCommon, new FilePart("gates", true, [1]));
        string[] messages = Refusals(file);
        messages.ShouldAllBe(message => message.Contains("the section \"gates\" at byte ") && message.Contains("update Nbm"));
    }

    [Fact]
    public void What_is_to_be_passed_over_can_be_left_out()
    {
        FileParts parts = FileParts.Of(s_file);
        parts.Own.RemoveAll(part => !part.Required);
        AdditiveModel loaded = Load(parts.ToFile());
        loaded.HasStandardErrors.ShouldBeFalse();
        foreach (Loan row in LoanModels.Rows(20))
        {
            new LoanRisk(loaded).Predict(row).Scores.ShouldBe(new LoanRisk(s_model).Predict(row).Scores);
        }
    }

    [Fact]
    public void What_must_be_known_must_be_there()
    {
        foreach (string name in new[] { "schema", "vocabularies", "outputs", "axes", "terms" })
        {
            FileParts parts = FileParts.Of(s_file);
            parts.Common.RemoveAll(part => part.Name == name);
            parts.Own.RemoveAll(part => part.Name == name);
            Refusals(parts.ToFile()).ShouldAllBe(message => message.Contains($"the section \"{name}\" is missing"));
        }
    }

    [Fact]
    public void Sections_may_be_in_any_order_and_in_one_list_once()
    {
        FileParts parts = FileParts.Of(s_file);
        parts.Common.Reverse();
        parts.Own.Reverse();
        ModelFileTests.Bytes(Load(parts.ToFile())).ShouldBe(s_file);
        FrozenReader.Read(parts.ToFile()).Terms.Length.ShouldBe(s_model.Terms.Length);

        parts.Own.Add(parts.Own[0]);
        Refusals(parts.ToFile()).ShouldAllBe(message => message.Contains("the section \"importance errors\" is there twice"));
    }

    [Fact]
    public void A_section_too_short_for_what_is_in_it_is_named()
    {
        foreach (string name in new[] { "schema", "vocabularies", "outputs", "axes", "terms", "inference" })
        {
            Refusals(FileParts.Of(s_file).With(name, section => section[..^1]).ToFile()).ShouldAllBe(
                message => message.Contains($"in the section \"{name}\"") && message.Contains(", byte "));
        }
    }

    [Fact]
    public void A_section_of_more_than_what_was_read_is_named()
    {
        foreach (string name in new[] { "schema", "vocabularies", "outputs", "axes", "terms", "inference" })
        {
            Refusals(FileParts.Of(s_file).With(name, section => [.. section, 7]).ToFile()).ShouldAllBe(
                message => message.Contains("a byte is left over") && message.Contains($"the section \"{name}\""));
        }
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    [InlineData(1L << 40)]
    [InlineData(int.MaxValue)]
    public void A_length_that_can_not_be_is_refused_with_the_sections_name(long length)
    {
        byte[] file = [.. s_file];
        int name = file.AsSpan().IndexOf("t\0e\0r\0m\0s\0"u8);
        BitConverter.GetBytes(length).CopyTo(file, name + 10 + 1);
        Refusals(FileParts.Repaired(file))
            .ShouldAllBe(message => message.Contains($"the section \"terms\" says that it has {length} bytes"));
    }

    [Fact]
    public void Many_sections_are_refused_before_they_are_kept()
    {
        FileParts parts = FileParts.Of(s_file);
        parts.Own.AddRange(Enumerable.Range(0, 2_000).Select(i => new FilePart("s" + i, false, [])));
        Refusals(parts.ToFile()).ShouldAllBe(message => message.Contains("2005 sections can't be"));
    }

    [Fact]
    public void Errors_say_in_words_what_was_being_read()
    {
        byte[] file = FileParts.Of(s_file).With("terms", section =>
        {
            BitConverter.GetBytes(float.NaN).CopyTo(section, section.Length - 4);
            return section;
        }).ToFile();
        Should.Throw<NbmFormatException>(() => Load(file)).Message
            .ShouldMatch($@"^The file is damaged in the term {s_model.Terms[^1].Name}, byte \d+: ");
    }

    private static byte[] With(bool isCommon, FilePart part)
    {
        FileParts parts = FileParts.Of(s_file);
        (isCommon ? parts.Common : parts.Own).Insert(1, part);
        return parts.ToFile();
    }

    private static AdditiveModel Load(byte[] file) => AdditiveModel.Load(new MemoryStream(file));

    private static string[] Refusals(byte[] file) =>
        [Should.Throw<NbmFormatException>(() => Load(file)).Message,
            Should.Throw<FileFormatException>(() => FrozenReader.Read(file)).Message];
}
