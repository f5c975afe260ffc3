using System.Globalization;
using System.Reflection;
using Nbm.Freezing;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>Whatever a file holds, the record that is scaffolded for it compiles and reads all of it, and keeps apart what the file
/// does.</summary>
public sealed class ReadBackTests
{
    // Columns are made of one of these, and of a few cells of another.
    private static readonly string[][] s_pools =
    [
        ["0", "1"], ["yes", "no", "Y"], ["F", "N"], ["T", "F"], ["1.0", "2", "3.5", "-1e3"], ["1", "2", "3", "4", "5", "6", "7"],
        ["9999999999", "1"], ["007", "08", "1"], ["2024-01-31", "2023-12-02"], ["2024-01-31 10:00", "2023-12-02T10:00:30Z"],
        ["10:30", "9:05"], ["31/01/2024", "01/02/2023"], ["13.5%", "7%", "100%"], ["$1,234.50", "$9"], ["1,234", "0,5"],
        ["low", "medium", "high"], ["lt_1", "1", "2", "ge_10"], ["0-10k", "10-20k", ">50k"], ["A1", "A2", "B1", "G5"],
        ["A+", "A", "A-", "B"],
        ["a", "A", "b"], ["Male", "male", " Female", "FEMALE"], ["a+", "a-", "a", "(a)", "<a>"], ["none", "some"], ["x", "X"],
        ["C", "C#", "C++"], ["a.b", "ab", "a_b"], ["1.5", "15", "1_5"], ["_1", "1", "2"], ["Under1", "<1"], ["APlus", "A+"],
        ["\u2028", "\u2029", "\u0085"], ["\"", "\\", "'"], ["🏠", "🏡", "İ", "i", "ı"], ["ß", "ss", "ẞ"], [" ", "\t", "\u00A0", "x"],
        ["\n", "\r\n", "a\nb"], ["\u0001", "a"], ["٣", "٤"], ["٣-5", "1-٤"], ["٣١/٠١/٢٠٢٤", "01/02/2024"], ["Level", "Ordinal"],
        ["ToString", "GetHashCode"],
    ];

    private static readonly string[] s_strays = ["", "NA", "N/A", "na", "NaN", "null", "none", "None", "?", "inf", "-inf", "∞", "-", ".",
        "unknown", "0", "1", "yes", "text"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_inferred_is_what_the_reader_reads(int seed)
    {
        var random = new Random(seed);
        const int Columns = 24, Rows = 120;
        string[][] cells = [.. Enumerable.Range(0, Columns).Select(_ => Column(random, Rows))];
        using var folder = new TempFolder();
        string csv = folder.Write("data.csv",
            [string.Join(',', Enumerable.Range(0, Columns).Select(c => $"c{c}")) + ",y",
                .. Enumerable.Range(0, Rows)
                    .Select(row => string.Join(',', cells.Select(column => Tables.Quoted(column[row]))) + $",{row % 11}")]);
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", folder.File("project"));
        Assembly program = ScaffoldedProject.Compile(folder.File("project"));

        Type reader = program.GetTypes().Single(type => type.Name == "DataCsv");
        var rows = (object[])reader.GetMethod("Read", [typeof(string)])!.Invoke(null, [csv])!;
        rows.Length.ShouldBe(Rows);
        foreach (PropertyInfo property in rows[0].GetType().GetProperties()
            .Where(property => property.GetCustomAttribute<FeatureAttribute>() is not null))
        {
            string[] column = cells[int.Parse(property.GetCustomAttribute<FeatureAttribute>()!.Name![1..], CultureInfo.InvariantCulture)];
            object?[] values = [.. rows.Select(property.GetValue)];
            foreach (IGrouping<string, int> same in Enumerable.Range(0, Rows).GroupBy(row => column[row]))
            {
                // One text is one value.
                same.Select(row => values[row]).Distinct().Count()
                    .ShouldBe(1, $"'{same.Key}' of {property.Name}, in {string.Join('|', column.Distinct())}");
            }

            foreach (IGrouping<object?, int> same in Enumerable.Range(0, Rows).GroupBy(row => values[row])
                .Where(group => group.Key is Enum or string))
            {
                // And one value no two texts that differ.
                same.Select(row => LevelKey.Of(column[row])).Distinct().Count()
                    .ShouldBe(1, $"{same.Key} of {property.Name}, in {string.Join('|', column.Distinct())}");
            }
        }
    }

    private static string[] Column(Random random, int rows)
    {
        string[] pool = s_pools[random.Next(s_pools.Length)], other = random.Next(4) == 0 ? s_pools[random.Next(s_pools.Length)] : pool;
        string[] strays = [.. Enumerable.Range(0, random.Next(3)).Select(_ => s_strays[random.Next(s_strays.Length)])];
        return [.. Enumerable.Range(0, rows)
            .Select(_ => random.Next(20) == 0 && strays.Length > 0 ? strays[random.Next(strays.Length)] : random.Next(10) == 0
                ? other[random.Next(other.Length)] : pool[random.Next(pool.Length)])];
    }
}
