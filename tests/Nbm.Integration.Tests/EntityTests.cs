using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>A record is an entity of Entity Framework as it stands: its rows stream into training, and a query reads what was
/// saved.</summary>
public sealed class EntityTests
{
    [Fact]
    public async Task Entities_train_the_same_model_bytes_and_their_enums_are_read_by_number()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        await using (var filling = new Applicants(connection))
        {
            await filling.Database.EnsureCreatedAsync();
            filling.AddRange(CreditData.Rows.Select(row => row with { }));
            await filling.SaveChangesAsync();
        }

        await using var db = new Applicants(connection);
        ApplicantModel model = await ApplicantModel.TrainAsync(
            db.Set<Applicant>().AsNoTracking().OrderBy(row => EF.Property<int>(row, "Id")).AsAsyncEnumerable(), Quick.Options);
        Bytes(model).ShouldBe(Bytes(ApplicantModel.Train(CreditData.Rows, Quick.Options)));

        using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM Applicant ORDER BY Id";
        using DbDataReader reader = await command.ExecuteReaderAsync();
        reader.GetFieldType(reader.GetOrdinal("Home")).ShouldBe(typeof(long));
        ApplicantRows.From(reader).ShouldBe(CreditData.Rows);
    }

    private static byte[] Bytes(ApplicantModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private sealed class Applicants(DbConnection connection) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite(connection);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Applicant>(entity =>
        {
            entity.Property<int>("Id").ValueGeneratedOnAdd();
            entity.HasKey("Id");
        });
    }
}
