using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Nbm.Generators;

namespace Nbm.Benchmarks.Frozen;

/// <summary>A project that has a record and a model file, as a user's build sees it; what is generated is compiled and loaded.</summary>
/// <param name="record">The name of the record's file among the benchmarks' data.</param>
/// <param name="name">The record's name.</param>
/// <param name="model">The model.</param>
internal sealed class FrozenProject(string record, string name, AdditiveModel model)
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Nbm.Benchmarks", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The record alone, with a file beside it that has nothing to do with models.</summary>
    public CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        name + "Frozen",
        [Parse("global using System;\nglobal using System.Collections.Generic;", "Usings.cs"), Parse(Resource(record), record),
            Parse(Loop(name), "Loop.cs")],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The model file.</summary>
    public AdditionalText File { get; } = Saved(name, model);

    /// <summary>A driver for the generator.</summary>
    public GeneratorDriver NewDriver(bool withFile) => CSharpGeneratorDriver.Create(
        [new NbmModelGenerator().AsSourceGenerator()], withFile ? [File] : [], CSharpParseOptions.Default);

    /// <summary>The assembly, as bytes.</summary>
    /// <param name="withFile">With the scorer, or without.</param>
    public byte[] Emit(bool withFile)
    {
        CSharpCompilation compilation = withFile ? Compilation : Compilation.RemoveSyntaxTrees(Compilation.SyntaxTrees[^1]);
        NewDriver(withFile).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        using var stream = new MemoryStream();
        Diagnostic? error = output.Emit(stream).Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? stream.ToArray() : throw new InvalidOperationException(error.ToString());
    }

    /// <summary>Reads the rows, and gives what scores and explains the next one each time.</summary>
    /// <param name="csv">The rows.</param>
    public (Func<double> Score, Func<double> Explain) Load(string csv)
    {
        using var stream = new MemoryStream(Emit(withFile: true));
        Type loop = new AssemblyLoadContext(null).LoadFromStream(stream).GetType("Nbm.Benchmarks.Data.Loop")!;
        loop.GetMethod("Read")!.Invoke(null, [csv]);
        return (loop.GetMethod("Score")!.CreateDelegate<Func<double>>(), loop.GetMethod("Explain")!.CreateDelegate<Func<double>>());
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), path: path);

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Loop(string name) => $$"""
        namespace Nbm.Benchmarks.Data;

        public static class Loop
        {
            private static {{name}}[] s_rows = [];
            private static int s_next;

            public static void Read(string csv) => s_rows = {{name}}Csv.Read(csv);

            public static double Score() => {{name}}Scorer.Score(Next());

            public static double Explain() => {{name}}Scorer.Explain(Next()).Score;

            private static {{name}} Next()
            {
                s_next = s_next + 1 < s_rows.Length ? s_next + 1 : 0;
                return s_rows[s_next];
            }
        }
        """;

    private static ModelFile Saved(string name, AdditiveModel model)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("nbm-benchmark-").FullName, name + ".nbm");
        model.Save(path);
        return new ModelFile(path);
    }

    private sealed class ModelFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => null;
    }
}
