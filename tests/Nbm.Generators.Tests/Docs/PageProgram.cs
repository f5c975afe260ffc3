using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Docs;

/// <summary>The C# of a page, a record and a program, compiled and run word for word.</summary>
internal static class PageProgram
{
    /// <param name="page">The page's file in <c>docs</c>.</param>
    /// <param name="rows">What stands before the program: rows that are made up.</param>
    public static async Task RunAsync(string page, string rows)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(BuildInfo.RepositoryRoot, "docs", page));
        string[] blocks = [.. Regex.Matches(text, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];
        blocks.Length.ShouldBe(2, "the record and the program");
        GeneratorResult result = (Consumer.Of(blocks[0], rows + blocks[1]) with { OutputKind = OutputKind.ConsoleApplication }).Generate();
        result.CompilerDiagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())
            .ShouldBeEmpty();
        using var stream = new MemoryStream();
        result.Compilation.Emit(stream).Success.ShouldBeTrue();
        stream.Position = 0;
        Assembly assembly = new AssemblyLoadContext(null).LoadFromStream(stream);
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]); // What it writes goes to the test's output.
    }
}
