using System.Data.Common;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;
using Nbm.ML;

namespace Nbm.Integration.Tests;

/// <summary>Rows of ML.NET are those that were loaded, whatever a pipeline made of their texts.</summary>
public sealed class DataViewTests
{
    private static readonly MLContext s_context = new(seed: 1);

    [Fact]
    public void A_view_gives_the_rows_it_was_loaded_from()
    {
        using DbDataReader reader = DataViewRows.Of(View());
        ApplicantRows.From(reader).ShouldBe(CreditData.Rows);
    }

    [Fact]
    public void A_key_is_the_text_that_it_stands_for()
    {
        IDataView keys = s_context.Transforms.Conversion.MapValueToKey("Home").Append(s_context.Transforms.Conversion.MapValueToKey("Job"))
            .Fit(View()).Transform(View());
        using DbDataReader reader = DataViewRows.Of(keys);
        ApplicantRows.From(reader).Where(row => row is { Home: not null, Job: not null })
            .ShouldBe(CreditData.Rows.Where(row => row is { Home: not null, Job: not null }));
    }

    [Fact]
    public void A_data_frame_trains_the_model_that_its_rows_train()
    {
        var frame = new DataFrame(
            new Int32DataFrameColumn("Seniority", CreditData.Rows.Select(row => row.Seniority)),
            new StringDataFrameColumn("Home", CreditData.Rows.Select(row => row.Home?.ToString())),
            new DoubleDataFrameColumn("Income", CreditData.Rows.Select(row => row.Income)),
            new StringDataFrameColumn("Job", CreditData.Rows.Select(row => row.Job)),
            new BooleanDataFrameColumn("Repaid", CreditData.Rows.Select(row => row.Repaid)));
        using DbDataReader reader = DataViewRows.Of(frame);
        Bytes(ApplicantModel.Train(ApplicantRows.From(reader), Quick.Options)).ShouldBe(
            Bytes(ApplicantModel.Train(CreditData.Rows, Quick.Options)));
    }

    [Fact]
    public void A_vector_becomes_its_numbers()
    {
        IDataView view = s_context.Data.LoadFromEnumerable([new Line { X = [1, 0, 2.5f] }]);
        using DbDataReader reader = DataViewRows.Of(view);
        reader.Read().ShouldBeTrue();
        reader["X"].ShouldBe(new object[] { 1f, 0f, 2.5f });
        reader.Read().ShouldBeFalse();
    }

    private static byte[] Bytes(ApplicantModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static IDataView View() => s_context.Data.LoadFromEnumerable(CreditData.Rows.Select(row => new Loaded
    {
        Seniority = row.Seniority, Home = row.Home?.ToString() ?? string.Empty, Income = row.Income ?? double.NaN,
        Job = row.Job ?? string.Empty, Repaid = row.Repaid,
    }));

    private sealed class Loaded
    {
        public int Seniority { get; set; }

        public string Home { get; set; } = string.Empty;

        public double Income { get; set; }

        public string Job { get; set; } = string.Empty;

        public bool Repaid { get; set; }
    }

    private sealed class Line
    {
        [VectorType(3)]
        public float[] X { get; set; } = [];
    }
}
