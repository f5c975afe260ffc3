using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>The smoothness of terms in a file, for a later fit to begin with.</summary>
internal static class SmoothnessFormat
{
    public static void Write(PayloadWriter to, ImmutableArray<TermSmoothness> terms)
    {
        foreach (TermSmoothness term in terms)
        {
            Write(to, term.Table);
            Write(to, term.Slots);
            Write(to, term.Trend);
        }
    }

    public static ImmutableArray<TermSmoothness> Read(FileCursor from, int terms) =>
        [.. Enumerable.Range(0, from.Room(terms, 48, "terms")).Select(_ => new TermSmoothness(Read(from), Read(from), Read(from)))];

    private static void Write(PayloadWriter to, PartSmoothness part)
    {
        to.Double(part.Precision);
        to.Double(part.Degrees);
    }

    private static PartSmoothness Read(FileCursor from) => new(from.Double(), from.Double());
}
