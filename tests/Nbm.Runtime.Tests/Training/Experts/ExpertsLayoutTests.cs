namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>Which groups and experts go together, and what is refused.</summary>
public sealed class ExpertsLayoutTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Binary(),
        [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]);

    [Fact]
    public void By_default_there_is_an_expert_of_each_group_and_one_of_all()
    {
        ExpertsLayout layout = Experts.Layout([[2, 0], [1]]);
        layout.Experts.Select(expert => expert.Name).ShouldBe(["G0", "G1", "G0 + G1"]);
        layout.Experts.Select(expert => expert.Mask).ShouldBe([1UL, 2UL, 3UL]);
        layout.Experts[2].Features.ShouldBe([0, 1, 2]);
        layout.Full.ShouldBe(2);
        Experts.Layout([[0]]).Experts.Length.ShouldBe(1);
    }

    [Fact]
    public void Children_are_those_whose_groups_are_all_a_parents()
    {
        ExpertsLayout layout = Experts.Layout([[0], [1], [2]], [1, 0], [0], [2], [0, 1, 2], [1, 2]);
        layout.Children.Select(own => string.Join(' ', own)).ShouldBe(["1", "", "", "0 1 2 4", "2"]);
        layout.Full.ShouldBe(3);
        Experts.Layout([[0], [1], [2]], [0], [1, 2]).Full.ShouldBeNull();
    }

    [Theory]
    [InlineData("names no group", new[] { 0 }, new int[0])]
    [InlineData("experts 0 and 1 both read G0 + G1", new[] { 0, 1 }, new[] { 1, 0 })]
    [InlineData("names group 3", new[] { 0, 3 }, new[] { 1 })]
    [InlineData("names group 1, which it named before", new[] { 1, 1 }, new[] { 0 })]
    [InlineData("none reads the group G1", new[] { 0 }, new[] { 0, 2 })]
    public void What_is_no_lattice_of_experts_is_refused(string message, int[] first, int[] second) =>
        Should.Throw<ArgumentException>(() => Experts.Layout([[0], [1], [2]], first, second)).Message.ShouldContain(message);

    [Fact]
    public void Groups_that_are_none_are_refused()
    {
        Refusal([]).ShouldContain("there are 0 groups");
        Refusal([new("A", [0]), new("A", [1])]).ShouldContain("group 1 is called 'A'");
        Refusal([new("A", [0]), new("B", [])]).ShouldContain("the group B has no feature");
        Refusal([new("A", [0]), new("B", [1, 0])]).ShouldContain("feature 0 is in the groups A and B");
        Refusal([new("A", [-1])]).ShouldContain("has feature -1");

        static string Refusal(FeatureGroup[] groups) => Should.Throw<ArgumentException>(() => new ExpertsLayout([.. groups])).Message;
    }

    [Fact]
    public void A_record_whose_features_are_not_all_in_groups_is_refused_before_a_row_is_read()
    {
        Should.Throw<ArgumentException>(() => Experts.Train(s_schema, [], Experts.Layout([[0], [2]]), Experts.Small)).Message
            .ShouldContain("B of Test is in no group");
        Should.Throw<ArgumentException>(() => Experts.Train(s_schema, [], Experts.Layout([[0, 1], [2, 3]]), Experts.Small)).Message
            .ShouldContain("The group G1 has feature 3, but Test has 3 features");
    }
}
