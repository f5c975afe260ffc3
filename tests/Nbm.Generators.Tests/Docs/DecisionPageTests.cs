namespace Nbm.Generators.Tests.Docs;

/// <summary>The C# of docs/decisions.md is a program that runs, word for word, on rows that are made up here.</summary>
public sealed class DecisionPageTests
{
    private const string Rows = """
        using System;
        using System.IO;
        using System.Linq;
        using Nbm;

        Directory.SetCurrentDirectory(Directory.CreateTempSubdirectory("nbm-decisions").FullName);
        Loan[] rows = [.. Enumerable.Range(0, 600).Select(static i => new Loan
        {
            Age = 20 + (i * 7 % 50), Income = i % 9 == 0 ? null : 100 * (i % 17), Amount = 100 + (i * 11 % 90),
            Job = i % 2 == 0 ? "baker" : "smith", CustomerId = i * 31 % 149, Opened = new DateOnly(2025, 1, 1).AddDays(i * 13 % 365),
            Repaid = (i * 7 % 50) + (i % 17) + (i * 37 % 23) > 40,
        })];

        """;

    [Fact]
    public Task Its_code_runs_as_it_stands() => PageProgram.RunAsync("decisions.md", Rows);
}
