namespace Nbm.Generators.Tests.Docs;

/// <summary>The C# of docs/interpreters.md is a program that runs, word for word, on rows that are made up here.</summary>
public sealed class InterpreterPageTests
{
    private const string Rows = """
        using System;
        using System.Linq;
        using Nbm;

        Applicant[] rows = [.. Enumerable.Range(0, 200).Select(static i => new Applicant
        {
            Delinquencies = i % 9 == 0 ? null : i % 4, Inquiries = i % 3, Income = 100 * (i % 17), Job = i % 2 == 0 ? "baker" : "smith", Repaid = i % 4 < 2 ^ i % 17 > 13,
        })];
        Applicant[] heldOut = rows[..80];

        """;

    [Fact]
    public Task Its_code_runs_as_it_stands() => PageProgram.RunAsync("interpreters.md", Rows);
}
