using System.Collections.Immutable;

namespace Nbm.Persistence;

/// <summary>The standard errors of importances in a file: behind all that version 1.2 knew, whose readers pass them over.</summary>
internal static class ImportanceFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 3;

    public static void Write(PayloadWriter to, AdditiveModel model)
    {
        foreach (Term term in model.Terms)
        {
            to.Boolean(!term.ImportanceErrors.IsEmpty);
            foreach (double error in term.ImportanceErrors)
            {
                to.Double(error);
            }
        }
    }

    /// <summary>The terms with the errors of their importances.</summary>
    public static ImmutableArray<Term> Read(PayloadReader from, ImmutableArray<Term> terms) => [.. terms.Select(term =>
    {
        from.Where = $"the importances' errors of the term {term.Name}";
        var errors = ImmutableArray.CreateBuilder<double>();
        int outputs = from.Boolean() ? term.Tables.Length : 0;
        for (int c = 0; c < outputs; c++)
        {
            errors.Add(from.Double());
        }

        return term.WithImportanceErrors(errors.ToImmutable());
    })];
}
