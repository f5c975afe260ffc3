using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Nbm.Persistence;

/// <summary>The standard errors of importances in a file: behind all that version 1.2 knew, whose readers pass them over.</summary>
internal static class ImportanceFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 3;

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
    public static void Read(PayloadReader from, ImmutableArray<Term> terms)
    {
        foreach (Term term in terms)
        {
            from.WhereIs("the importances' errors of the term", term.Name);
            if (from.Boolean())
            {
                var errors = new double[from.Room(term.Tables.Length, 8, "errors of importances")];
                for (int c = 0; c < errors.Length; c++)
                {
                    errors[c] = from.Double();
                }

                term.Complete(ImmutableCollectionsMarshal.AsImmutableArray(errors));
            }
        }
    }
}
