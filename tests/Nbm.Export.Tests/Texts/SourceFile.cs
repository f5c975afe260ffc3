using System.Globalization;
using CreditRisk;
using CsvHelper;
using CsvHelper.Configuration;
using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Parity;
using Nbm.Export.Tests.Records;

namespace Nbm.Export.Tests.Texts;

/// <summary>A file, a model that was trained on it, and its cells as they stand: what a database that imported the file holds for
/// categories.</summary>
internal sealed class SourceFile
{
    private static readonly Dictionary<string, Lazy<SourceFile>> s_files = new()
    {
        ["churn"] = new(() =>
        {
            Customer[] rows = CustomerCsv.Read(PathOf("churn.csv"));
            return Of(CustomerModel.Train(rows, TrainingOptions.Fast with { Seed = 1, Rounds = 4, MinCount = 1 }), rows, "churn.csv");
        }),
        ["credit"] = new(() =>
        {
            Applicant[] rows = ApplicantCsv.Read(PathOf("credit_data.csv"));
            return Of(ApplicantModel.Train(rows, TrainingOptions.Fast with { Seed = 1, Rounds = 4 }), rows, "credit_data.csv");
        }),
    };

    public static TheoryData<string> Names { get; } = ["churn", "credit"];

    /// <summary>The model, and its rows: categories as texts, numbers as numbers.</summary>
    public required ParityCase Parity { get; init; }

    public static SourceFile Named(string name) => s_files[name].Value;

    /// <summary>The texts of a column.</summary>
    public string[] Texts(string column)
    {
        int index = Array.FindIndex(Parity.Table.Columns, own => own.Name == column);
        return [.. Parity.Table.Rows.Select(row => (string)row[index]!)];
    }

    private static SourceFile Of<T>(Model<T> model, T[] rows, string file)
    {
        (string[] header, string[][] cells) = Cells(PathOf(file));
        var rowOf = new Dictionary<object, int>(rows.Select((row, r) => KeyValuePair.Create((object)row!, r)),
            ReferenceEqualityComparer.Instance);
        (string Name, SqlType Type, Func<T, object?> Get)[] columns =
        [
            .. model.Schema.Features.Select(feature =>
            {
                int c = Array.FindIndex(header, name => string.Equals(name, feature.Column, StringComparison.OrdinalIgnoreCase));
                return feature.Kind == FeatureKind.Numeric
                    ? (feature.Column, SqlType.Number, (Func<T, object?>)(row => Number(cells[rowOf[row!]][c])))
                    : (feature.Column, SqlType.Text, row => cells[rowOf[row!]][c]);
            }),
        ];
        return new SourceFile { Parity = ParityCase.Of(model, rows, columns) };
    }

    private static double? Number(string cell) => cell is "" or "NA" ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static (string[] Header, string[][] Cells) Cells(string path)
    {
        using var reader = new StreamReader(path);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        parser.Read();
        string[] header = parser.Record!;
        var cells = new List<string[]>();
        while (parser.Read())
        {
            cells.Add(parser.Record!);
        }

        return (header, [.. cells]);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
