using Nbm.Generators.Specs;

namespace Nbm.Generators.Tests.Incrementality;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_with_equal_items_are_equal()
    {
        EquatableArray<string> left = new[] { "a", "b" }.ToEquatableArray();
        EquatableArray<string> right = new[] { "a", "b" }.ToEquatableArray();
        (left == right).ShouldBeTrue();
        left.GetHashCode().ShouldBe(right.GetHashCode());
        left.Equals((object)right).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    public void Arrays_with_other_items_or_another_order_are_not(params string[] items) =>
        (new[] { "a", "b" }.ToEquatableArray() != items.ToEquatableArray()).ShouldBeTrue();

    [Fact]
    public void A_default_array_is_an_empty_one()
    {
        EquatableArray<string> none = default;
        (none == EquatableArray<string>.Empty).ShouldBeTrue();
        none.GetHashCode().ShouldBe(EquatableArray<string>.Empty.GetHashCode());
        none.Count.ShouldBe(0);
        none.ShouldBeEmpty();
    }

    [Fact]
    public void Arrays_nest() =>
        new[] { new[] { 1 }.ToEquatableArray() }.ToEquatableArray().ShouldBe(new[] { new[] { 1 }.ToEquatableArray() }.ToEquatableArray());
}
