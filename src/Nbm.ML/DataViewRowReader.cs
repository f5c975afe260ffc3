using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;

namespace Nbm.ML;

/// <summary>A view of ML.NET, row by row.</summary>
[SuppressMessage("Design", "CA1010", Justification = "A data reader enumerates records, as its base says.")]
[SuppressMessage("Naming", "CA1710", Justification = "Readers are called so.")]
internal sealed class DataViewRowReader : RowReader
{
    private readonly DataViewSchema.Column[] _columns;
    private readonly DataViewRowCursor _cursor;
    private readonly Func<object>[] _values;
    private bool _isAtRow;

    public DataViewRowReader(IDataView view)
    {
        _columns = [.. view.Schema.Where(column => !column.IsHidden)];
        _cursor = view.GetRowCursor(_columns);
        _values = [.. _columns.Select(column => DataViewColumn.Reader(_cursor, column))];
    }

    public override int FieldCount => _columns.Length;

    public override string GetName(int ordinal) => _columns[ordinal].Name;

    public override Type GetFieldType(int ordinal) => DataViewColumn.TypeOf(_columns[ordinal]);

    public override object GetValue(int ordinal) => _isAtRow ? _values[ordinal]()
        : throw new InvalidOperationException("There is no row of the view to read; call Read first, while it returns true.");

    public override bool Read() => _isAtRow = !IsClosed && _cursor.MoveNext();

    public override void Close()
    {
        if (!IsClosed)
        {
            _isAtRow = false;
            _cursor.Dispose();
        }

        base.Close();
    }
}
