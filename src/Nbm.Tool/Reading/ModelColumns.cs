using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Tool.Reading;

/// <summary>The columns that a model reads, and what a row of them becomes: its features, then target, weight, offset, event and
/// entry.</summary>
internal sealed class ModelColumns
{
    /// <summary>Behind the features: the target, NaN where there is none.</summary>
    public const int Target = 0;

    /// <summary>Behind the features: how much the row counts.</summary>
    public const int Weight = 1;

    /// <summary>Behind the features: what is added to the score.</summary>
    public const int Offset = 2;

    /// <summary>Behind the features: 1 if the duration ended in the event.</summary>
    public const int Event = 3;

    /// <summary>Behind the features: when the row came under observation.</summary>
    public const int Entry = 4;

    private readonly List<string> _names = [];
    private readonly int[] _features;
    private readonly int[] _vectors;
    private readonly int _target;
    private readonly int _weight;
    private readonly int _offset;
    private readonly int _exposure;
    private readonly int _event;
    private readonly int _entry;
    private readonly int _stratum;

    public ModelColumns(ModelSchema schema, string[] header)
        : this(schema, header, asksTarget: true)
    {
    }

    private ModelColumns(ModelSchema schema, string[] header, bool asksTarget)
    {
        _features = [.. schema.Features.Select(feature => Add(feature.Column))];
        _vectors = [.. schema.Vectors.Select(vector => Add(vector.Column))];
        bool hasTarget = asksTarget && header.Any(name => CsvNames.AreAlike(name, schema.Target.Column));
        _target = Add(hasTarget ? schema.Target.Column : null);
        _weight = Add(hasTarget ? schema.WeightColumn : null);
        _event = Add(hasTarget ? schema.EventColumn : null);
        _entry = Add(hasTarget ? schema.EntryColumn : null);
        bool hasStratum = asksTarget ? hasTarget : schema.StratumColumn is { } stratum
            && header.Any(name => CsvNames.AreAlike(name, stratum));
        _stratum = Add(hasStratum ? schema.StratumColumn : null);
        _offset = Add(schema.OffsetColumn);
        _exposure = Add(schema.ExposureColumn);
    }

    /// <summary>The columns of rows that are only to be scored: the target and what stands beside it aren't looked at, a stratum where
    /// there is one.</summary>
    public static ModelColumns ForScoring(ModelSchema schema, string[] header) => new(schema, header, asksTarget: false);

    /// <summary>The columns, as <c>CsvColumns.Find</c> takes them.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>A row as numbers.</summary>
    public double[] Encode(TrainedModel model, CsvRow row)
    {
        var encoded = new double[_features.Length + 5];
        for (int f = 0; f < _features.Length; f++)
        {
            encoded[f] = CellEncoder.Feature(model, f, row, _features[f]);
        }

        Span<double> rest = encoded.AsSpan(_features.Length);
        rest[Target] = _target < 0 ? double.NaN : CellEncoder.Target(model, row, _target);
        rest[Weight] = _weight < 0 ? 1 : row.Number<double>(_weight);
        rest[Offset] = (_offset < 0 ? 0 : row.Number<double>(_offset)) + (_exposure < 0 ? 0 : Math.Log(row.Number<double>(_exposure)));
        rest[Event] = _event < 0 || row.Boolean(_event) ? 1 : 0;
        rest[Entry] = _entry < 0 ? 0 : row.Number<double>(_entry);
        if (_entry >= 0 && !double.IsNaN(rest[Target]) && !(rest[Entry] < rest[Target]))
        {
            throw row.Cell(_entry).Wrong("entry", "a number below the duration");
        }

        return double.IsFinite(rest[Offset]) ? encoded
            : throw row.Cell(_exposure < 0 ? _offset : _exposure).Wrong("exposure", "a number above zero");
    }

    /// <summary>The text of a row's stratum, as it stands: rows of one text are compared. Only where durations are measured.</summary>
    public string Stratum(CsvRow row) => _stratum < 0 ? string.Empty : row.Text(_stratum);

    /// <summary>The text of a row's stratum; null where the file has none.</summary>
    public string? StratumText(CsvRow row) => _stratum < 0 ? null : row.Text(_stratum);

    /// <summary>The texts of a row's open categories.</summary>
    /// <param name="model">The model.</param>
    /// <param name="row">The row.</param>
    /// <param name="texts">Out: one for each feature, null of other kinds.</param>
    public void ReadTexts(TrainedModel model, CsvRow row, string?[] texts)
    {
        for (int f = 0; f < _features.Length; f++)
        {
            if (model.Vocabularies.Has(f))
            {
                texts[f] = CellEncoder.Text(model.Schema.Features[f], row, _features[f]);
            }
        }
    }

    /// <summary>What a row has of each vector.</summary>
    public VectorEntries[] Vectors(ModelSchema schema, CsvRow row)
    {
        var all = new VectorEntries[_vectors.Length];
        for (int v = 0; v < all.Length; v++)
        {
            all[v] = new VectorEntries();
            CellEncoder.ReadVector(schema.Vectors[v], row, _vectors[v], all[v]);
        }

        return all;
    }

    private int Add(string? column)
    {
        if (column is null)
        {
            return -1;
        }

        int at = _names.IndexOf(column); // Parts of one date share its column.
        if (at < 0)
        {
            _names.Add(column);
        }

        return at < 0 ? _names.Count - 1 : at;
    }
}
