using System.ComponentModel;
using System.Text;

namespace Nbm.Generated;

/// <summary>The text of a CSV file. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CsvText
{
    private const char Mark = '\uFEFF';

    /// <summary>Opens a file: UTF-8, or UTF-16 or UTF-32 if it begins with their mark.</summary>
    /// <param name="path">Where it is.</param>
    /// <returns>A reader that throws an <see cref="NbmCsvException"/> with the line where bytes are no text of the encoding.</returns>
    public static TextReader Open(string path) => Open(path, CsvOptions.Default);

    /// <summary>Opens a file: in the encoding of its mark, or else in that of the options, or in UTF-8.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="options">How it is written.</param>
    /// <returns>A reader that throws an <see cref="NbmCsvException"/> with the line where bytes are no text of the encoding.</returns>
    public static TextReader Open(string path, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Read(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1), path, options.Encoding);
    }

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

    /// <summary>Refuses options that contradict each other, before anything is read.</summary>
    /// <param name="options">How a file is written.</param>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Check(CsvOptions options) => _ = CsvDialect.Of(options);

    /// <summary>The text of a stream, which the reader disposes of.</summary>
    internal static TextReader Read(Stream stream, string file, Encoding? encoding = null) => new CheckedTextReader(stream, file, encoding);
}
