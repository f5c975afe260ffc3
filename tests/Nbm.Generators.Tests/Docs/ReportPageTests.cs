namespace Nbm.Generators.Tests.Docs;

/// <summary>The C# of docs/reports.md is a program that runs, word for word, on rows that are made up here.</summary>
public sealed class ReportPageTests
{
    private const string Rows = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Nbm;

        Applicant[] rows = [.. Enumerable.Range(0, 400).Select(static i => new Applicant
        {
            YearsAtJob = i % 13, Income = i % 11 == 0 ? null : 100 * (i % 17), Amount = 100 * (i % 29),
            Status = (i % 17) + (i % 13) > (i % 29) ? Status.Good : Status.Bad, Number = "A-" + i, Region = i % 3 == 0 ? "north" : "south",
        })];

        """;

    [Fact]
    public Task Its_code_runs_as_it_stands() => PageProgram.RunAsync("reports.md", Rows);
}
