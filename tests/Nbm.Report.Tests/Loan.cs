using System.Globalization;

namespace Nbm.Report.Tests;

public enum Outcome { Bad, Good }

/// <summary>A real loan (credit_data of R's modeldata), with reasons and what can be changed.</summary>
[NbmModel]
[Interaction(nameof(Amount), nameof(Price))]
public partial record Loan
{
    [Feature(Unit = "years"), Reason("R1", "Short time at the job"), Actionable(Direction = Direction.Up), Moves(nameof(Age), 1)]
    public required int Seniority { get; init; }

    [Feature(Unit = "years"), Immutable] public required int Age { get; init; }

    [Feature, Immutable, Reason("R2", "Earlier defaults")] public required bool Records { get; init; }

    [Feature] public string? Job { get; init; }

    [Feature(Unit = "$/month"), Reason("R3", "Income")] public double? Income { get; init; }

    [Feature(Unit = "$"), Actionable(Step = 50), Reason("R4", "The amount asked for")] public required double Amount { get; init; }

    [Feature(Unit = "$"), Immutable] public required double Price { get; init; }

    [Target] public required Outcome Status { get; init; }

    /// <summary>The line of the file, which nothing learns from.</summary>
    [Ignore] public required int Line { get; init; }

    public static Loan[] Read()
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"))
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray())];
        int Place(string name) => Array.IndexOf(lines[0], name);
        int seniority = Place("Seniority"), age = Place("Age"), records = Place("Records"), job = Place("Job"), income = Place("Income"),
            amount = Place("Amount"), price = Place("Price"), status = Place("Status");
        return [.. lines.Skip(1).Select((cells, line) => new Loan
        {
            Seniority = Whole(cells[seniority]), Age = Whole(cells[age]), Records = cells[records] == "yes",
            Job = cells[job].Length == 0 || cells[job] == "NA" ? null : cells[job],
            Income = cells[income].Length == 0 || cells[income] == "NA" ? null : Whole(cells[income]), Amount = Whole(cells[amount]),
            Price = Whole(cells[price]), Status = cells[status] == "good" ? Outcome.Good : Outcome.Bad, Line = line,
        })];
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
