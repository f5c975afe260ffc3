using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Nbm.Generators.Tests.Incrementality;

/// <summary>
/// What an edit costs. Both directions are asserted, what is cached and what isn't, so these tests are known to be able to fail.
/// </summary>
public sealed class IncrementalityTests
{
    private const string Unrelated = "namespace Other; internal static class Unrelated { internal static int Two() => 2; }";
    private static readonly IncrementalStepRunReason[] s_untouched = [Cached, Unchanged];

    [Fact]
    public void The_same_compilation_twice_is_all_cached()
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(ModelSources.Applicant, Unrelated)).Again();
        run.Reasons(TrackingNames.Parse).ShouldBe([Cached]);
        run.OutputReasons().ShouldBe([Cached, Cached]);
    }

    [Fact]
    public void An_edit_in_another_file_leaves_the_output_cached()
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(ModelSources.Applicant, Unrelated))
            .Edit(1, static text => text.Replace("2", "3"));
        run.Reasons(TrackingNames.Spec).ShouldAllBe(static reason => s_untouched.Contains(reason));
        run.OutputReasons().ShouldBe([Cached, Cached]);
    }

    [Fact]
    public void A_comment_above_the_model_leaves_the_spec_unchanged()
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(ModelSources.Applicant)).Edit(0, static text => "// A comment.\n\n" + text);
        run.Reasons(TrackingNames.Parse).ShouldBe([Unchanged]);
        run.OutputReasons().ShouldBe([Cached, Cached]);
    }

    [Fact]
    public void A_body_inside_the_model_leaves_the_spec_unchanged()
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(ModelSources.Flight)).Edit(0, static text => text.Replace("? 0 :", "? 1 :"));
        run.Reasons(TrackingNames.Parse).ShouldBe([Unchanged]);
        run.OutputReasons().ShouldBe([Cached, Cached]);
    }

    [Theory]
    [InlineData("double? Income", "decimal? Income")]
    [InlineData("Unit = \"years\"", "Unit = \"months\"")]
    [InlineData("    Owner,", "    Boat, Owner,")]
    [InlineData("[Feature] public string? Job", "[Feature] public string? Trade")]
    [InlineData("nameof(Seniority), nameof(Income)", "nameof(Income), nameof(Seniority)")]
    [InlineData("namespace Shop;", "namespace Shops;")]
    [InlineData("public partial record", "internal partial record")]
    public void What_the_model_is_made_of_changes_the_spec(string before, string after)
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(ModelSources.Applicant)).Edit(0, text => text.Replace(before, after));
        run.Reasons(TrackingNames.Parse).ShouldBe([Modified]);
        run.OutputReasons().ShouldBe([Modified, Modified]);
    }

    [Fact]
    public void A_second_model_leaves_the_first_cached()
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(ModelSources.Applicant)).Add(ModelSources.House);
        run.Reasons(TrackingNames.Spec).Order().ShouldBe([New, Cached]);
        run.OutputReasons().Order().ShouldBe([New, New, Cached, Cached]);
    }

    [Fact]
    public void A_reference_to_CsvHelper_writes_the_reader_and_nothing_else()
    {
        Consumer without = Consumer.Of(ModelSources.Applicant) with { References = References.Default };
        IncrementalRun run = new(without);
        run.Files().ShouldNotContain("Shop.Applicant.Csv.g.cs");

        run.Reference(References.WithCsvHelper.Except(References.Default).Single());
        run.Files().ShouldContain("Shop.Applicant.Csv.g.cs");
        run.Reasons(TrackingNames.Options).ShouldBe([Modified]);
        run.OutputReasons().Order().ShouldBe([Modified, Cached]);
    }

    [Fact]
    public void A_record_of_several_families_is_written_once_and_stays_cached()
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(FamilySources.Loan, Unrelated)).Edit(1, static text => text.Replace("2", "3"));
        run.Files().ShouldBeUnique();
        run.Reasons(TrackingNames.Spec).ShouldHaveSingleItem().ShouldBeOneOf(s_untouched);
        run.OutputReasons().ShouldBe([Cached, Cached]);
    }

    [Fact]
    public void A_family_more_changes_the_spec_and_adds_its_files_alone()
    {
        IncrementalRun run = new(Consumer.Of(FamilySources.Loan.Replace("[MlpModel]", string.Empty)));
        string[] before = [.. run.Files()];
        run.Edit(0, static text => text.Replace("[SpamModel]", "[SpamModel]\n[MlpModel]"));
        run.Reasons(TrackingNames.Spec).ShouldBe([Modified]);
        run.Files().Except(before).ShouldBe(["Shop.Loan.Mlp.g.cs"]);
        before.Except(run.Files()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Degree = 3", "Degree = 2")]
    [InlineData("Rank = 20", "Rank = 21")]
    public void What_a_familys_attribute_says_changes_the_spec(string before, string after)
    {
        IncrementalRun run = new IncrementalRun(Consumer.Of(FamilySources.Grain)).Edit(0, text => text.Replace(before, after));
        run.Reasons(TrackingNames.Parse).ShouldBe([Modified]);
        run.OutputReasons().ShouldBe([Modified, Modified]);
    }

    [Fact]
    public void Without_the_attribute_the_output_is_removed()
    {
        IncrementalRun run = new(Consumer.Of(ModelSources.Applicant));
        run.Files().ShouldNotBeEmpty();
        run.Edit(0, static text => text.Replace("[NbmModel]", string.Empty));
        run.Files().ShouldBeEmpty();
        run.OutputReasons().ShouldAllBe(static reason => reason == Removed);
    }
}
