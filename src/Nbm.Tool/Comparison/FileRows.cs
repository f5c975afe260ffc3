using Nbm.Generated;
using Nbm.Tool.Reading;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Comparison;

/// <summary>Rows of a CSV file by a schema, for training.</summary>
internal static class FileRows
{
    /// <summary>All rows, those without a target too.</summary>
    /// <exception cref="NbmCsvException">Values are wrong; says the first ten kinds of them, of each row its first.</exception>
    public static FileRow[] Read(ModelSchema schema, string path, CsvOptions options)
    {
        using var file = new CsvFile(path, options);
        string?[] beside = [schema.Target.Column, schema.WeightColumn, schema.OffsetColumn, schema.ExposureColumn, schema.EventColumn];
        string[] names = [.. schema.Features.Select(feature => feature.Column).Concat(beside.OfType<string>())];
        CsvColumns columns = CsvColumns.Find(path, file.Header, file.Dialect, names);
        var faults = new CsvFaults(path);
        List<FileRow> rows = [];
        while (file.Next() is { } cells)
        {
            try
            {
                rows.Add(Row(schema, names, columns.Row(cells, file.Line)));
            }
            catch (NbmCsvException e)
            {
                faults.Add(e.Column, e.ExpectedType ?? string.Empty, e.Text ?? string.Empty, () => e.Faults[0]);
            }
        }

        faults.ThrowIfAny();
        return rows.Count > 0 ? [.. rows] : throw new ToolException($"{path} has no rows below its header.");
    }

    private static FileRow Row(ModelSchema schema, string[] names, CsvRow row)
    {
        int At(string? column) => column is null ? -1 : Array.LastIndexOf(names, column);
        double Number(string? column, double none) => column is null ? none : row.Number<double>(At(column));
        int features = schema.Features.Length, target = At(schema.Target.Column);
        var (values, texts) = (new double[features], new string?[features]);
        for (int f = 0; f < features; f++)
        {
            FeatureSchema feature = schema.Features[f];
            bool isText = feature.Kind == FeatureKind.OpenCategory;
            (values[f], texts[f]) = isText ? (double.NaN, CellEncoder.Text(feature, row, f)) : (CellEncoder.Feature(feature, row, f), null);
        }

        bool hasOpenClasses = schema.Target.HasOpenClasses;
        return new FileRow(
            values,
            texts,
            hasOpenClasses ? double.NaN : CellEncoder.Target(schema.Target, row, target),
            hasOpenClasses ? row.NullableText(target) : null,
            Number(schema.WeightColumn, 1),
            Number(schema.OffsetColumn, 0) + (schema.ExposureColumn is null ? 0 : Math.Log(Number(schema.ExposureColumn, 1))),
            schema.EventColumn is null || row.Boolean(At(schema.EventColumn)));
    }
}
