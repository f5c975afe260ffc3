using System.Data.Common;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using ParquetSharp;
using FileReader = ParquetSharp.Arrow.FileReader;

namespace Nbm.Arrow;

/// <summary>Rows of Apache Parquet, for the generated <c>XRows.From</c>.</summary>
public static class ParquetRows
{
    /// <summary>Reads a Parquet file, or the Parquet files of a folder in the order of their names, some row groups at a time.</summary>
    /// <param name="path">A file, or a folder, whose <c>*.parquet</c> are read; those of folders in it aren't.</param>
    /// <returns>A reader of the rows; disposing of it closes the files.</returns>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="NbmDataException">One is no Parquet file, has other columns than the first, or the folder has none.</exception>
    public static DbDataReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] files = [path];
        if (Directory.Exists(path))
        {
            files = Directory.GetFiles(path, "*.parquet");
            System.Array.Sort(files, StringComparer.Ordinal);
            if (files.Length == 0)
            {
                throw new NbmDataException($"The folder '{path}' has no file whose name ends in .parquet.");
            }
        }

        return new ArrowRowReader(files[0], new FileSequence(files));
    }

    /// <summary>One file behind another.</summary>
    private sealed class FileSequence : IArrowArrayStream
    {
        private readonly string[] _files;
        private int _file;
        private FileReader? _reader;
        private IArrowArrayStream? _batches;

        public FileSequence(string[] files)
        {
            _files = files;
            Open();
            Schema = _batches!.Schema;
        }

        public Schema Schema { get; }

        public async ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
        {
            while (_batches is not null)
            {
                try
                {
                    if (await _batches.ReadNextRecordBatchAsync(cancellationToken).ConfigureAwait(false) is { } batch)
                    {
                        return batch;
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    throw Unreadable(_files[_file], e);
                }

                Close();
                if (++_file < _files.Length)
                {
                    Open();
                    CheckColumns();
                }
            }

            return null;
        }

        public void Dispose() => Close();

        private static NbmDataException Unreadable(string file, Exception e) =>
            new($"'{file}' can't be read as a Parquet file: {e.Message}", e);

        private void Open()
        {
            string file = _files[_file];
            using (File.OpenRead(file)) // Says what .NET says of a file that isn't there, or isn't ours to read.
            {
            }

            try
            {
                _reader = new FileReader(file);
                _batches = _reader.GetRecordBatchReader();
            }
            catch (ParquetException e)
            {
                Close();
                throw Unreadable(file, e);
            }
        }

        private void CheckColumns()
        {
            string found = Columns.Of(_batches!.Schema), expected = Columns.Of(Schema);
            if (found != expected)
            {
                string file = _files[_file];
                Close();
                throw new NbmDataException($"'{file}' has the columns {Cited.Text(found)}; expected, as in '{_files[0]}': "
                    + $"{Cited.Text(expected)}.");
            }
        }

        private void Close()
        {
            _batches?.Dispose();
            _reader?.Dispose();
            (_batches, _reader) = (null, null);
        }
    }
}
