using System.Globalization;
using System.Text;

namespace Nbm.Generated;

/// <summary>Text of a stream, in what its byte order mark says, else in an encoding that is named, else in UTF-8; bytes that are no text
/// end in an error with their line, where others put U+FFFD and make two names one.</summary>
internal sealed class CheckedTextReader(Stream stream, string file, Encoding? encoding = null) : TextReader
{
    private const int ChunkBytes = 16384; // A multiple of four: a chunk ends between the units of UTF-16 and UTF-32.

    private static readonly Encoding[] s_marked = // UTF-32 before UTF-16, whose mark is the beginning of the other's.
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
    ];

    private readonly byte[] _bytes = new byte[ChunkBytes];
    private Encoding _encoding = encoding is null ? s_marked[^1] : Checked(encoding);
    private Decoder? _decoder;
    private char[] _chars = [];
    private int _position;
    private int _length;
    private long _offset; // Of the chunk in the file.
    private long _feeds;
    private long _returns;
    private bool _isAtEnd;

    public override int Peek() => _position < _length || Fill() ? _chars[_position] : -1;

    public override int Read() => _position < _length || Fill() ? _chars[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return Read(buffer.AsSpan(index, count));
    }

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty || (_position == _length && !Fill()))
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _length - _position);
        _chars.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    // The next chunk with text; false at the end.
    private bool Fill()
    {
        _position = _length = 0;
        while (_length == 0 && !_isAtEnd)
        {
            ReadOnlySpan<byte> chunk = _bytes.AsSpan(0, stream.ReadAtLeast(_bytes, ChunkBytes, throwOnEndOfStream: false));
            _isAtEnd = chunk.Length < ChunkBytes;
            if (_decoder is null)
            {
                chunk = Begin(chunk);
            }

            Decode(chunk);
            _offset += chunk.Length;
            _feeds += _chars.AsSpan(0, _length).Count('\n');
            _returns += _chars.AsSpan(0, _length).Count('\r');
        }

        return _length > 0;
    }

    private ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> chunk)
    {
        foreach (Encoding marked in s_marked)
        {
            if (chunk.StartsWith(marked.Preamble))
            {
                _encoding = marked;
                _offset = marked.Preamble.Length;
                break;
            }
        }

        _decoder = _encoding.GetDecoder();
        _chars = new char[_encoding.GetMaxCharCount(ChunkBytes)];
        return chunk[(int)_offset..];
    }

    private void Decode(ReadOnlySpan<byte> chunk)
    {
        try
        {
            _length = _decoder!.GetChars(chunk, _chars, flush: _isAtEnd);
        }
        catch (DecoderFallbackException e)
        {
            int at = Math.Clamp(e.Index, 0, chunk.Length); // Before the chunk's beginning, if the character began in the last one.
            string before = WithFallback(_encoding, DecoderFallback.ReplacementFallback).GetString(chunk[..at]);
            long feeds = _feeds + before.AsSpan().Count('\n'), returns = _returns + before.AsSpan().Count('\r');
            string bytes = string.Join(' ', (e.BytesUnknown ?? []).Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
            string name = _encoding.WebName.ToUpperInvariant();
            throw NbmCsvException.OfLine(
                file,
                (int)Math.Min(int.MaxValue, 1 + (feeds > 0 ? feeds : returns)),
                string.Create(CultureInfo.InvariantCulture,
                    $"byte {bytes} (byte {_offset + e.Index + 1} of the file) is no text in {name}. ")
                + $"Save the file as UTF-8, or name the encoding that it has, {nameof(CsvOptions)}.{nameof(CsvOptions.Encoding)}: "
                + "one such as Windows-1252 has other bytes for letters beyond ASCII.");
        }
    }

    private static Encoding Checked(Encoding encoding) => WithFallback(encoding, DecoderFallback.ExceptionFallback);

    private static Encoding WithFallback(Encoding encoding, DecoderFallback fallback)
    {
        var own = (Encoding)encoding.Clone();
        own.DecoderFallback = fallback;
        return own;
    }
}
