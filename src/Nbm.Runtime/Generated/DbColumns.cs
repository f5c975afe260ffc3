using System.ComponentModel;
using System.Data.Common;
using System.Globalization;

namespace Nbm.Generated;

/// <summary>Where the columns that a record needs stand in a database's reader, and the row that it is at. Called by generated
/// code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DbColumns
{
    private readonly DbDataReader _reader;
    private readonly string[] _names;
    private readonly object[] _values;
    // As the reader has them: one of CommandBehavior.SequentialAccess gives them once.
    private readonly (int Position, int Column)[] _inOrder;
    private long _row = -1;

    private DbColumns(DbDataReader reader, string[] names, int[] positions)
    {
        _reader = reader;
        _names = names;
        _values = new object[positions.Length];
        _inOrder = [.. positions.Select((position, column) => (position, column)).Order()];
    }

    /// <summary>Finds columns by name, as those of CSV files are, and checks once what the reader says of their types.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="advice">A sentence for the error if only columns are missing that scoring does without; empty for none.</param>
    /// <param name="columns">What the record needs, in the order in which <see cref="DbRow"/> numbers them.</param>
    /// <param name="scored">How many of them, from the first on, are needed to score.</param>
    /// <exception cref="NbmDataException">Columns are missing or ambiguous, or of a type that can't be the member's.</exception>
    public static DbColumns Find(DbDataReader reader, string advice, DbColumn[] columns, int scored)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(columns);
        string[] found = Names(reader);
        var positions = new int[columns.Length];
        List<int> missing = [];
        for (int c = 0; c < columns.Length; c++)
        {
            var (first, second) = ColumnSearch.Find(found, columns[c].Name);
            positions[c] = second < 0 ? first : throw new NbmDataException(
                "Of the reader " + ColumnSearch.Ambiguous(found, columns[c].Name, first, second));
            if (first < 0)
            {
                missing.Add(c);
            }
        }

        if (missing.Count > 0)
        {
            bool isAdvised = advice.Length > 0 && missing.TrueForAll(c => c >= scored);
            string[] names = [.. missing.Select(c => $"'{columns[c].Name}'")];
            throw new NbmDataException($"In the reader {ColumnSearch.Missing(names, found)}{(isAdvised ? " " + advice : string.Empty)}");
        }

        for (int c = 0; c < columns.Length; c++)
        {
            Type type = reader.GetFieldType(positions[c]);
            if (!columns[c].Takes(type))
            {
                throw new NbmDataException(
                    $"The column '{Cited.Text(found[positions[c]])}' of the reader is {type}; "
                    + $"{DbValue.Expected(columns[c].Type)} is expected. Convert it in the query, or declare another type.")
                {
                    Feature = columns[c].Name,
                };
            }
        }

        return new DbColumns(reader, [.. positions.Select(at => found[at])], positions);
    }

    /// <summary>Whether a reader has a column of a name, or one that is alike.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="column">The column.</param>
    public static bool Has(DbDataReader reader, string column)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ColumnSearch.Find(Names(reader), column).First >= 0;
    }

    /// <summary>The row that the reader is at: until the next one is asked for.</summary>
    public DbRow Row()
    {
        _row++;
        foreach ((int position, int column) in _inOrder)
        {
            _values[column] = _reader.GetValue(position);
        }

        return new DbRow(this);
    }

    internal object Value(int column) => _values[column];

    internal NbmDataException Wrong(int column, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {_row} of the reader, column '{Cited.Text(_names[column])}': {what}"))
    {
        Row = _row, Feature = _names[column],
    };

    private static string[] Names(DbDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
}
