using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

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
    public async Task Its_code_runs_as_it_stands()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(BuildInfo.RepositoryRoot, "docs", "interpreters.md"));
        string[] blocks = [.. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];
        blocks.Length.ShouldBe(2, "the record and the program");
        GeneratorResult result = (Consumer.Of(blocks[0], Rows + blocks[1]) with { OutputKind = OutputKind.ConsoleApplication }).Generate();
        result.CompilerDiagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()).ShouldBeEmpty();
        using var stream = new MemoryStream();
        result.Compilation.Emit(stream).Success.ShouldBeTrue();
        stream.Position = 0;
        Assembly assembly = new AssemblyLoadContext(null).LoadFromStream(stream);
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]); // What it writes goes to the test's output.
    }
}
