using System.Globalization;
using System.Text;

namespace Nbm.Reports;

/// <summary>Writes SVG: what it is given is escaped, numbers are the same in every
/// culture. Coordinates have one decimal, which is finer than a screen.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; attributes come in pairs of a name and a value, a null value leaves its pair out.</summary>
    public SvgWriter Open(string name, params ReadOnlySpan<object?> attributes)
    {
        Start(name, attributes);
        _text.Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>An element without content.</summary>
    public SvgWriter Add(string name, params ReadOnlySpan<object?> attributes)
    {
        Start(name, attributes);
        _text.Append("/>");
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    public SvgWriter Text(string name, string text, params ReadOnlySpan<object?> attributes)
    {
        Start(name, attributes);
        _text.Append('>').Append(Escape(text)).Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>Text that is SVG already.</summary>
    public SvgWriter Raw(string svg)
    {
        _text.Append(svg);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public SvgWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>A coordinate.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture) is "-0" ? "0"
        : Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Text as XML holds it; what XML can't hold, or nobody sees, is shown as a replacement character.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                < ' ' or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                // They would turn the direction of what follows.
                (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Start(string name, ReadOnlySpan<object?> attributes)
    {
        _text.Append('<').Append(name);
        for (int i = 0; i + 1 < attributes.Length; i += 2)
        {
            if (attributes[i + 1] is { } value)
            {
                string text = value switch
                {
                    double number => Number(number),
                    int number => number.ToString(CultureInfo.InvariantCulture),
                    _ => Escape((string)value),
                };
                _text.Append(' ').Append((string)attributes[i]!).Append("=\"").Append(text).Append('"');
            }
        }
    }
}
