using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Analyzers.Cases;
using Nbm.Generators.Tests.Frozen;

namespace Nbm.Generators.Tests.CodeFixes;

/// <summary>Nothing is offered where it would do harm.</summary>
public sealed class DriftFixTests
{
    [Fact]
    public async Task A_name_that_is_taken_is_not_put_back() => await NothingShouldBeOfferedAsync(
        "NBM0606", DriftSources.House, ("int Rooms", "int Chambers, [Ignore] string Rooms"));

    [Fact]
    public async Task A_date_whose_parts_are_features_is_not_ignored() => await NothingShouldBeOfferedAsync(
        "NBM0605", DriftSources.Applicant, ("[Calendar(", "[Feature] [Calendar("));

    [Fact]
    public async Task A_type_that_means_nothing_here_is_not_put_back() => await NothingShouldBeOfferedAsync(
        "NBM0607", DriftSources.Applicant, ("enum Grade", "enum Mark"), ("Grade Grade", "Mark Grade"));

    [Fact]
    public async Task A_property_is_renamed_in_all_files()
    {
        CodeFixRun before = CodeFixRun.Create(RecordFile.Of(DriftSources.House), [
            DriftSources.House.With(("int Rooms", "int Chambers")),
            "public static class Use { public static int Of(House house) => house.Chambers; }"]);

        CodeFixRun after = await before.ApplyAsync((await before.OfferAsync((await before.DiagnoseAsync()).Single())).Single());

        (await after.TextAsync(1)).ShouldContain("house.Rooms");
        (await after.ErrorsAsync()).ShouldBeEmpty();
    }

    private static async Task NothingShouldBeOfferedAsync(string id, string found, params (string Found, string Now)[] changes)
    {
        CodeFixRun run = CodeFixRun.Create(RecordFile.Of(found), [found.With(changes)]);
        Diagnostic drift = (await run.DiagnoseAsync()).Single(d => d.Id == id);
        (await run.OfferAsync(drift)).ShouldBeEmpty();
    }
}
