using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Docs;

/// <summary>The README's C# is a program that runs on the sample's own file, word for word.</summary>
public sealed class ReadmeTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    [Fact]
    public async Task Its_code_runs_on_the_samples_file_as_it_stands()
    {
        string readme = await File.ReadAllTextAsync(InRepository("README.md"));
        string[] blocks = [.. Regex.Matches(readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];
        blocks.Length.ShouldBe(4, "the record, the program, reports and exports");
        GeneratorResult result = (Consumer.Of(ImplicitUsings, blocks[0], "using Nbm;\n" + string.Concat(blocks[1..])) with
        {
            AssemblyName = "Readme",
            OutputKind = OutputKind.ConsoleApplication,
            LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13,
            References = References.WithCsvHelper.Add(MetadataReference.CreateFromFile(typeof(OnnxExport).Assembly.Location)),
        }).Generate();
        result.CompilerDiagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())
            .ShouldBeEmpty();

        string folder = Directory.CreateTempSubdirectory("nbm-readme").FullName;
        try
        {
            result.Compilation.Emit(Path.Combine(folder, "Readme.dll")).Success.ShouldBeTrue();
            foreach (Type needed in new[] { typeof(AdditiveModel), typeof(NbmModelAttribute), typeof(OnnxExport),
                typeof(CsvHelper.CsvParser), typeof(Google.Protobuf.IMessage) })
            {
                File.Copy(needed.Assembly.Location, Path.Combine(folder, Path.GetFileName(needed.Assembly.Location)));
            }

            File.Copy(InRepository("samples/CreditRisk/credit_data.csv"), Path.Combine(folder, "credit_data.csv"));
            string version = Environment.Version.ToString(3);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "Readme.runtimeconfig.json"),
                $$$"""{ "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "{{{version}}}" } } }""");

            string output = await RunAsync(folder);

            output.ReplaceLineEndings("\n")
                .ShouldBe(Regex.Match(readme, "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value,
                    "what the README says is printed");
            foreach (string file in new[] { "credit.nbm", "report.html", "income.svg", "credit.sql", "credit.onnx", "credit.json" })
            {
                new FileInfo(Path.Combine(folder, file)).Length.ShouldBeGreaterThan(0, file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder)
    {
        string dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", "Readme.dll"]) { WorkingDirectory = folder, RedirectStandardOutput = true,
            RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        process.ExitCode.ShouldBe(0, await output + await error);
        return await output;
    }

    private static string InRepository(string path) => Path.Combine(BuildInfo.RepositoryRoot, path);
}
