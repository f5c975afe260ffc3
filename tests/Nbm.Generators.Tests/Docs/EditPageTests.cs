namespace Nbm.Generators.Tests.Docs;

/// <summary>The C# of docs/edits.md is a program that runs, word for word, on rows that are made up here.</summary>
public sealed class EditPageTests
{
    private const string Rows = """
        using System;
        using System.IO;
        using System.Linq;
        using Nbm;

        Directory.SetCurrentDirectory(Directory.CreateTempSubdirectory("nbm-edits").FullName);
        var random = new Random(1);
        Loan[] rows = [.. Enumerable.Range(0, 600).Select(i =>
        {
            (double age, double income, double amount) = (random.Next(20, 70), random.Next(500, 6000), random.Next(100, 9000));
            string job = i % 3 == 0 ? "baker" : "clerk";
            bool repaid = (0.001 * income) - (0.0005 * amount) + (0.03 * age) + random.NextDouble() > 3.5;
            return new Loan { Age = age, Income = i % 9 == 0 ? null : income, Amount = amount, Job = job, Repaid = repaid };
        })];
        (Loan[] train, Loan[] test) = (rows[..450], rows[450..]);
        """;

    [Fact]
    public Task Its_code_runs_as_it_stands() => PageProgram.RunAsync("edits.md", Rows);
}
