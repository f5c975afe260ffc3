using System.Data.Common;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Nbm.Arrow;

/// <summary>Rows of Apache Arrow, for the generated <c>XRows.From</c>.</summary>
public static class ArrowRows
{
    // "ARROW1": what a file begins with, and a stream doesn't.
    private static ReadOnlySpan<byte> FileMark => "ARROW1"u8;

    /// <summary>Reads an Arrow file or stream (Feather version 2 is one), a batch at a time.</summary>
    /// <param name="path">Where it is.</param>
    /// <returns>A reader of its rows; disposing of it closes the file.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="NbmDataException">It is no Arrow file.</exception>
    public static DbDataReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream file = File.OpenRead(path);
        try
        {
            if (file.Length == 0)
            {
                throw new NbmDataException($"'{path}' is empty; expected: an Arrow file or stream.");
            }

            Span<byte> mark = stackalloc byte[FileMark.Length];
            bool isFile = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual(FileMark);
            file.Position = 0;
            return new ArrowRowReader(
                path, isFile ? new ArrowFileReader(file, leaveOpen: false) : new ArrowStreamReader(file, leaveOpen: false));
        }
        catch (Exception e) when (e is not (NbmDataException or IOException))
        {
            file.Dispose();
            throw new NbmDataException($"'{path}' can't be read as an Arrow file or stream: {e.Message}", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads batches of any source, such as ADBC's.</summary>
    /// <param name="batches">The batches; disposed of with the reader.</param>
    public static DbDataReader Of(IArrowArrayStream batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return new ArrowRowReader("the stream", batches);
    }

    /// <summary>Reads batches that are at hand.</summary>
    /// <param name="batches">One or more of one schema; they stay whose they are.</param>
    public static DbDataReader Of(params IReadOnlyList<RecordBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return batches.Count == 0
            ? throw new ArgumentException("There are no batches, hence no columns; expected: one or more.", nameof(batches))
            : new ArrowRowReader("the batches", new BatchStream(batches), ownsBatches: false);
    }
}
