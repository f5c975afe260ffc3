using Nbm.Benchmarks.Data;
using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>The credit data and HELOC as the records of these tests have them, with models of them.</summary>
internal static class CreditRows
{
    public static Borrower[] Borrowers { get; } = Read(row => new Borrower
    {
        Seniority = Whole(row["Seniority"]), Home = Level<Estate>(row["Home"]), Time = Whole(row["Time"]), Age = Whole(row["Age"]),
        Job = Job(row["Job"]), Expenses = Whole(row["Expenses"]), Income = (int?)Number(row["Income"]),
        Assets = Number(row["Assets"]), Amount = Whole(row["Amount"]), Price = Whole(row["Price"]), Status = Status(row["Status"]),
    });

    public static PlainBorrower[] Plain { get; } = [.. Borrowers.Select(row => new PlainBorrower
    {
        Seniority = row.Seniority, Time = row.Time, Age = row.Age, Job = row.Job, Expenses = row.Expenses, Amount = row.Amount,
        Status = row.Status,
    })];

    public static PairedBorrower[] Paired { get; } = [.. Borrowers.Select(row => new PairedBorrower
    {
        Seniority = row.Seniority, Time = row.Time, Age = row.Age, Job = row.Job, Expenses = row.Expenses, Amount = row.Amount,
        Status = row.Status,
    })];

    public static FreeBorrower[] Free { get; } = [.. Borrowers.Where(row => row.Income is not 0).Select(row => new FreeBorrower
    {
        Seniority = row.Seniority, Job = row.Job, Income = row.Income, Assets = row.Assets, Amount = row.Amount, Price = row.Price,
        Status = row.Status,
    })];

    /// <summary>How many denied rows tests look at: so many by default, others by NBM_RECOURSE_ROWS.</summary>
    public static int Rows(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("NBM_RECOURSE_ROWS"), out int rows) ? rows : usual;

    public static string? HelocPath => BenchmarkData.Find("heloc.csv");

    public static CreditLine[] Heloc() => CreditLineCsv.Read(HelocPath!);

    /// <summary>A record as numbers, by the names of the features; texts and enums by their index.</summary>
    public static double[] Encode<TRecord>(ModelSchema schema, TRecord row) =>
        [.. schema.Features.Select(feature => typeof(TRecord).GetProperty(feature.Name)!.GetValue(row) switch
        {
            null => double.NaN,
            Enum level => feature.Levels.IndexOf(level.ToString()),
            IConvertible number => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
            var other => throw new InvalidOperationException($"{feature.Name} is {other}."),
        })];

    private static T[] Read<T>(Func<Dictionary<string, string>, T> make)
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"))
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray())];
        return [.. lines.Skip(1).Select(cells => make(lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)))];
    }

    private static int Whole(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static double? Number(string text) => text.Length == 0 ? null : Whole(text);

    private static T? Level<T>(string text)
        where T : struct, Enum => text.Length == 0 ? null : Enum.Parse<T>(text, ignoreCase: true);

    private static Employment? Job(string text) => text == "partime" ? Employment.Parttime : Level<Employment>(text);

    private static Standings Status(string text) => Enum.Parse<Standings>(text, ignoreCase: true);
}

/// <summary>Runs where HELOC's file is found.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HelocFactAttribute : FactAttribute
{
    public HelocFactAttribute() => Skip = CreditRows.HelocPath is null ? BenchmarkData.Missing("heloc.csv") : null;
}
