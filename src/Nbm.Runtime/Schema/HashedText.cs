using System.Security.Cryptography;
using System.Text;

namespace Nbm;

/// <summary>Hashes a text while it is written, a buffer at a time: the text of a schema may be many times as long as its file.</summary>
internal sealed class HashedText : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _chars = new char[256];
    private readonly byte[] _bytes = new byte[4 * 256];
    private int _count;

    public void Write(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int taken = Math.Min(text.Length, _chars.Length - _count);
            text[..taken].CopyTo(_chars.AsSpan(_count));
            _count += taken;
            text = text[taken..];
            if (_count == _chars.Length)
            {
                Hash(flush: false);
            }
        }
    }

    /// <summary>SHA-256 of the text in UTF-8; of half a character the replacement character, as .NET encodes it.</summary>
    public byte[] Finish()
    {
        Hash(flush: true);
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void Hash(bool flush)
    {
        int bytes = _encoder.GetBytes(_chars.AsSpan(0, _count), _bytes, flush);
        _hash.AppendData(_bytes.AsSpan(0, bytes));
        _count = 0;
    }
}
