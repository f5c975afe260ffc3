using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators;

namespace Nbm.Benchmarks;

/// <summary>The generator on a record of 23 features: from nothing, and after an edit elsewhere.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Compiles the record, and runs the generator once for the second benchmark.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string members = string.Concat(Enumerable.Range(0, 23).Select(i => $"    [Feature] public double? F{i} {{ get; init; }}\n"));
        SyntaxTree model = CSharpSyntaxTree.ParseText(
            $"using Nbm;\n[NbmModel]\npublic partial record Applicant\n{{\n{members}    [Target] public bool Repaid {{ get; init; }}\n}}\n", path: "Applicant.cs");
        SyntaxTree other = CSharpSyntaxTree.ParseText("class Other { int X = 1; }", path: "Other.cs");
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Nbm.Benchmarks", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create("Consumer", [model, other], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _edited = _compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("class Other { int X = 2; }", path: "Other.cs"));
        _warm = Create().RunGenerators(_compilation);
    }

    /// <summary>Parse and emit.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Create().RunGenerators(_compilation);

    /// <summary>What a keystroke in another file costs.</summary>
    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => _warm.RunGenerators(_edited);

    private static CSharpGeneratorDriver Create() => CSharpGeneratorDriver.Create(new NbmModelGenerator());
}
