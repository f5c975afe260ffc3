using System.Globalization;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>Turns records into checked columns.</summary>
internal static class RowEncoding
{
    private const int Chunk = 1024;

    /// <summary>Encodes rows and checks every value.</summary>
    /// <exception cref="ArgumentException">A value is missing that can't be; the message names the row and the feature.</exception>
    public static EncodedRows Encode<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, Vocabularies vocabularies)
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

        return new EncodedRows(columns, rows.Targets, rows.Weights);
    }

    private static double Checked(FeatureSchema feature, double value, string rows, int index)
    {
        if (double.IsFinite(value))
        {
            return value;
        }

        if (feature.IsNullable)
        {
            return double.NaN;
        }

        string found = feature.Kind == FeatureKind.Numeric ? value.ToString(CultureInfo.InvariantCulture) : "missing";
        throw new ArgumentException(
            $"The feature {feature.Name} of {rows}[{index}] is {found}; expected: {(feature.Kind == FeatureKind.Numeric ? "a finite number" : "a category")}. "
            + $"A feature that may be missing is declared nullable: {feature.ClrType}?.",
            rows);
    }
}
