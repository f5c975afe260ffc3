using System.Text;
using Nbm.Generated;

namespace Nbm.Tests.Data;

/// <summary>Bytes become the text that they are, or an error with the line.</summary>
public sealed class CsvTextTests
{
    private static readonly Encoding[] s_marked =
    [
        new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true),
        new UTF32Encoding(true, true),
    ];

    [Fact]
    public void Text_is_read_in_UTF_8_or_as_its_mark_says()
    {
        string text = "Müller,🏠,\uFFFD\r\n\uFEFFa,b\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i} ü🏠\n"));
        ReadAll(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
        ReadAll([]).ShouldBe("");
        foreach (Encoding encoding in s_marked)
        {
            ReadAll([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).ShouldBe(text, encoding.WebName);
            ReadAll(encoding.GetPreamble()).ShouldBe("");
        }
    }

    [Theory]
    [InlineData("\n", 2)]
    [InlineData("\r\n", 2)]
    [InlineData("\r", 2)]
    [InlineData("\n", 40_000)]
    public void A_byte_of_another_encoding_is_an_error_with_its_line(string end, int line)
    {
        string before = string.Concat(Enumerable.Repeat("ü,1" + end, line - 1)) + "M";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(before), 0xFC, .. "ller,2\n"u8];
        NbmCsvException error = Should.Throw<NbmCsvException>(() => ReadAll(bytes));
        (error.File, error.Line).ShouldBe(("names.csv", line));
        error.Message.ShouldBe(
            $"names.csv, line {line}: byte FC (byte {Encoding.UTF8.GetByteCount(before) + 1} of the file) is no text in UTF-8. "
            + "Save the file as UTF-8, or name the encoding that it has, CsvOptions.Encoding: "
            + "one such as Windows-1252 has other bytes for letters beyond ASCII.");
    }

    [Fact]
    public void Every_place_in_a_chunk_is_found()
    {
        for (int length = 16_379; length < 16_388; length++)
        {
            byte[] bytes = [.. Enumerable.Repeat((byte)'\n', length), 0xE2, 0x82, (byte)'x'];
            Should.Throw<NbmCsvException>(() => ReadAll(bytes)).Line.ShouldBe(length + 1);
        }
    }

    [Fact]
    public void A_character_that_is_cut_off_at_the_end_is_an_error()
    {
        Should.Throw<NbmCsvException>(() => ReadAll([.. "a\nb"u8, 0xC3])).Line.ShouldBe(2);
        foreach (Encoding encoding in s_marked[1..])
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("a\nb\n")];
            Should.Throw<NbmCsvException>(() => ReadAll([.. bytes, 0x41])).Line.ShouldBe(3);
        }
    }

    [Fact]
    public void Half_a_character_of_UTF_16_is_an_error()
    {
        byte[] bytes = [0xFF, 0xFE, (byte)'a', 0, (byte)'\n', 0, 0x3D, 0xD8, (byte)'b', 0];
        NbmCsvException error = Should.Throw<NbmCsvException>(() => ReadAll(bytes));
        error.Line.ShouldBe(2);
        error.Message.ShouldContain("UTF-16");
    }

    [Fact]
    public void A_stream_that_comes_in_pieces_reads_the_same()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("\uFEFFMüller,🏠\n");
        using TextReader reader = CsvText.Read(new Pieces(bytes), "names.csv");
        reader.Peek().ShouldBe('M');
        reader.ReadToEnd().ShouldBe("Müller,🏠\n");
        reader.Read().ShouldBe(-1);
        reader.Peek().ShouldBe(-1);
    }

    [Fact]
    public void A_mark_at_the_head_of_a_string_is_left_out_and_no_other()
    {
        CsvText.WithoutMark(new StringReader("\uFEFFid\n\uFEFFx")).ReadToEnd().ShouldBe("id\n\uFEFFx");
        CsvText.WithoutMark(new StringReader("id")).ReadToEnd().ShouldBe("id");
        CsvText.WithoutMark(new StringReader("")).ReadToEnd().ShouldBe("");
    }

    private static string ReadAll(byte[] bytes)
    {
        using TextReader reader = CsvText.Read(new MemoryStream(bytes), "names.csv");
        return reader.ReadToEnd();
    }

    private sealed class Pieces(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
