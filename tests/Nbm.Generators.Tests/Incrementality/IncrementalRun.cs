using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Frozen;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Incrementality;

/// <summary>A generator that has run once, and is run again after an edit.</summary>
internal sealed class IncrementalRun
{
    private readonly Consumer _consumer;
    private readonly CSharpCompilation _before;
    private GeneratorDriver _driver;

    public IncrementalRun(Consumer consumer, params ImmutableArray<AdditionalText> files)
    {
        _consumer = consumer;
        _before = consumer.Compile();
        _driver = consumer.NewDriver().AddAdditionalTexts(files).WithUpdatedAnalyzerConfigOptions(ItemMetadata.None).RunGenerators(_before);
    }

    /// <summary>Runs again on the same compilation.</summary>
    public IncrementalRun Again() => Run(_before);

    /// <summary>Runs again with one file replaced by another text.</summary>
    public IncrementalRun Edit(int file, Func<string, string> edit)
    {
        SyntaxTree old = _before.SyntaxTrees[file];
        string text = edit(old.ToString());
        text.ShouldNotBe(old.ToString(), "the edit changes nothing");
        return Run(_before.ReplaceSyntaxTree(old, _consumer.Parse(text, old.FilePath)));
    }

    /// <summary>Runs again with another file.</summary>
    public IncrementalRun Add(string text) => Run(_before.AddSyntaxTrees(_consumer.Parse(text, "/src/Added.cs")));

    /// <summary>Runs again with a file of the project replaced by another.</summary>
    public IncrementalRun Replace(AdditionalText file, AdditionalText other)
    {
        _driver = _driver.ReplaceAdditionalText(file, other);
        return Again();
    }

    /// <summary>Runs again with another reference.</summary>
    public IncrementalRun Reference(MetadataReference reference) => Run(_before.AddReferences(reference));

    /// <summary>How the results of a step came about in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Steps(_driver.GetRunResult().Results.Single().TrackedSteps, step)];

    /// <summary>How the outputs that wrote a file came about in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. Steps(_driver.GetRunResult().Results.Single().TrackedOutputSteps, "SourceOutput")];

    /// <summary>The names of the generated files.</summary>
    public IReadOnlyList<string> Files() => [.. _driver.GetRunResult().Results.Single().GeneratedSources.Select(static s => s.HintName)];

    private static IEnumerable<IncrementalStepRunReason> Steps(
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps, string name) =>
        steps.TryGetValue(name, out var runs) ? runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason) : [];

    private IncrementalRun Run(Compilation compilation)
    {
        _driver = _driver.RunGenerators(compilation);
        return this;
    }
}
