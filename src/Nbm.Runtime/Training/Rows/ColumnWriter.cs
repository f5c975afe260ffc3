using System.Globalization;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>Encodes records into columns, some at a time, and checks every value. No record is kept for longer than that.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
internal sealed class ColumnWriter<TRecord>
{
    private const int Most = 1024;

    private readonly RecordEncoder<TRecord> _encoder;
    private readonly Vocabularies _vocabularies;
    private readonly string _name;
    private readonly double[][] _columns;
    private readonly TRecord[] _records;
    private readonly int[] _indices;
    private readonly double[] _encoded;
    private int _count;
    private int _written;

    /// <param name="encoder">The record's encoder.</param>
    /// <param name="vocabularies">The levels of open categories.</param>
    /// <param name="name">What the caller calls the rows.</param>
    /// <param name="capacity">How many rows there will be, about.</param>
    /// <param name="atOnce">Whether to encode each record as it comes: it may be one that is filled anew for the next row.</param>
    public ColumnWriter(RecordEncoder<TRecord> encoder, Vocabularies vocabularies, string name, int capacity, bool atOnce = false)
    {
        (_encoder, _vocabularies, _name) = (encoder, vocabularies, name);
        _columns = [.. encoder.Schema.Features.Select(_ => new double[capacity])];
        (_records, _indices) = (new TRecord[atOnce ? 1 : Most], new int[atOnce ? 1 : Most]);
        _encoded = new double[_records.Length * _columns.Length];
    }

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="index">Its index among the caller's rows.</param>
    /// <exception cref="NbmDataException">A value of a record so far is missing that can't be; the message names the row and the
    /// feature.</exception>
    public void Add(TRecord record, int index)
    {
        (_records[_count], _indices[_count]) = (record, index);
        if (++_count == _records.Length)
        {
            Write();
        }
    }

    /// <summary>The columns of all records.</summary>
    /// <inheritdoc cref="Add"/>
    public double[][] Finish()
    {
        Write();
        for (int f = 0; f < _columns.Length; f++)
        {
            Array.Resize(ref _columns[f], _written);
        }

        return _columns;
    }

    private void Write()
    {
        _encoder.Encode(_records.AsSpan(0, _count), _vocabularies, _encoded, _records.Length);
        for (int f = 0; f < _columns.Length; f++)
        {
            if (_columns[f].Length < _written + _count)
            {
                Array.Resize(ref _columns[f], Math.Max(_written + _count, 2 * _written));
            }

            for (int i = 0; i < _count; i++)
            {
                _columns[f][_written + i] = Checked(_encoder.Schema.Features[f], _encoded[(f * _records.Length) + i], _indices[i]);
            }
        }

        _written += _count;
        Array.Clear(_records, 0, _count);
        _count = 0;
    }

    private double Checked(FeatureSchema feature, double value, int index)
    {
        if (double.IsFinite(value))
        {
            return feature.Axis != AxisKind.Log || value > 0 || feature.Specials.Contains(value)
                ? value
                : throw RowError.At(
                    _name,
                    index,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"its value is {value}; expected: a number above 0, for its axis is logarithmic. Declare such values special, "
                            + $"[Feature(Special = …)], or use another axis."),
                    feature.Name);
        }

        if (feature.IsNullable)
        {
            return double.NaN;
        }

        bool number = feature.Kind == FeatureKind.Numeric;
        string found = number ? value.ToString(CultureInfo.InvariantCulture) : "missing";
        throw RowError.At(
            _name,
            index,
            $"its value is {found}; expected: {(number ? "a finite number" : "a category")}. Declare it {feature.ClrType}? if values may be missing, or leave such rows out.",
            feature.Name);
    }
}
