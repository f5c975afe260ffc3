using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nbm.Freezing;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>Files of every minor version of version 1 load to the models that programs of their time loaded
/// (VersionOne/README.md).</summary>
public sealed class VersionOneTests
{
    private static readonly JsonSerializerOptions s_plain = new() { IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static TheoryData<int> Minors => [0, 1, 2, 3, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Minors))]
    public void A_file_loads_to_the_model_that_it_was(int minor) =>
        Json(Load(FileOf(minor))).ShouldBe(File.ReadAllText(PathOf(minor, "json")));

    [Theory]
    [MemberData(nameof(Minors))]
    public void It_is_saved_as_version_2_and_stays_the_same_model(int minor)
    {
        byte[] saved = ModelFileTests.Bytes(Load(FileOf(minor)));

        BinaryPrimitives.ReadUInt16LittleEndian(saved.AsSpan(4))
            .ShouldBe((ushort)2, "older programs read this first, and say that they are to be updated");
        Json(Load(saved)).ShouldBe(File.ReadAllText(PathOf(minor, "json")));
        ModelFileTests.Bytes(Load(saved)).ShouldBe(saved);
    }

    [Theory]
    [MemberData(nameof(Minors))]
    public void The_compiler_of_models_reads_the_same_of_both_versions(int minor) =>
        Plain(FileOf(minor)).ShouldBe(Plain(ModelFileTests.Bytes(Load(FileOf(minor)))));

    [Theory]
    [MemberData(nameof(Minors))]
    public void A_flipped_byte_gives_an_error_or_a_model_in_both_readers(int minor)
    {
        byte[] file = FileOf(minor);
        for (int i = FileParts.Header; i < file.Length; i++)
        {
            byte[] flipped = [.. file];
            flipped[i] ^= 0x41;
            flipped = FileParts.Repaired(flipped);
            IsRefusal<NbmFormatException>(() => Load(flipped));
            IsRefusal<FileFormatException>(() => FrozenReader.Read(flipped));
        }
    }

    [Theory]
    [MemberData(nameof(Minors))]
    public void A_payload_cut_off_or_prolonged_is_noticed_by_both_readers(int minor)
    {
        byte[] file = FileOf(minor);
        for (int length = FileParts.Header; length < file.Length; length++)
        {
            byte[] cut = FileParts.Repaired(file[..length]);
            IsRefusal<NbmFormatException>(() => Load(cut)).ShouldBeTrue();
            IsRefusal<FileFormatException>(() => FrozenReader.Read(cut)).ShouldBeTrue();
        }

        Should.Throw<NbmFormatException>(() => Load(FileParts.Repaired([.. file, 0]))).Message.ShouldContain("a byte is left over");
    }

    [Fact]
    public void What_a_newer_minor_version_appended_is_passed_over()
    {
        byte[] newer = FileParts.Repaired([.. FileOf(7), 1, 2, 3], minor: 8);
        Json(Load(newer)).ShouldBe(File.ReadAllText(PathOf(7, "json")));
        Plain(newer).ShouldBe(Plain(FileOf(7)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void What_a_minor_version_declared_by_a_mark_is_nothing_to_those_before(int minor) =>
        Should.Throw<NbmFormatException>(() => Load(FileParts.Repaired(FileOf(minor), (ushort)(minor - 1)))).Message
            .ShouldStartWith("The file is damaged in the ");

    [Fact]
    public void An_error_names_the_part_and_the_byte()
    {
        byte[] file = FileOf(0);
        int table = file.AsSpan().IndexOf(BitConverter.GetBytes(Load(file).Terms[0].Tables[0][0]));
        BitConverter.GetBytes(float.NaN).CopyTo(file, table);
        Should.Throw<NbmFormatException>(() => Load(FileParts.Repaired(file))).Message
            .ShouldMatch(@"^The file is damaged in the term Age, byte \d+: ");
    }

    private static byte[] FileOf(int minor) => File.ReadAllBytes(PathOf(minor, "nbm"));

    private static string PathOf(int minor, string ending) =>
        Path.Combine(AppContext.BaseDirectory, "VersionOne", $"version-1.{minor}.{ending}");

    private static AdditiveModel Load(byte[] file) => AdditiveModel.Load(new MemoryStream(file));

    private static string Json(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Export(stream, new JsonExport());
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Plain(byte[] file) => JsonSerializer.Serialize(FrozenReader.Read(file), s_plain);

    private static bool IsRefusal<TException>(Action load)
        where TException : Exception
    {
        try
        {
            load();
            return false;
        }
        catch (TException e)
        {
            return e.Message.Length > 0;
        }
    }
}
