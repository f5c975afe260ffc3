using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>How far features say the same, in a file.</summary>
internal static class ConcurvityFormat
{
    private const int TermBytes = 24;

    public static void Write(PayloadWriter to, ImmutableArray<TermConcurvity> terms)
    {
        to.Int32(terms.Length);
        foreach (TermConcurvity own in terms)
        {
            to.Text(own.Term);
            to.Double(own.Value);
            to.OptionalText(own.Like);
            to.Double(own.Correlation);
        }
    }

    public static ImmutableArray<TermConcurvity> Read(FileCursor from) => from.Items(TermBytes, "terms",
        () => new TermConcurvity(from.Text(), from.Double(), from.OptionalText(), from.Double())).AsImmutable();
}
