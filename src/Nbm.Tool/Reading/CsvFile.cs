using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Nbm.Generated;

namespace Nbm.Tool.Reading;

/// <summary>A CSV file row by row, split as the readers that are generated for records split it.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly TextReader _reader;
    private readonly CsvParser _parser;
    private NbmCsvException? _bad; // Thrown behind the row: in the callback it would leave the parser in its midst.

    public CsvFile(string path, CsvOptions options)
    {
        Path = path;
        Options = options;
        Dialect = CsvDialect.Of(options);
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        _reader = CsvText.Read(_stream, path, options.Encoding);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = options.Delimiter.ToString(),
            Quote = options.Quote ?? '"',
            Escape = options.Quote ?? '"',
            Mode = options.Quote is null ? CsvMode.NoEscape : CsvMode.RFC4180,
            BadDataFound = bad => _bad ??= CsvColumns.BadCell(path, bad.Context.Parser!.RawRow, bad.Field),
        };
        _parser = new CsvParser(_reader, configuration);
        Header = Next() ?? throw NbmCsvException.OfFile(path, "the file is empty; its first line must name the columns.");
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>How it is written.</summary>
    public CsvOptions Options { get; }

    /// <summary>How its numbers and missing values are written.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>The names of the columns.</summary>
    public string[] Header { get; }

    /// <summary>The line where the last row ends, from 1.</summary>
    public int Line => _parser.RawRow;

    /// <summary>How many bytes have been read, about.</summary>
    public long Position => _stream.Position;

    /// <summary>How many bytes there are.</summary>
    public long Length => _stream.Length;

    /// <summary>The share of it that has been read; 0 where that can't be known, as of a pipe.</summary>
    public double Share => _stream.CanSeek && _stream.Length > 0 ? (double)_stream.Position / _stream.Length : 0;

    /// <summary>The cells of the next row; null at the end.</summary>
    /// <exception cref="NbmCsvException">A cell has quotes that don't match; the row behind it can be asked for.</exception>
    public string[]? Next()
    {
        _bad = null;
        string[]? cells = _parser.Read() ? _parser.Record : null;
        return _bad is null ? cells : throw _bad;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }
}
