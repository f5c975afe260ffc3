using System.Data;
using System.Globalization;
using System.Numerics;
using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests;

/// <summary>A value of a database becomes the member's type exactly, or is an error that names column, what was found and what is
/// expected.</summary>
public sealed class DatabaseValueTests
{
    [Fact]
    public void Every_type_is_read_from_its_own_and_from_its_text()
    {
        AllKinds expected = Full();
        AllKinds own = EveryRows.From(Reader(member => Own(member.GetValue(expected)!))).Single();
        AllKinds texts = EveryRows.From(Reader(member => Text(member.GetValue(expected)!))).Single();
        foreach (System.Reflection.PropertyInfo member in typeof(AllKinds).GetProperties())
        {
            member.GetValue(own).ShouldBe(member.GetValue(expected), member.Name);
            member.GetValue(texts).ShouldBe(member.GetValue(expected), member.Name);
        }
    }

    [Fact]
    public void NULL_is_missing_where_values_may_be()
    {
        AllKinds row = EveryRows.From(Reader(member => IsNullable(member) ? DBNull.Value : Own(member.GetValue(Full())!))).Single();
        typeof(AllKinds).GetProperties().Where(IsNullable).ShouldAllBe(member => member.GetValue(row) == null);
    }

    [Theory]
    [InlineData("Int32", 2.0, 2)]
    [InlineData("Int32", "2.0", 2)]
    [InlineData("Int64", 7f, 7L)]
    [InlineData("SByte", (ulong)3, (sbyte)3)]
    [InlineData("Double", 3, 3.0)]
    [InlineData("Double", 0.1f, (double)0.1f)]
    [InlineData("Double", double.NaN, null)]
    [InlineData("Double", double.PositiveInfinity, null)]
    [InlineData("Bool", 1L, true)]
    [InlineData("Bool", 0.0, false)]
    [InlineData("Bool", "yes", true)]
    [InlineData("Enum", 5L, Level.High)]
    [InlineData("Enum", (sbyte)-3, Level.Low)]
    [InlineData("Enum", "top", Level.High)]
    [InlineData("Text", 95838L, "95838")]
    public void Other_types_are_taken_where_they_hold_the_value(string column, object found, object? expected) =>
        typeof(AllKinds).GetProperty(column)!.GetValue(EveryRows.From(With(column, found)).Single()).ShouldBe(expected);

    [Fact]
    public void Decimals_become_the_nearest_double_as_their_text_does()
    {
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(), false, (byte)random.Next(29));
            EveryRows.From(With("Double", value))
                .Single().Double.ShouldBe(double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        }

        EveryRows.From(With("Int128", BigInteger.Parse("170141183460469231731687303715884105727", CultureInfo.InvariantCulture)))
            .Single().Int128.ShouldBe(Int128.MaxValue);
    }

    [Theory]
    [InlineData("Int32", 2.5, "'2.5' (System.Double) is no int: a whole number, from -2147483648 to 2147483647.")]
    [InlineData("SByte", 200, "'200' (System.Int32) is no sbyte")]
    [InlineData("Int32", "many", "'many' (System.String) is no int")]
    [InlineData(
        "Single", double.NaN, "the value is 'NaN' (System.Double), but float is expected. Declare it float? if values may be missing.")]
    [InlineData("Bool", 2L, "'2' (System.Int64) is no bool")]
    [InlineData("Enum", 4L, "'4' (System.Int64) is no Level")]
    [InlineData("DateOnly", "22.11.2026", "is no DateOnly: a date such as 2026-11-22")]
    public void A_value_that_isnt_one_is_named_with_its_row_and_column(string column, object found, string message)
    {
        NbmDataException error = Should.Throw<NbmDataException>(() => EveryRows.From(With(column, found)).Count());
        error.Message.ShouldStartWith($"Row 0 of the reader, column '{column}': ");
        error.Message.ShouldContain(message);
        (error.Row, error.Feature).ShouldBe((0, column));
    }

    [Fact]
    public void NULL_where_values_cant_be_missing_is_an_error()
    {
        Should.Throw<NbmDataException>(() => EveryRows.From(With("Int32", DBNull.Value)).Count()).Message
            .ShouldBe(
                "Row 0 of the reader, column 'Int32': the value is NULL, but int is expected. Declare it int? if values may be missing.");
        Should.Throw<NbmDataException>(
            () => EveryRows.From(With("DateOnly", new DateTime(2026, 11, 22, 13, 0, 0))).Count()).Message.ShouldContain("is no DateOnly");
    }

    [Theory]
    [InlineData("Int32", typeof(DateTime), "a number for Int32")]
    [InlineData("Bool", typeof(DateTime), "a bool, or 0 and 1")]
    [InlineData("DateOnly", typeof(long), "a date for DateOnly, or its text as 2026-11-22")]
    [InlineData("TimeSpan", typeof(double), "a time for TimeSpan, or its text as 13:45")]
    [InlineData("Enum", typeof(double), "a text or a number of Level")]
    [InlineData("Text", typeof(double), "a text, a whole number or a Guid")]
    public void A_column_of_another_type_is_refused_before_any_row_is_read(string column, Type found, string expected)
    {
        using DataTable table = Table(member => member.Name == column ? found : typeof(object));
        NbmDataException error = Should.Throw<NbmDataException>(() => EveryRows.From(table.CreateDataReader()));
        error.Message.ShouldBe(
            $"The column '{column}' of the reader is {found}; {expected} is expected. Convert it in the query, or declare another type.");
        error.Feature.ShouldBe(column);
    }

    [Fact]
    public void Columns_that_could_be_one_are_refused()
    {
        using DataTable table = Table(_ => typeof(object));
        table.Columns["Int16"]!.ColumnName = "int_32";
        table.Columns["Int32"]!.ColumnName = "int 32";
        Should.Throw<NbmDataException>(() => EveryRows.From(table.CreateDataReader())).Message.ShouldContain(
            "several columns could be 'Int32'");
    }

    [Fact]
    public void Vectors_are_texts_arrays_and_maps()
    {
        var counts = new Dictionary<string, int> { ["refund"] = 2, ["free"] = 1 };
        Message expected = new() { Length = 4, Words = counts, Tags = new HashSet<string> { "new", "late" }, IsSpam = true };
        (object, object)[] forms = [("refund:2 free", "new late new"), (counts, new[] { "new", "late" })];
        foreach ((object words, object tags) in forms)
        {
            using var table = new DataTable();
            table.Columns.Add("length", typeof(long));
            table.Columns.Add("words", typeof(object));
            table.Columns.Add("labels", typeof(object));
            table.Columns.Add("is_spam", typeof(bool));
            table.Rows.Add(4L, words, tags, true);
            Message row = MessageRows.From(table.CreateDataReader()).Single();
            row.Words.ShouldBe(expected.Words, ignoreOrder: true);
            row.Tags.ShouldBe(expected.Tags, ignoreOrder: true);
            table.Rows[0]["words"] = 5.5;
            Should.Throw<NbmDataException>(() => MessageRows.From(table.CreateDataReader()).Count()).Message.ShouldContain(
                "is no vector; a text such as refund:2 free:1, an array or a map is expected.");
            table.Rows[0]["words"] = "refund:x";
            Should.Throw<NbmDataException>(() => MessageRows.From(table.CreateDataReader()).Count()).Message.ShouldContain(
                "'refund:x': behind its last colon there is no number");
        }
    }

    private static AllKinds Full() => new()
    {
        SByte = -3, Byte = 4, Int16 = -5, UInt16 = 6, Int32 = -7, UInt32 = 8, Int64 = long.MinValue, UInt64 = ulong.MaxValue,
        Int128 = Int128.MinValue, UInt128 = UInt128.MaxValue, IntPtr = -9, UIntPtr = 10, Half = (Half)0.5, MaybeHalf = (Half)1.5,
        Single = 0.1f, Double = 1e-300, Decimal = 1.10m, MaybeDecimal = decimal.MaxValue,
        DateOnly = new(2026, 11, 22), MaybeDateOnly = new(1, 1, 1),
        DateTime = new(2026, 11, 22, 13, 45, 7, 500), MaybeDateTime = new(2026, 1, 1),
        DateTimeOffset = new(2026, 11, 22, 13, 45, 0, TimeSpan.FromHours(1)),
        MaybeDateTimeOffset = new(2026, 11, 22, 13, 45, 0, TimeSpan.Zero),
        TimeOnly = new(7, 5), MaybeTimeOnly = new(23, 59, 59), TimeSpan = new(1, 2, 3, 4), MaybeTimeSpan = new(0, 1, 0),
        Bool = true, MaybeBool = false, Enum = Level.Middle, MaybeEnum = Level.Low, Text = "a b", MaybeText = "NA",
        Target = 2.5, Weight = 0.5f,
    };

    // A database has an enum as a number.
    private static object Own(object value) => value is Enum ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : value;

    private static string Text(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable formattable and not Enum => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static bool IsNullable(System.Reflection.PropertyInfo member) => Nullable.GetUnderlyingType(member.PropertyType) is not null
        || member.Name == "MaybeText";

    private static DataTable Table(Func<System.Reflection.PropertyInfo, Type> type)
    {
        var table = new DataTable();
        foreach (System.Reflection.PropertyInfo member in typeof(AllKinds).GetProperties())
        {
            table.Columns.Add(member.Name, type(member));
        }

        return table;
    }

    private static DataTableReader Reader(Func<System.Reflection.PropertyInfo, object> value)
    {
        DataTable table = Table(_ => typeof(object));
        table.Rows.Add([.. typeof(AllKinds).GetProperties().Select(value)]);
        return table.CreateDataReader();
    }

    private static DataTableReader With(string column, object found) =>
        Reader(member => member.Name == column ? found : Own(member.GetValue(Full())!));
}
