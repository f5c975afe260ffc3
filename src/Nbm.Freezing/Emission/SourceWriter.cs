using System;
using System.Text;

namespace Nbm.Freezing;

/// <summary>Writes indented source. Lines end in <c>\n</c> on every machine.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>An empty line.</summary>
    public void WriteLine() => _text.Append('\n');

    /// <summary>Writes text of one line or several, each indented to the present level; empty lines stay empty.</summary>
    public void WriteLine(string text)
    {
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int length = end > start && text[end - 1] == '\r' ? end - start - 1 : end - start;
            if (length > 0)
            {
                _text.Append(' ', _level * SpacesPerLevel).Append(text, start, length);
            }

            _text.Append('\n');
            start = end + 1;
        }
    }

    /// <summary>Writes a line and a block in braces below it, which ends when the result is disposed.</summary>
    /// <param name="header">What stands above the brace.</param>
    /// <param name="end">What follows the closing brace, such as a semicolon.</param>
    public Block WriteBlock(string header, string end = "")
    {
        WriteLine(header);
        return WriteBraces(end);
    }

    /// <summary>Writes a block in braces, which ends when the result is disposed.</summary>
    /// <param name="end">What follows the closing brace, such as a semicolon.</param>
    public Block WriteBraces(string end = "")
    {
        WriteLine("{");
        _level++;
        return new Block(this, "}" + end);
    }

    /// <summary>Indents what follows until the result is disposed.</summary>
    public Block Indent()
    {
        _level++;
        return new Block(this, null);
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    internal readonly struct Block(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            if (end is not null)
            {
                writer.WriteLine(end);
            }
        }
    }
}
