namespace Nbm.Integration.Tests.Support;

/// <summary>The credit data of the samples, with the columns that the README's record names.</summary>
internal static class CreditData
{
    /// <summary>A CSV file whose column Repaid says yes or no.</summary>
    public static string Text { get; } = Read();

    public static Applicant[] Rows { get; } = ApplicantCsv.Read(new StringReader(Text), "credit_data.csv");

    private static string Read() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"))
        .Replace("\"Status\"", "\"Repaid\"", StringComparison.Ordinal)
        .Replace("\"good\"", "\"yes\"", StringComparison.Ordinal)
        .Replace("\"bad\"", "\"no\"", StringComparison.Ordinal);
}
