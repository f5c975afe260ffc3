namespace Nbm.Tests.Schema;

/// <summary>What messages cite of texts that come from outside.</summary>
public sealed class CitedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Month-to-month")]
    [InlineData("Zürich, 千代田 🏠")]
    public void A_short_text_is_cited_as_it_is(string text) => Cited.Text(text).ShouldBe(text);

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        string cited = Cited.Text(new string('x', 1_000_000));
        cited.ShouldBe(new string('x', Cited.MostCharacters) + "…");
        Cited.Text(new string('x', Cited.MostCharacters)).ShouldNotContain("…");
    }

    [Fact]
    public void No_character_is_cut_in_half() =>
        Cited.Text(new string('x', Cited.MostCharacters - 1) + "🏠 and more").ShouldBe(new string('x', Cited.MostCharacters - 1) + "…");

    [Theory]
    [InlineData("\u001b[2Jgone", "\\u001B[2Jgone")]
    [InlineData("two\r\nlines", "two\\u000D\\u000Alines")]
    [InlineData("\u202eright to left", "\\u202Eright to left")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("zero\u200bwidth", "zero\\u200Bwidth")]
    public void What_moves_a_cursor_or_is_not_seen_is_named_by_its_number(string text, string expected) =>
        Cited.Text(text).ShouldBe(expected);

    [Fact]
    public void Half_a_character_is_named_by_its_number() => Cited.Text("a\ud800b").ShouldBe("a\\uD800b");

    [Fact]
    public void A_long_list_is_cut_and_counted()
    {
        Cited.List(["a", "b\u0007"]).ShouldBe("a, b\\u0007");
        Cited.List(Enumerable.Repeat("x", 1000)).ShouldEndWith("x, … (1000 in all)");
        Cited.List(Enumerable.Repeat(new string('y', 1000), 1_000_000)).Length.ShouldBeLessThan(25 * Cited.MostCharacters);
    }
}
