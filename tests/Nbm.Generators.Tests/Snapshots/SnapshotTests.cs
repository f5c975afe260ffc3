using Nbm.Generators.Tests.Harness;
#if USE_VERIFY
using VerifyTests;
using VerifyXunit;
#endif

namespace Nbm.Generators.Tests.Snapshots;

/// <summary>What is generated, file by file, as a reviewer sees it.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Binary_record() => VerifyGenerated(ModelSources.Applicant);

    [Fact]
    public Task Regression_on_a_positional_record_struct() => VerifyGenerated(ModelSources.House);

    [Fact]
    public Task Multiclass_with_keyword_names() => VerifyGenerated(ModelSources.Keywords);

    [Fact]
    public Task Text_classes_in_the_global_namespace() => VerifyGenerated(ModelSources.Ticket);

    [Fact]
    public Task Two_member_enum_and_inherited_features() => VerifyGenerated(ModelSources.Flight);

    [Fact]
    public Task Declared_data_kinds() => VerifyGenerated(ModelSources.Ride);

    [Fact]
    public Task Amounts_with_offset_exposure_and_weight() => VerifyGenerated(ModelSources.Policy);

    [Fact]
    public Task Durations_with_events() => VerifyGenerated(ModelSources.Machine);

    [Fact]
    public Task Durations_with_entries_and_strata() => VerifyGenerated(ModelSources.Patient);

    [Fact]
    public Task Vectors() => VerifyGenerated(ModelSources.Mail);

    [Fact]
    public Task A_perceptron_alone() => VerifyGenerated(FamilySources.Claim);

    [Fact]
    public Task Dense_vectors_of_a_perceptron_and_of_experts() => VerifyGenerated(FamilySources.Digit);

    [Fact]
    public Task A_polynomial_of_several_classes_alone() => VerifyGenerated(FamilySources.Grain);

    [Fact]
    public Task Three_families_of_one_record() => VerifyGenerated(FamilySources.Loan);

    [Fact]
    public Task Experts_of_two_classes_alone() => VerifyGenerated(FamilySources.Applicant);

    [Fact]
    public Task Experts_of_several_classes_as_a_record_struct() => VerifyGenerated(FamilySources.Flower);

    [Fact]
    public Task An_interpreter_of_features_of_two_classes() => VerifyGenerated(FamilySources.Borrower);

    [Fact]
    public Task An_interpreter_of_a_picture_of_several_classes() => VerifyGenerated(FamilySources.Letter);

    private static Task VerifyGenerated(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        GeneratorResult result = Consumer.Of(source).Generate().ShouldCompileClean();
        Target[] targets = [
            .. result.Files.Select(static file => new Target("cs", Scrub(file.Value), Path.GetFileNameWithoutExtension(file.Key)))];
#if USE_VERIFY
        return Verifier.Verify(targets).UseMethodName(method);
#else
        return Verifier.Verify(targets, method: method);
#endif
    }

    // A new version of the generator isn't a new snapshot.
    private static string Scrub(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"(GeneratedCode\(""Nbm\.Generators"", "")[\d.]+""", "$1VERSION\"");
}
