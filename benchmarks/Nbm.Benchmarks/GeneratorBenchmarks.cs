using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Benchmarks.Frozen;

namespace Nbm.Benchmarks;

/// <summary>The generator on a record of 23 features, alone or with a model file: from nothing, and after an edit elsewhere.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private FrozenProject _project = null!;
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Whether the record's model is frozen.</summary>
    [Params(false, true)]
    public bool Frozen { get; set; }

    /// <summary>Compiles the record, and runs the generator once for the second benchmark.</summary>
    [GlobalSetup]
    public void Setup()
    {
        (_project, _) = Projects.Of("23 features");
        SyntaxTree other = CSharpSyntaxTree.ParseText("class Other { int X = 1; }", path: "Other.cs");
        _compilation = _project.Compilation.AddSyntaxTrees(other);
        _edited = _compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("class Other { int X = 2; }", path: "Other.cs"));
        _warm = _project.NewDriver(Frozen).RunGenerators(_compilation);
    }

    /// <summary>Parse and emit.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => _project.NewDriver(Frozen).RunGenerators(_compilation);

    /// <summary>What a keystroke in another file costs.</summary>
    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => _warm.RunGenerators(_edited);
}
