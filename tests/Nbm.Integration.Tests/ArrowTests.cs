using System.Data.Common;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Nbm.Arrow;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;
using FileWriter = ParquetSharp.Arrow.FileWriter;

namespace Nbm.Integration.Tests;

/// <summary>Rows of Arrow and of Parquet are those that were written, and so are the bytes of the model that they train.</summary>
public sealed class ArrowTests
{
    private static readonly Schema s_schema = new(
        [
            new Field("job", StringType.Default, true), new Field("Repaid", BooleanType.Default, false),
            new Field("home", new DictionaryType(Int8Type.Default, StringType.Default, false), true),
            new Field("income", DoubleType.Default, true), new Field("seniority", Int16Type.Default, false),
        ],
        null);

    private static readonly byte[] s_expected = Bytes(CreditData.Rows);

    [Fact]
    public void A_folder_of_Parquet_files_gives_the_same_model_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach ((int part, Applicant[] rows) in CreditData.Rows.Chunk(2000).Index())
        {
            Write(folder.Of($"part{part}.parquet"), rows);
        }

        using DbDataReader reader = ParquetRows.Open(folder.Of(string.Empty));
        Check(reader);
    }

    [Fact]
    public async Task Arrow_files_and_streams_give_the_same_model_bytes()
    {
        using var folder = new TemporaryFolder();
        await using (FileStream file = File.Create(folder.Of("a.arrow")))
        {
            using var writer = new ArrowFileWriter(file, s_schema);
            foreach (Applicant[] rows in CreditData.Rows.Chunk(1500))
            {
                using RecordBatch batch = Batch(rows);
                await writer.WriteRecordBatchAsync(batch);
            }

            await writer.WriteEndAsync();
        }

        await using (FileStream file = File.Create(folder.Of("a.arrows")))
        {
            using var writer = new ArrowStreamWriter(file, s_schema);
            using RecordBatch batch = Batch(CreditData.Rows);
            await writer.WriteRecordBatchAsync(batch);
            await writer.WriteEndAsync();
        }

        foreach (string path in new[] { "a.arrow", "a.arrows" })
        {
            using DbDataReader reader = ArrowRows.Open(folder.Of(path));
            Check(reader);
        }
    }

    [Fact]
    public async Task Batches_are_read_as_they_are_waited_for()
    {
        using RecordBatch first = Batch(CreditData.Rows[..3]), none = Batch([]), second = Batch(CreditData.Rows[3..5]);
        await using DbDataReader reader = ArrowRows.Of(first, none, second);
        List<Applicant> rows = [];
        await foreach (Applicant row in ApplicantRows.FromAsync(reader))
        {
            rows.Add(row);
        }

        rows.ShouldBe(CreditData.Rows[..5]);
    }

    [Fact]
    public void Each_type_of_Arrow_becomes_the_value_it_stands_for()
    {
        var moment = new DateTimeOffset(2026, 11, 29, 13, 45, 7, TimeSpan.Zero);
        var zoned = new TimestampType(TimeUnit.Microsecond, "Europe/Vienna");
        var plain = new TimestampType(TimeUnit.Nanosecond, (string?)null);
        ListArray.Builder list = new(DoubleType.Default);
        list.Append();
        ((DoubleArray.Builder)list.ValueBuilder).Append(1).Append(2.5);
        MapArray.Builder map = new(new MapType(StringType.Default, DoubleType.Default));
        map.Append();
        ((StringArray.Builder)map.KeyBuilder).Append("free");
        ((DoubleArray.Builder)map.ValueBuilder).Append(3);

        Read(new Int64Array.Builder().Append(1L << 60).Build()).ShouldBe(1L << 60);
        Read(new FloatArray.Builder().Append(0.1f).Build()).ShouldBe(0.1f);
        Read(new Decimal128Array.Builder(new Decimal128Type(20, 3)).Append(-12.345m).Build()).ShouldBe(-12.345m);
        Read(new Decimal256Array.Builder(new Decimal256Type(60, 2)).Append("123456789012345678901234567890123.45").Build())
            .ShouldBe("123456789012345678901234567890123.45"); // More than a decimal holds; numbers are read from texts too.
        Read(new Date32Array.Builder().Append(moment.UtcDateTime).Build()).ShouldBe(new DateOnly(2026, 11, 29));
        Read(new TimestampArray.Builder(zoned).Append(moment).Build()).ShouldBe(moment);
        Read(new TimestampArray.Builder(plain).Append(moment).Build()).ShouldBe(new DateTime(2026, 11, 29, 13, 45, 7, DateTimeKind.Unspecified));
        Read(new Time64Array.Builder(TimeUnit.Microsecond).Append(1_500_000).Build()).ShouldBe(new TimeOnly(0, 0, 1, 500));
        Read(list.Build()).ShouldBe(new object[] { 1.0, 2.5 });
        Read(map.Build()).ShouldBeOfType<Dictionary<string, object?>>()["free"].ShouldBe(3.0);
        Read(new BooleanArray.Builder().AppendNull().Build()).ShouldBe(DBNull.Value);
    }

    [Fact]
    public void Batches_stay_whose_they_are_and_have_the_same_columns()
    {
        using RecordBatch batch = Batch(CreditData.Rows[..3]);
        for (int time = 0; time < 2; time++)
        {
            using DbDataReader reader = ArrowRows.Of(batch);
            ApplicantRows.From(reader).ShouldBe(CreditData.Rows[..3]);
        }

        using RecordBatch turned = new(new Schema([.. batch.Schema.FieldsList.Reverse()], null), batch.Arrays.Reverse(), 3);
        Should.Throw<NbmDataException>(() => ArrowRows.Of(batch, turned)).Message.ShouldContain("Batch 1 has the columns seniority (int16), income");
    }

    [Fact]
    public void Times_that_a_DateTime_cannot_hold_and_keys_that_come_twice_are_refused()
    {
        var seconds = new TimestampType(TimeUnit.Second, (string?)null);
        foreach (long beyond in new[] { long.MaxValue, long.MinValue, 253_402_300_800, -62_135_596_801 })
        {
            IArrowArray time = new TimestampArray(new ArrayData(seconds, 1, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer.Builder<long>().Append(beyond).Build()]));
            Should.Throw<NbmDataException>(() => Read(time)).Message.ShouldContain("The column 'x' can't be read");
        }

        MapArray.Builder map = new(new MapType(StringType.Default, DoubleType.Default));
        map.Append();
        ((StringArray.Builder)map.KeyBuilder).Append("a").Append("a");
        ((DoubleArray.Builder)map.ValueBuilder).Append(1).Append(5);
        Should.Throw<NbmDataException>(() => Read(map.Build())).Message.ShouldContain("the key 'a' twice");
    }

    [Fact]
    public void What_cannot_be_read_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("text.parquet", "not Parquet at all");
        folder.Write("text.arrow", "neither Arrow");
        string none = folder.Of("none");
        Directory.CreateDirectory(none);

        Should.Throw<NbmDataException>(() => ParquetRows.Open(none)).Message.ShouldBe($"The folder '{none}' has no file whose name ends in .parquet.");
        Should.Throw<NbmDataException>(() => ParquetRows.Open(folder.Of("text.parquet"))).Message.ShouldContain("can't be read as a Parquet file");
        Should.Throw<NbmDataException>(() => Rows(folder.Of("text.arrow"))).Message.ShouldContain("can't be read");
        Should.Throw<FileNotFoundException>(() => ParquetRows.Open(folder.Of("no.parquet")));
        Should.Throw<FileNotFoundException>(() => ArrowRows.Open(folder.Of("no.arrow")));

        static void Rows(string path)
        {
            using DbDataReader reader = ArrowRows.Open(path);
            _ = ApplicantRows.From(reader).Count();
        }
    }

    [Fact]
    public void Files_of_a_folder_have_the_same_columns()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Of("a.parquet"), CreditData.Rows[..10]);
        using (RecordBatch other = new(new Schema([new Field("job", StringType.Default, true)], null),
            [new StringArray.Builder().Append("fixed").Build()], 1))
        {
            Write(folder.Of("b.parquet"), other);
        }

        using DbDataReader reader = ParquetRows.Open(folder.Of(string.Empty));
        string message = Should.Throw<NbmDataException>(() => ApplicantRows.From(reader).Count()).Message;
        message.ShouldContain("b.parquet' has the columns job (utf8); expected, as in");
    }

    private static object Read(IArrowArray array)
    {
        using var batch = new RecordBatch(new Schema([new Field("x", array.Data.DataType, true)], null), [array], 1);
        using DbDataReader reader = ArrowRows.Of(batch);
        reader.Read().ShouldBeTrue();
        object value = reader.GetValue(0);
        reader.Read().ShouldBeFalse();
        return value;
    }

    private static void Check(DbDataReader reader)
    {
        Applicant[] rows = [.. ApplicantRows.From(reader)];
        rows.ShouldBe(CreditData.Rows);
        Bytes(rows).ShouldBe(s_expected);
    }

    private static void Write(string path, Applicant[] rows)
    {
        using RecordBatch batch = Batch(rows);
        Write(path, batch);
    }

    private static void Write(string path, RecordBatch batch)
    {
        using var writer = new FileWriter(path, batch.Schema);
        writer.WriteRecordBatch(batch, 500);
        writer.Close();
    }

    private static RecordBatch Batch(Applicant[] rows)
    {
        var (jobs, repaid, homes) = (new StringArray.Builder(), new BooleanArray.Builder(), new Int8Array.Builder());
        var (incomes, seniorities) = (new DoubleArray.Builder(), new Int16Array.Builder());
        foreach (Applicant row in rows)
        {
            _ = row.Job is null ? jobs.AppendNull() : jobs.Append(row.Job);
            repaid.Append(row.Repaid);
            _ = row.Home is { } home ? homes.Append((sbyte)home) : homes.AppendNull();
            _ = row.Income is { } income ? incomes.Append(income) : incomes.AppendNull();
            seniorities.Append((short)row.Seniority);
        }

        StringArray levels = new StringArray.Builder().AppendRange(Enum.GetNames<Housing>()).Build();
        return new RecordBatch(s_schema,
            [
                jobs.Build(), repaid.Build(), new DictionaryArray((DictionaryType)s_schema.FieldsList[2].DataType, homes.Build(), levels),
                incomes.Build(), seniorities.Build(),
            ],
            rows.Length);
    }

    private static byte[] Bytes(Applicant[] rows)
    {
        using var stream = new MemoryStream();
        ApplicantModel.Train(rows, Quick.Options).Save(stream);
        return stream.ToArray();
    }
}
