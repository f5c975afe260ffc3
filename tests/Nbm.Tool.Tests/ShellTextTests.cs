using Nbm.Tool.Terminal;

namespace Nbm.Tool.Tests;

/// <summary>Paths as a shell takes them.</summary>
public sealed class ShellTextTests
{
    [Theory]
    [InlineData("credit_data", false, "credit_data")]
    [InlineData("../données/x-1", false, "../données/x-1")]
    [InlineData("my project", false, "'my project'")]
    [InlineData("$(reboot)", false, "'$(reboot)'")]
    [InlineData("it's", false, "'it'\\''s'")]
    [InlineData("-rf", false, "./-rf")]
    [InlineData("~", false, "'~'")]
    [InlineData("", false, "''")]
    [InlineData("C:\\data\\x", true, "C:\\data\\x")]
    [InlineData("C:\\my data", true, "\"C:\\my data\"")]
    [InlineData("%PATH%", true, "\"%PATH%\"")]
    public void A_path_is_one_word(string path, bool isWindows, string expected) => ShellText.Of(path, isWindows).ShouldBe(expected);
}
