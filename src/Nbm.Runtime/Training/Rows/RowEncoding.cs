using System.Collections.Immutable;
using System.Globalization;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>Turns records into checked columns.</summary>
internal static class RowEncoding
{
    private const int Chunk = 1024;

    /// <summary>Encodes rows and checks every value.</summary>
    /// <exception cref="NbmDataException">A value is missing that can't be; the message names the row and the feature.</exception>
    public static EncodedRows Encode<TRecord>(
        RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, Vocabularies vocabularies, ImmutableArray<ImmutableArray<string>> names)
    {
        ModelSchema schema = encoder.Schema;
        double[][] columns = [.. schema.Features.Select(_ => new double[rows.Rows.Length])];
        var records = new TRecord[Math.Min(Chunk, rows.Rows.Length)];
        var encoded = new double[records.Length * columns.Length];
        for (int start = 0; start < rows.Rows.Length; start += records.Length)
        {
            int count = Math.Min(records.Length, rows.Rows.Length - start);
            for (int i = 0; i < count; i++)
            {
                records[i] = rows.Source[rows.Rows[start + i]];
            }

            encoder.Encode(records.AsSpan(0, count), vocabularies, encoded, records.Length);
            for (int f = 0; f < columns.Length; f++)
            {
                for (int i = 0; i < count; i++)
                {
                    columns[f][start + i] = Checked(schema.Features[f], encoded[(f * records.Length) + i], rows.Name, rows.Rows[start + i]);
                }
            }
        }

        return new EncodedRows(columns, rows.Targets, rows.Weights)
        {
            Offsets = rows.Offsets,
            Events = rows.Events,
            Entries = rows.Entries,
            Strata = rows.Strata,
            Vectors = VectorReader.Rows(encoder, rows, names),
        };
    }

    private static double Checked(FeatureSchema feature, double value, string rows, int index)
    {
        if (double.IsFinite(value))
        {
            return feature.Axis != AxisKind.Log || value > 0 || feature.Specials.Contains(value)
                ? value
                : throw RowError.At(
                    rows,
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
            rows,
            index,
            $"its value is {found}; expected: {(number ? "a finite number" : "a category")}. Declare it {feature.ClrType}? if values may be missing, or leave such rows out.",
            feature.Name);
    }
}
