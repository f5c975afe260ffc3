using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Nbm.Export.Tests.Databases;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;
using Npgsql;

namespace Nbm.Integration.Tests;

/// <summary>Rows of a database are those of the CSV file that it was filled from, and so are the bytes of the model that they
/// train.</summary>
public sealed class DatabaseTests
{
    private const string SqliteTable = "CREATE TABLE applicants (seniority INTEGER, home TEXT, income REAL, job TEXT, repaid INTEGER)";

    private static readonly byte[] s_expected = Bytes(CreditData.Rows);

    [Fact]
    public void SQLite_gives_the_same_model_bytes()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Fill(connection, SqliteTable, static repaid => repaid ? 1 : 0);
        Check(connection);
    }

    [PostgreSqlFact]
    public void PostgreSQL_gives_the_same_model_bytes()
    {
        using var server = new PostgreSqlServer();
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        Fill(connection, "CREATE TABLE applicants (seniority smallint, home text, income numeric, job text, repaid boolean)",
            static repaid => repaid);
        Check(connection);
    }

    [Fact]
    public void DuckDB_over_a_folder_of_Parquet_files_gives_the_same_model_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("credit.csv", CreditData.Text);
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        string csv = $"read_csv('{folder.Of("credit.csv")}', nullstr = ['', 'NA'], delim = ',', quote = '\"', header = true)";
        for (int part = 0; part < 3; part++)
        {
            // Numbered, since a folder's files are read by name and each file's rows in order.
            string rows = $"SELECT *, row_number() OVER () - 1 AS n FROM {csv}";
            string where = $"n * 3 // {CreditData.Rows.Length} = {part}";
            Execute(connection, $"COPY (SELECT * FROM ({rows}) WHERE {where} ORDER BY n) TO '{folder.Of($"part{part}.parquet")}'");
        }

        using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM '{folder.Of("*.parquet")}' ORDER BY n";
        using DbDataReader reader = command.ExecuteReader();
        using var stream = new MemoryStream();
        ApplicantModel.Train(ApplicantRows.From(reader), Quick.Options).Save(stream);
        stream.ToArray().ShouldBe(s_expected);
    }

    [Fact]
    public async Task Rows_come_one_by_one_and_as_they_are_waited_for()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Fill(connection, SqliteTable, static repaid => repaid ? 1 : 0);
        using (DbDataReader reader = Read(connection, CommandBehavior.SequentialAccess))
        {
            List<Applicant> rows = [];
            await foreach (Applicant row in ApplicantRows.FromAsync(reader))
            {
                rows.Add(row);
            }

            rows.ShouldBe(CreditData.Rows);
        }

        using (DbDataReader reader = Read(connection))
        {
            ApplicantRows.From(reader).Take(3).ShouldBe(CreditData.Rows.Take(3));
            ApplicantRows.From(reader).First().ShouldBe(CreditData.Rows[3]); // The reader goes on where it was left.
        }

        using (DbDataReader reader = Read(connection))
        {
            using var cancel = new CancellationTokenSource();
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (Applicant _ in ApplicantRows.FromAsync(reader, cancel.Token))
                {
                    await cancel.CancelAsync();
                }
            });
        }
    }

    [Fact]
    public async Task A_model_is_trained_on_rows_that_are_waited_for()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Fill(connection, SqliteTable, static repaid => repaid ? 1 : 0);
        using DbDataReader reader = Read(connection);
        ApplicantModel model = await ApplicantModel.TrainAsync(ApplicantRows.FromAsync(reader), Quick.Options);
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.ToArray().ShouldBe(s_expected);
    }

    [Fact]
    public void Rows_to_be_scored_need_no_target()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 3 AS seniority, 'owner' AS Home, 2.5 AS income, 'fixed' AS job";
        using (DbDataReader reader = command.ExecuteReader())
        {
            NbmDataException error = Should.Throw<NbmDataException>(() => ApplicantRows.From(reader));
            error.Message.ShouldBe("In the reader there is no column 'Repaid'. The columns found are: seniority, Home, income, job. "
                + "Rows that are only to be scored need no such column: ApplicantRows.ForScoring reads them.");
            ApplicantRows.ForScoring(reader).Single()
                .ShouldBe(new Applicant { Seniority = 3, Home = Housing.Owner, Income = 2.5, Job = "fixed", Repaid = default });
        }

        using var table = new DataTable();
        table.Columns.Add("Age", typeof(int));
        table.Columns.Add("Job", typeof(string));
        table.Columns.Add("Income", typeof(double));
        table.Columns.Add("Assets", typeof(double));
        table.Rows.Add(3, "x", 1.5, DBNull.Value);
        using DataTableReader unlabelled = table.CreateDataReader();
        IndebtedDebtorRows.From(unlabelled).Single()
            .ShouldBe(new IndebtedDebtor { Age = 3, Job = "x", Income = 1.5 }); // Its target is nullable.
    }

    private static void Check(DbConnection connection)
    {
        using DbDataReader reader = Read(connection);
        Applicant[] rows = [.. ApplicantRows.From(reader)];
        rows.ShouldBe(CreditData.Rows);
        Bytes(rows).ShouldBe(s_expected);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "A reader ends with its command, which ends with the connection.")]
    private static DbDataReader Read(DbConnection connection, CommandBehavior behavior = CommandBehavior.Default)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT job, repaid, home, income, seniority FROM applicants ORDER BY id";
        return command.ExecuteReader(behavior);
    }

    private static void Fill(DbConnection connection, string create, Func<bool, object> truth)
    {
        Execute(connection, create.Replace("(seniority", "(id integer, seniority", StringComparison.Ordinal));
        using DbTransaction transaction = connection.BeginTransaction();
        using DbCommand insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO applicants VALUES (@id, @seniority, @home, @income, @job, @repaid)";
        foreach ((int id, Applicant row) in CreditData.Rows.Index())
        {
            insert.Parameters.Clear();
            Add(insert, "id", id);
            Add(insert, "seniority", (short)row.Seniority);
            Add(insert, "home", row.Home?.ToString().ToLowerInvariant());
            Add(insert, "income", row.Income);
            Add(insert, "job", row.Job);
            Add(insert, "repaid", truth(row.Repaid));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static byte[] Bytes(Applicant[] rows)
    {
        using var stream = new MemoryStream();
        ApplicantModel.Train(rows, Quick.Options).Save(stream);
        return stream.ToArray();
    }
}
