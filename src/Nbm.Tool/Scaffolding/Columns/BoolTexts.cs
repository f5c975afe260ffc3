namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>
/// Tells which texts are a bool. All must be of one way to say it, and both sides must
/// be there: F and N alone are two codes, though the reader takes each for false.
/// </summary>
internal static class BoolTexts
{
    private const int Most = 12; // yes, Yes, YES, y, …

    private static readonly (string[] True, string[] False)[] s_pairs = [(["1", "1.0"], ["0", "0.0"]), (["true", "t"], ["false", "f"]),
        (["yes", "y"], ["no", "n"])];

    // What says yes or no without the other beside it; a lone F may stand for anything.
    private static readonly string[] s_clear = ["1", "1.0", "true", "yes", "y", "0", "0.0", "false", "no"];

    /// <summary>Whether texts, all of which the reader takes for true or false, are meant so.</summary>
    /// <param name="texts">What is there.</param>
    /// <param name="isNoneMeant">Whether <c>none</c> is there too: beside yes alone it is the other side, and no missing value.</param>
    public static bool Are(IReadOnlyCollection<string> texts, bool isNoneMeant = false)
    {
        if (texts.Count is 0 or > Most)
        {
            return false;
        }

        foreach ((string[] yes, string[] no) in s_pairs)
        {
            if (texts.All(text => IsIn(yes, text) || IsIn(no, text)))
            {
                return (texts.Any(text => IsIn(yes, text)) && texts.Any(text => IsIn(no, text)))
                    || (!isNoneMeant && texts.All(text => IsIn(s_clear, text)));
            }
        }

        return false;
    }

    private static bool IsIn(string[] candidates, string text) => candidates.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
