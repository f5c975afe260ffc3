using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Nbm.Arrow;

/// <summary>Batches of Arrow, row by row.</summary>
[SuppressMessage("Design", "CA1010", Justification = "A data reader enumerates records, as its base says.")]
[SuppressMessage("Naming", "CA1710", Justification = "Readers are called so.")]
internal sealed class ArrowRowReader : RowReader
{
    private readonly string _name;
    private readonly IArrowArrayStream _batches;
    private readonly Schema _schema;
    private readonly ArrowColumn[] _columns;
    private readonly bool _ownsBatches;
    private RecordBatch? _batch;
    private int _row = -1;

    /// <param name="name">What messages call the source.</param>
    /// <param name="batches">The batches; disposed of with the reader.</param>
    /// <param name="ownsBatches">Whether each batch is disposed of once it was read, or somebody else's.</param>
    public ArrowRowReader(string name, IArrowArrayStream batches, bool ownsBatches = true)
    {
        _ownsBatches = ownsBatches;
        (_name, _batches, _schema) = (name, batches, batches.Schema);
        _columns = [.. _schema.FieldsList.Select(field => new ArrowColumn(field))];
    }

    public override int FieldCount => _columns.Length;

    public override string GetName(int ordinal) => _schema.FieldsList[ordinal].Name;

    public override Type GetFieldType(int ordinal) => _columns[ordinal].Type;

    public override object GetValue(int ordinal) => _batch is null
        ? throw new InvalidOperationException($"There is no row of {_name} to read; call Read first, while it returns true.")
        : _columns[ordinal].Value(_batch.Column(ordinal), _row);

    public override bool Read() => _row + 1 < _batch?.Length ? Move() : ReadAsync(default).GetAwaiter().GetResult();

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!(_row + 1 < _batch?.Length))
        {
            Leave();
            (_batch, _row) = (await Next(cancellationToken).ConfigureAwait(false), -1);
            if (_batch is null)
            {
                return false;
            }
        }

        return Move();
    }

    public override void Close()
    {
        if (!IsClosed)
        {
            Leave();
            _batches.Dispose();
        }

        base.Close();
    }

    private async Task<RecordBatch?> Next(CancellationToken cancellationToken)
    {
        if (IsClosed)
        {
            throw new InvalidOperationException($"The reader of {_name} is closed.");
        }

        try
        {
            return await _batches.ReadNextRecordBatchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or NbmException or IOException))
        {
            throw new NbmDataException($"'{_name}' can't be read to its end: {e.Message}", e);
        }
    }

    private void Leave()
    {
        if (_ownsBatches)
        {
            _batch?.Dispose();
        }

        _batch = null;
    }

    private bool Move()
    {
        _row++;
        return true;
    }
}
