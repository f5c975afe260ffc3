using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Nbm.Generators.Tests.Harness;

/// <summary>
/// A source in which <c>{|NBM0001:House|}</c> marks where a diagnostic is expected. Marks can be nested; one place can expect
/// several: <c>{|NBM0001,NBM0101:House|}</c>.
/// </summary>
internal sealed class Markup
{
    private Markup(string source, IReadOnlyList<Expectation> expected) => (Source, Expected) = (source, expected);

    /// <summary>The source without the marks.</summary>
    public string Source { get; }

    public IReadOnlyList<Expectation> Expected { get; }

    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var expected = new List<Expectation>();
        var open = new Stack<(string[] Ids, int Start)>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("{|"))
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon].Split(','), source.Length));
                i = colon;
            }
            else if (text.AsSpan(i).StartsWith("|}"))
            {
                (string[] ids, int start) = open.Pop();
                expected.AddRange(ids.Select(id => new Expectation(id, TextSpan.FromBounds(start, source.Length))));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        open.ShouldBeEmpty("a mark is not closed");
        return new Markup(source.ToString(), expected);
    }
}

/// <summary>A diagnostic that is expected at a place.</summary>
internal readonly record struct Expectation(string Id, TextSpan Span);
