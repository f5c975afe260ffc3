using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>The standard errors of importances in a file.</summary>
internal static class ImportanceFormat
{
    public static bool IsNeeded(ImmutableArray<Term> terms) => terms.Any(term => !term.ImportanceErrors.IsEmpty);

    public static void Write(PayloadWriter to, ImmutableArray<Term> terms)
    {
        foreach (Term term in terms)
        {
            to.Boolean(!term.ImportanceErrors.IsEmpty);
            foreach (double error in term.ImportanceErrors)
            {
                to.Double(error);
            }
        }
    }

    /// <summary>Reads the errors of terms' importances.</summary>
    public static void Read(FileCursor from, ImmutableArray<Term> terms)
    {
        foreach (Term term in terms)
        {
            from.WhereIs("the importances' errors of the term", term.Name);
            if (from.Boolean())
            {
                term.Complete(from.Values<double>(term.Tables.Length, 8, "errors of importances").AsImmutable());
            }
        }
    }
}
