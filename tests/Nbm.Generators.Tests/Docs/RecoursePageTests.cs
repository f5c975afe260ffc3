namespace Nbm.Generators.Tests.Docs;

/// <summary>The C# of docs/recourse.md is a program that runs, word for word, on rows that are made up here.</summary>
public sealed class RecoursePageTests
{
    private const string Rows = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Nbm;

        Applicant[] rows = [.. Enumerable.Range(0, 400).Select(static i => new Applicant
        {
            YearsAtJob = i % 13, Age = 20 + (i % 41), Home = (Home)(i % 3), Income = i % 11 == 0 ? null : 100 * (i % 17),
            Amount = 100 * (i % 29),
            Status = (i % 17) + (i % 13) > (i % 29) ? Status.Good : Status.Bad,
        })];

        """;

    [Fact]
    public Task Its_code_runs_as_it_stands() => PageProgram.RunAsync("recourse.md", Rows);
}
