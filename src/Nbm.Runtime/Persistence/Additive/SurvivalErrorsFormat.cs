using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>The errors of what terms add less their mean over events, in a file.</summary>
internal static class SurvivalErrorsFormat
{
    public static void Write(PayloadWriter to, SurvivalErrors errors)
    {
        foreach (ImmutableArray<float> own in errors.TermErrors)
        {
            to.Floats(own.AsSpan());
        }

        to.Floats(errors.Correlations.AsSpan());
    }

    public static SurvivalErrors Read(FileCursor from, int terms)
    {
        var errors = new ImmutableArray<float>[from.Room(terms, 4, "tables of errors")];
        for (int t = 0; t < terms; t++)
        {
            errors[t] = from.Floats().AsImmutable();
        }

        return new SurvivalErrors(errors.AsImmutable(), from.Floats().AsImmutable());
    }
}
