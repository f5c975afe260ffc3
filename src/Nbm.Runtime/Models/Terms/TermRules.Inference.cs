using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of a term's standard errors, degrees of freedom and selection.</summary>
internal static partial class TermRules
{
    public static void CheckInference(Term term)
    {
        if (term.HasStandardErrors && term.StandardErrors.Length != term.Tables.Length)
        {
            throw new ArgumentException(
                $"Term {Cited.Text(term.Name)} has standard errors of {term.StandardErrors.Length} outputs, but {term.Tables.Length} "
                    + "tables; give one for each, or none at all.");
        }

        for (int c = 0; c < term.StandardErrors.Length; c++)
        {
            CheckStandardErrors(term, c, term.StandardErrors[c]);
        }

        CheckImportanceErrors(term);
        if (term.DegreesOfFreedom is double freedom && !(freedom >= 0 && double.IsFinite(freedom)))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Term {Cited.Text(term.Name)}: {freedom} effective degrees of freedom are no number of zero or more; give null if they weren't measured."));
        }

        if (!term.Selected && term.Tables.Any(table => table.Any(value => value != 0)))
        {
            throw new ArgumentException($"Term {Cited.Text(term.Name)} isn't selected, but its tables have other values than zero; it "
                + "would contribute to the score.");
        }
    }

    public static void CheckImportanceErrors(Term term)
    {
        if (!term.ImportanceErrors.IsEmpty && term.ImportanceErrors.Length != term.Tables.Length)
        {
            throw new ArgumentException(
                $"Term {Cited.Text(term.Name)} has standard errors of {term.ImportanceErrors.Length} importances, but {term.Tables.Length} "
                    + "tables; give one for each, or none at all.");
        }

        foreach (double error in term.ImportanceErrors)
        {
            if (!(error >= 0 && double.IsFinite(error)))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Term {Cited.Text(term.Name)}: the standard error {error} of an importance isn't a number of zero or more."));
            }
        }
    }

    private static void CheckStandardErrors(Term term, int output, ImmutableArray<float> errors)
    {
        int found = errors.IsDefault ? 0 : errors.Length;
        if (found != term.Length)
        {
            throw new ArgumentException($"Term {Cited.Text(term.Name)}, output {output}: its axes span {term.Length} values, but there are "
                + $"{found} standard errors.");
        }

        foreach (float error in errors)
        {
            if (!(error >= 0 && float.IsFinite(error)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Term {Cited.Text(term.Name)}, output {output}: the standard error {error} isn't a number of zero or more."));
            }
        }
    }
}
