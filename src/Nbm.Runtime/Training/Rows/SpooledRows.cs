using System.Collections;
using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>
/// Rows that came one by one, as numbers and the texts that these stand for: no record is kept. It is handed on as the list that rows come
/// in otherwise, and only <see cref="TrainingDataReader"/> knows what to do with it.
/// </summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
internal sealed class SpooledRows<TRecord> : IReadOnlyList<TRecord>, IRowContent
{
    private const string Name = "train";

    private readonly RecordEncoder<TRecord> _encoder;
    private readonly LabelReader<TRecord> _labels;
    private readonly ColumnWriter<TRecord> _columns;
    private readonly SpooledTexts[] _texts;
    private readonly SpooledVector[] _vectors;
    private readonly VectorEntries _entries = new();
    private LabelledRows<TRecord>? _rows;

    private SpooledRows(RecordEncoder<TRecord> encoder)
    {
        ModelSchema schema = encoder.Schema;
        _encoder = encoder;
        _labels = new LabelReader<TRecord>(encoder, Name, 0);
        var none = new Vocabularies([.. schema.Features.Select(IReadOnlyList<string>? (feature) => IsOpen(feature) ? [] : null)]);
        _columns = new ColumnWriter<TRecord>(encoder, none, Name, 0, atOnce: true);
        _texts = [.. schema.Features.Select((feature, f) => (feature, f)).Where(own => IsOpen(own.feature))
            .Select(own => new SpooledTexts(own.f))];
        _vectors = [.. schema.Vectors.Select(vector => new SpooledVector(vector, Name))];
    }

    public int Count => _labels.Seen;

    /// <summary>What the rows say of themselves.</summary>
    public LabelledRows<TRecord> Rows => _rows!;

    public TRecord this[int index] => throw NotKept();

    /// <summary>Reads rows to the end.</summary>
    /// <param name="encoder">The record's encoder.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    public static SpooledRows<TRecord> Read(RecordEncoder<TRecord> encoder, IEnumerable<TRecord> rows, CancellationToken cancellationToken)
    {
        var spooled = new SpooledRows<TRecord>(encoder);
        foreach (TRecord row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            spooled.Add(row);
        }

        return spooled.Finish();
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<SpooledRows<TRecord>> ReadAsync(
        RecordEncoder<TRecord> encoder, IAsyncEnumerable<TRecord> rows, CancellationToken cancellationToken)
    {
        var spooled = new SpooledRows<TRecord>(encoder);
        await foreach (TRecord row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            spooled.Add(row);
        }

        return spooled.Finish();
    }

    public Dictionary<string, int> Texts(int feature) => _texts.First(own => own.Feature == feature).Counts();

    public Dictionary<string, int> Names(int vector) => _vectors[vector].Counts;

    public double[][] Columns(Vocabularies vocabularies)
    {
        double[][] columns = _columns.Finish();
        foreach (SpooledTexts own in _texts)
        {
            own.Encode(text => vocabularies.Find(own.Feature, text), columns[own.Feature]);
        }

        return columns;
    }

    public SparseRows[] Vectors(ImmutableArray<ImmutableArray<string>> names) =>
        [.. _vectors.Select((vector, v) => vector.Encode(names[v]))];

    public IEnumerator<TRecord> GetEnumerator() => throw NotKept();

    IEnumerator IEnumerable.GetEnumerator() => throw NotKept();

    private static bool IsOpen(FeatureSchema feature) => feature.Kind == FeatureKind.OpenCategory;

    private static NotSupportedException NotKept() => new("Rows that came one by one aren't kept.");

    private void Add(TRecord record)
    {
        int index = _labels.Seen;
        if (!_labels.TryAdd(record))
        {
            return;
        }

        foreach (SpooledTexts own in _texts)
        {
            own.Add(_encoder.GetText(in record, own.Feature));
        }

        for (int v = 0; v < _vectors.Length; v++)
        {
            _encoder.ReadVector(in record, v, _entries);
            _vectors[v].Add(_entries, index);
        }

        _columns.Add(record, index);
    }

    private SpooledRows<TRecord> Finish()
    {
        _rows = new LabelledRows<TRecord>(this, Name, _labels.Finish());
        return this;
    }
}
