using System.Globalization;
using Nbm.Generated;

namespace Nbm.Tests.Data;

public sealed class CsvTests
{
    private static readonly CsvEnum<Cut> s_cuts = new("Cut", ("Fair", Cut.Fair), ("VeryGood", Cut.VeryGood), ("_3D", Cut._3D),
        ("APlus", Cut.APlus), ("AMinus", Cut.AMinus));

    private enum Cut
    {
        Fair = 1,
        VeryGood = 2,
        _3D = 33,
        APlus = 5,
        AMinus = 6,
    }

    [Fact]
    public void Numbers_are_read_as_every_type()
    {
        Row("42").Number<int>(0).ShouldBe(42);
        Row(" -7 ").Number<long>(0).ShouldBe(-7);
        Row("9.0").Number<int>(0).ShouldBe(9, "a whole number with zero decimals, as data frames with gaps write them");
        Row("1e5").Number<int>(0).ShouldBe(100_000);
        Row("255").Number<byte>(0).ShouldBe((byte)255);
        Row("18446744073709551615").Number<ulong>(0).ShouldBe(ulong.MaxValue);
        Row("1e5").Number<double>(0).ShouldBe(1e5);
        Row("-1.5E-3").Number<float>(0).ShouldBe(-1.5e-3f);
        Row("0.1").Number<decimal>(0).ShouldBe(0.1m);
        Row("2.5").Number<Half>(0).ShouldBe((Half)2.5);
    }

    [Theory]
    [InlineData("4.5", "int", "'4.5' is no int: a whole number, from -2147483648 to 2147483647.")]
    [InlineData("3000000000", "int", "'3000000000' is no int: a whole number, from -2147483648 to 2147483647.")]
    [InlineData("1,000", "int", "'1,000' is no int: a whole number, from -2147483648 to 2147483647.")]
    [InlineData("abc", "int", "'abc' is no int: a whole number, from -2147483648 to 2147483647.")]
    [InlineData("", "int", "the value is missing (''), but int is expected. Declare it int? if values may be missing.")]
    [InlineData("NA", "int", "the value is missing ('NA'), but int is expected. Declare it int? if values may be missing.")]
    public void A_wrong_whole_number_is_an_error(string text, string type, string says) =>
        CheckError(() => Row(text).Number<int>(0), text, type, says);

    [Theory]
    [InlineData("1,5", "'1,5' is no double: a number such as -1.5 or 2e3, from -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("1e400", "'1e400' is no double: a number such as -1.5 or 2e3, from -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("Infinity",
        "'Infinity' is no double: a number such as -1.5 or 2e3, from -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("NaN", "the value is missing ('NaN'), but double is expected. Declare it double? if values may be missing.")]
    public void A_wrong_number_is_an_error(string text, string says) => CheckError(() => Row(text).Number<double>(0), text, "double", says);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("NaN")]
    [InlineData("NULL")]
    [InlineData("None")]
    [InlineData("?")]
    public void Where_a_value_may_be_missing_these_texts_say_so(string text)
    {
        Row(text).NullableNumber<double>(0).ShouldBeNull();
        Row(text).NullableNumber<int>(0).ShouldBeNull();
        Row(text).NullableBoolean(0).ShouldBeNull();
        Row(text).NullableEnum(0, s_cuts).ShouldBeNull();
        Row(text).NullableDate(0).ShouldBeNull();
        Row(text).NullableDateTime(0).ShouldBeNull();
        Row(text).NullableTimeSpan(0).ShouldBeNull();
    }

    [Fact]
    public void Where_a_value_may_be_missing_infinity_is_but_an_overflow_is_an_error()
    {
        Row("-inf").NullableNumber<double>(0).ShouldBeNull();
        Row("Infinity").NullableNumber<double>(0).ShouldBeNull();
        Row("7.5").NullableNumber<double>(0).ShouldBe(7.5);
        Should.Throw<NbmCsvException>(() => Row("1e400").NullableNumber<double>(0));
        Should.Throw<NbmCsvException>(() => Row("x").NullableNumber<int>(0));
    }

    [Fact]
    public void Texts_are_kept_as_they_stand()
    {
        Row(" none ").Text(0).ShouldBe(" none ");
        Row("").Text(0).ShouldBe("");
        Row("None").NullableText(0).ShouldBe("None", "it may be a level");
        Row("").NullableText(0).ShouldBeNull();
        Row("NA").NullableText(0).ShouldBeNull();
    }

    [Theory]
    [InlineData("1 true TRUE True yes YES t T y Y", true)]
    [InlineData("0 false FALSE False no No f F n N", false)]
    public void A_bool_is_written_in_many_ways(string texts, bool value)
    {
        foreach (string text in texts.Split(' '))
        {
            Row(text).Boolean(0).ShouldBe(value);
            Row($" {text} ").NullableBoolean(0).ShouldBe(value);
        }
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("0.0", false)]
    [InlineData(" 1.00 ", true)]
    [InlineData("0.000", false)]
    public void A_bool_is_written_with_zero_decimals_as_whole_numbers_are(string text, bool value)
    {
        Row(text).Boolean(0).ShouldBe(value);
        Row(text).NullableBoolean(0).ShouldBe(value);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.")]
    [InlineData(".0")]
    [InlineData("10.0")]
    [InlineData("y.0")]
    [InlineData("0.0.0")]
    public void What_is_nearly_a_bool_is_none(string text) =>
        Should.Throw<NbmCsvException>(() => Row(text).NullableBoolean(0)).Text.ShouldBe(text);

    [Theory]
    [InlineData("5\0")]
    [InlineData("5\0\0")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("(5)")]
    [InlineData("5%")]
    [InlineData("$5")]
    [InlineData("\uFF15")]
    [InlineData("5'000")]
    public void What_dotnet_or_others_forgive_in_numbers_is_an_error(string text)
    {
        Should.Throw<NbmCsvException>(() => Row(text).Number<int>(0)).Text.ShouldBe(text);
        Should.Throw<NbmCsvException>(() => Row(text).NullableNumber<double>(0)).Text.ShouldBe(text);
        Should.Throw<NbmCsvException>(() => Row("a:" + text).Vector<double>(0));
    }

    [Theory]
    [InlineData("2", "'2' is no bool: 0 or 1, true or false, yes or no, t or f, y or n.")]
    [InlineData("", "the value is missing (''), but bool is expected. Declare it bool? if values may be missing.")]
    public void A_wrong_bool_is_an_error(string text, string says) => CheckError(() => Row(text).Boolean(0), text, "bool", says);

    [Theory]
    [InlineData("VeryGood", "VeryGood")]
    [InlineData("Very Good", "VeryGood")]
    [InlineData("very_good", "VeryGood")]
    [InlineData(" VERY-GOOD", "VeryGood")]
    [InlineData("3D", "_3D")]
    [InlineData("3d", "_3D")]
    [InlineData("33", "_3D")]
    [InlineData("1", "Fair")]
    [InlineData("a plus", "APlus")]
    public void A_member_is_found_by_name_however_it_is_written_or_by_number(string text, string member)
    {
        Row(text).Enum(0, s_cuts).ToString().ShouldBe(member);
        Row(text).NullableEnum(0, s_cuts).ToString().ShouldBe(member);
    }

    [Theory]
    [InlineData("Ideal")]
    [InlineData("99")]
    [InlineData("A+")]
    [InlineData("Very--Good")]
    [InlineData("(Fair)")]
    [InlineData("--")]
    public void What_is_no_member_is_an_error(string text) =>
        CheckError(() => Row(text).Enum(0, s_cuts), text, "Cut", $"'{text}' is no Cut: one of Fair, VeryGood, _3D, APlus, AMinus.");

    [Fact]
    public void A_member_called_none_comes_before_missing()
    {
        var members = new CsvEnum<Cut>("Cut", ("None", Cut.Fair));
        Row("none").NullableEnum(0, members).ShouldBe(Cut.Fair);
        Row("NA").NullableEnum(0, members).ShouldBeNull();
        CheckError(() => Row("NA").Enum(0, members), "NA", "Cut",
            "the value is missing ('NA'), but Cut is expected. Declare it Cut? if values may be missing.");
    }

    [Theory]
    [InlineData("26:00:00", "1.02:00:00")]
    [InlineData("1.02:03:04", "1.02:03:04")]
    [InlineData("10675199.02:48:05.4775807", "10675199.02:48:05.4775807")]
    [InlineData("1000:00:00.25", "41.16:00:00.2500000")]
    [InlineData("0:00:00.0000001", "00:00:00.0000001")]
    [InlineData(" 7:05 ", "07:05:00")]
    [InlineData("2.23:59", "2.23:59:00")]
    [InlineData("-1.02:03:04", "-1.02:03:04")]
    [InlineData("-26:00:00", "-1.02:00:00")]
    public void A_duration_is_read_by_the_forms_that_say_which_number_is_what(string text, string expected)
    {
        Row(text).TimeSpan(0).ShouldBe(TimeSpan.ParseExact(expected, "c", CultureInfo.InvariantCulture));
        Row(text).NullableTimeSpan(0).ShouldBe(TimeSpan.ParseExact(expected, "c", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("5")] // To .NET five days,
    [InlineData("5.5")]
    [InlineData("5:")]
    [InlineData("1:2:3:4")] // and this a day, two hours and so on.
    [InlineData("26:00")] // Hours and minutes, or minutes and seconds?
    [InlineData("1.24:00:00")]
    [InlineData("1:60:00")]
    [InlineData("1:00:60")]
    [InlineData("1:2:3")]
    [InlineData("00:00:01.12345678")]
    [InlineData("00:00:01,5")]
    [InlineData("10675200.00:00:00")]
    [InlineData("99999999999:00:00")]
    [InlineData("PT26H")]
    [InlineData("1 day 02:03:04")]
    [InlineData("+1:00:00")]
    [InlineData("--1:00:00")]
    [InlineData("1:00:00\n1")]
    [InlineData("\u0661:00:00")]
    [InlineData("long")]
    public void What_could_be_another_duration_is_an_error_that_says_the_forms(string text)
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => Row(text).NullableTimeSpan(0));
        (error.Text, error.ExpectedType).ShouldBe((text, "TimeSpan"));
        error.Message.ShouldEndWith(
            "a duration such as 26:03:04.5 or 1.02:03:04 (days before a dot, hours, minutes, seconds), or 13:45 for hours and minutes.");
    }

    [Fact]
    public void A_message_holds_no_more_of_a_cell_and_a_header_than_can_be_read()
    {
        string cell = new('x', 1_000_000), header = new('h', 1_000_000);
        NbmCsvException[] errors =
        [
            Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", [header], header).Row([cell], 2).Number<int>(0)),
            Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", [header], header).Row([cell + ":"], 2).Vector<int>(0)),
            Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", [.. Enumerable.Repeat(header, 1000)], "id")),
            Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", ["i d", "i_d" + new string(' ', 1_000_000)], "id")),
            CsvColumns.BadCell("a.csv", 3, cell),
        ];
        errors.ShouldAllBe(error => error.Message.Length < 5000);
        errors[0].Text.ShouldBe(cell, "the property has the cell as it is");
        Should.Throw<NbmCsvException>(() => Row("\u001b[2J").Number<int>(0)).Message.ShouldContain("'\\u001B[2J'");
    }

    [Fact]
    public void Dates_and_times_are_read_as_ISO_8601_alone()
    {
        Row("2026-11-22").Date(0).ShouldBe(new DateOnly(2026, 11, 22));
        Row("2026-11-22").DateTime(0).ShouldBe(new DateTime(2026, 11, 22));
        Row("2026-11-22 13:45").DateTime(0).ShouldBe(new DateTime(2026, 11, 22, 13, 45, 0));
        Row("2026-11-22T13:45:07.5").DateTime(0).ShouldBe(new DateTime(2026, 11, 22, 13, 45, 7, 500));
        Row("2026-11-22T13:45:00+02:00").NullableDateTime(0).ShouldBe(new DateTime(2026, 11, 22, 11, 45, 0, DateTimeKind.Utc));
        Row("2026-11-22T13:45:00Z").DateTime(0).ShouldBe(new DateTime(2026, 11, 22, 13, 45, 0, DateTimeKind.Utc));
        CheckError(() => Row("03/04/2026").Date(0), "03/04/2026", "DateOnly", "'03/04/2026' is no DateOnly: a date such as 2026-11-22.");
        CheckError(() => Row("22.11.2026").DateTime(0), "22.11.2026", "DateTime",
            "'22.11.2026' is no DateTime: a date and time such as 2026-11-22 13:45.");
        CheckError(() => Row("").Date(0), "", "DateOnly",
            "the value is missing (''), but DateOnly is expected. Declare it DateOnly? if values may be missing.");
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Cells_read_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Row("-1.5").Number<double>(0).ShouldBe(-1.5);
            Row("-12").Number<int>(0).ShouldBe(-12);
            Row("2026-11-22").Date(0).ShouldBe(new DateOnly(2026, 11, 22));
            Row("2026-11-22 13:45").DateTime(0).ShouldBe(new DateTime(2026, 11, 22, 13, 45, 0));
            Row("FAIR").Enum(0, s_cuts).ShouldBe(Cut.Fair);
            CsvNames.AreAlike("INCOME_ID", "incomeId").ShouldBeTrue();
            CheckError(() => Row("4.5").Number<int>(0), "4.5", "int", "'4.5' is no int: a whole number, from -2147483648 to 2147483647.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CsvRow Row(string cell) => CsvColumns.Find("loans.csv", ["id", "Value"], "Value").Row(["1", cell], 12);

    private static void CheckError(Action read, string text, string type, string says)
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(read);
        error.Message.ShouldBe($"loans.csv, line 12, column 'Value': {says}");
        (error.File, error.Line, error.Column, error.Text, error.ExpectedType).ShouldBe(("loans.csv", 12, "Value", text, type));
    }
}
