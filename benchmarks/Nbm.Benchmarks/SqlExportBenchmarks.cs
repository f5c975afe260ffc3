using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Nbm.Benchmarks.Data;

namespace Nbm.Benchmarks;

/// <summary>All 20,640 rows of California housing scored by SQLite, in memory, through the exported view; preparing the statement is part
/// of it.</summary>
public class SqlExportBenchmarks
{
    private SqliteConnection _connection = null!;

    /// <summary>Which view: main effects, or 28 pairs as well.</summary>
    [Params("mains", "pairs")]
    public string View { get; set; } = "mains";

    /// <summary>Trains with the default options, fills the table and creates the view.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string csv = BenchmarkData.File("california_housing.csv");
        House[] rows = HouseCsv.Read(csv);
        var export = new SqlExport(SqlDialect.Sqlite) { Table = "houses", View = View, Keys = ["id"] };
        AdditiveModel model = View == "mains"
            ? HouseModel.Train(rows, new TrainingOptions { Seed = 1 }).Additive
            : HousePairsModel.Train(HousePairsCsv.Read(csv), new TrainingOptions { Seed = 1 }).Additive;
        string[] columns = [.. model.Schema.Features.Select(feature => feature.Column)];
        _connection = Open();
        Execute($"CREATE TABLE houses(id INTEGER PRIMARY KEY, {string.Join(", ", columns.Select(column => $"{column} REAL"))}); {export.CreateView(model)}");
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO houses VALUES (NULL, {string.Join(", ", columns.Select(column => "$" + column))})";
        SqliteParameter[] parameters = [.. columns.Select(column => insert.Parameters.Add("$" + column, SqliteType.Real))];
        foreach (House row in rows)
        {
            double[] values = [row.MedInc, row.HouseAge, row.AveRooms, row.AveBedrms, row.Population, row.AveOccup, row.Latitude,
                row.Longitude];
            for (int f = 0; f < values.Length; f++)
            {
                parameters[f].Value = values[f];
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Closes the database.</summary>
    [GlobalCleanup]
    public void Cleanup() => _connection.Dispose();

    /// <summary>The scores of all rows.</summary>
    [Benchmark]
    public double ScoreAll() => Sum($"SELECT score FROM {View}");

    /// <summary>The score of one row, found by its key.</summary>
    [Benchmark]
    public double ScoreOne() => Sum($"SELECT score FROM {View} WHERE id = 7");

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private double Sum(string query)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        double sum = 0;
        while (reader.Read())
        {
            sum += reader.GetDouble(0);
        }

        return sum;
    }

    private void Execute(string statements)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
