using System.Text;
using Nbm.Freezing;

namespace Nbm.Tool.Terminal;

/// <summary>
/// Texts on their way to a terminal. Names, levels and cells are anybody's: an escape sequence among
/// them is shown (<c>\u001B</c>) and not obeyed, and so is what would turn the direction of the rest.
/// </summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private char _high; // Half of a character, until its other half comes.

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        string text = _high == 0 ? buffer.ToString() : _high + buffer.ToString();
        _high = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[^1] : '\0';
        inner.Write(VisibleText.Lines(_high == 0 ? text : text[..^1]));
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_high != 0)
        {
            inner.Write(VisibleText.Lines(_high.ToString()));
            _high = '\0';
        }

        inner.Flush();
    }
}
