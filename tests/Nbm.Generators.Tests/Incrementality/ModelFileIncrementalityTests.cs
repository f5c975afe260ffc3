using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Nbm.Generators.Tests.Analyzers;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Frozen;
using Nbm.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Nbm.Generators.Tests.Incrementality;

/// <summary>A model file is read once, and a scorer written anew only if its own file or record changed.</summary>
public sealed class ModelFileIncrementalityTests
{
    private const string Usings = "using System;\nusing Nbm;\n";
    private const string Unrelated = "namespace Other; internal static class Unrelated { internal static int Two() => 2; }";

    // Without the runtime and CsvHelper: what is written is scorers.
    private static readonly Consumer s_consumer = Consumer.Of(Usings + DriftSources.House, Unrelated)
        with { References = References.WithoutRuntime };
    private static readonly IncrementalStepRunReason[] s_untouched = [Cached, Unchanged];

    [Fact]
    public void An_edit_in_another_file_leaves_the_scorer_cached()
    {
        IncrementalRun run = new IncrementalRun(s_consumer, House()).Edit(1, static text => text.Replace("2", "3"));

        run.Files().ShouldBe(["House.Scorer.g.cs"]);
        run.Reasons(TrackingNames.ModelFiles).ShouldAllBe(static reason => s_untouched.Contains(reason));
        run.Reasons(TrackingNames.FrozenRecords).ShouldAllBe(static reason => s_untouched.Contains(reason));
        run.OutputReasons().ShouldAllBe(static reason => reason == Cached);
    }

    [Fact]
    public void A_comment_above_the_record_leaves_the_scorer_cached()
    {
        IncrementalRun run = new IncrementalRun(s_consumer, House())
            .Edit(0, static text => text.Replace("[NbmModel]", "// A comment.\n[NbmModel]"));

        run.OutputReasons().ShouldAllBe(static reason => reason == Cached);
    }

    [Fact]
    public void A_file_that_is_saved_again_with_the_same_bytes_leaves_the_scorer_cached()
    {
        AdditionalText before = House();
        IncrementalRun run = new IncrementalRun(s_consumer, before).Replace(before, House());

        run.Reasons(TrackingNames.ModelFiles).ShouldBe([Unchanged]);
        run.OutputReasons().ShouldAllBe(static reason => reason == Cached);
    }

    [Fact]
    public void A_changed_file_changes_its_scorer_and_no_other()
    {
        Consumer consumer = s_consumer with { Sources = s_consumer.Sources.Add(Usings + DriftSources.Offer) };
        byte[] house = File.ReadAllBytes(RecordFile.Of(DriftSources.House));
        var before = new FileText(RecordFile.Write("changing.nbm", house));
        var run = new IncrementalRun(consumer, before, new FileText(RecordFile.Of(DriftSources.Offer)));
        RecordFile.Write("changing.nbm", Damage.OfVersion(house, major: 2, minor: 1));

        run.Replace(before, new FileText(before.Path));

        run.Files().ShouldBe(["House.Scorer.g.cs", "Offer.Scorer.g.cs"], ignoreOrder: true);
        run.Reasons(TrackingNames.ModelFiles).Order().ShouldBe([Modified, Cached]);
        run.Reasons(TrackingNames.FrozenRecords).Order().ShouldBe([Modified, Cached]);
        run.OutputReasons().Count(static reason => reason == Modified).ShouldBe(1);
    }

    [Fact]
    public void A_record_that_drifts_loses_its_scorer()
    {
        IncrementalRun run = new IncrementalRun(s_consumer, House()).Edit(0, static text => text.Replace("Rooms", "Chambers"));

        run.Files().ShouldBe(["House.NoScorer.g.cs"]);
        run.Reasons(TrackingNames.FrozenRecords).ShouldBe([Removed]);
        run.Reasons(TrackingNames.AbsentScorers).ShouldBe([New]);
    }

    [Fact]
    public async Task An_editor_hands_on_the_same_file_at_every_keystroke_so_that_it_is_read_once()
    {
        string path = RecordFile.Write("kept.nbm", File.ReadAllBytes(RecordFile.Of(DriftSources.House)));
        Project project = new AdhocWorkspace().AddProject("Consumer", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithMetadataReferences(References.WithoutRuntime)
            .AddDocument("House.cs", Usings + DriftSources.House).Project;
        Project before = project.Solution
            .AddAdditionalDocument(
                DocumentInfo.Create(DocumentId.CreateNewId(project.Id), "kept.nbm", loader: new BinaryLoader(), filePath: path))
            .GetProject(project.Id)!;
        string[] found = await DiagnoseAsync(before);
        File.Delete(path);

        Project after = before.Documents.Single().WithText(SourceText.From("// A keystroke.\n" + Usings + DriftSources.House)).Project;

        after.AnalyzerOptions.AdditionalFiles.Single().ShouldBeSameAs(before.AnalyzerOptions.AdditionalFiles.Single());
        found.ShouldBeEmpty();
        (await DiagnoseAsync(after)).ShouldBeEmpty("it was read before it was deleted");
    }

    private static FileText House() => new(RecordFile.Of(DriftSources.House));

    private static async Task<string[]> DiagnoseAsync(Project project) =>
        [.. (await AnalyzerRun.DiagnoseAsync((await project.GetCompilationAsync())!, project.AnalyzerOptions)).Select(d => d.ToString())];

    // A model can't be read as text, and nobody asks for that.
    private sealed class BinaryLoader : TextLoader
    {
        public override Task<TextAndVersion> LoadTextAndVersionAsync(LoadTextOptions options, CancellationToken cancellationToken) =>
            throw new InvalidDataException("A model file is binary; it must not be asked for as text.");
    }
}
