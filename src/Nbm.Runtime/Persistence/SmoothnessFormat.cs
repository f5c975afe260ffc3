using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>The smoothness of terms in a file, for a later fit to begin with: behind all that version 1.2 knew, whose readers pass it over.</summary>
internal static class SmoothnessFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 3;

    public static void Write(PayloadWriter to, ImmutableArray<TermSmoothness> terms)
    {
        to.Boolean(!terms.IsEmpty);
        foreach (TermSmoothness term in terms)
        {
            Write(to, term.Table);
            Write(to, term.Slots);
            Write(to, term.Trend);
        }
    }

    public static ImmutableArray<TermSmoothness> Read(PayloadReader from, int terms)
    {
        from.Where = "the smoothness of the terms";
        return from.Boolean() ? [.. Enumerable.Range(0, terms).Select(_ => new TermSmoothness(Read(from), Read(from), Read(from)))] : [];
    }

    private static void Write(PayloadWriter to, PartSmoothness part)
    {
        to.Double(part.Precision);
        to.Double(part.Degrees);
    }

    private static PartSmoothness Read(PayloadReader from) => new(from.Double(), from.Double());
}
