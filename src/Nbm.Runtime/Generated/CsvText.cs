using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>The text of a CSV file. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CsvText
{
    private const char Mark = '\uFEFF';

    /// <summary>Opens a file: UTF-8, or UTF-16 or UTF-32 if it begins with their mark.</summary>
    /// <param name="path">Where it is.</param>
    /// <returns>A reader that throws an <see cref="NbmCsvException"/> with the line where bytes are no text of the encoding.</returns>
    public static TextReader Open(string path) => Read(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1), path);

    /// <summary>Leaves out the byte order mark that a text begins with, if it does: strings made from the bytes of a file keep
    /// it.</summary>
    /// <param name="reader">The text, at its beginning.</param>
    public static TextReader WithoutMark(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Peek() == Mark)
        {
            reader.Read();
        }

        return reader;
    }

    /// <summary>The text of a stream, which the reader disposes of.</summary>
    internal static TextReader Read(Stream stream, string file) => new CheckedTextReader(stream, file);
}
