using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of any term.</summary>
internal static partial class TermRules
{
    public static void CheckAxes(string name, ImmutableArray<Axis> modelAxes, ImmutableArray<int> axes)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (axes.IsDefaultOrEmpty || modelAxes.IsDefault)
        {
            throw new ArgumentException($"Term {Cited.Text(name)} needs at least one axis.", nameof(axes));
        }

        long length = 1;
        foreach (int axis in axes)
        {
            if (axis < 0 || axis >= modelAxes.Length)
            {
                throw new ArgumentException($"Term {Cited.Text(name)} names axis {axis}, but the model has {modelAxes.Length}.",
                    nameof(axes));
            }

            length *= modelAxes[axis].Extent;
            if (length > Array.MaxLength)
            {
                throw new ArgumentException($"The table of term {Cited.Text(name)} would have more than {Array.MaxLength} values.",
                    nameof(axes));
            }
        }
    }

    public static void CheckValues(Term term)
    {
        if (term.Tables.IsDefaultOrEmpty || term.Importances.IsDefault || term.Importances.Length != term.Tables.Length)
        {
            throw new ArgumentException($"Term {Cited.Text(term.Name)} needs a table and an importance for each output.");
        }

        for (int c = 0; c < term.Tables.Length; c++)
        {
            if (term.Tables[c].IsDefault || term.Tables[c].Length != term.Length)
            {
                int found = term.Tables[c].IsDefault ? 0 : term.Tables[c].Length;
                throw new ArgumentException(
                    $"Term {Cited.Text(term.Name)}, output {c}: its axes span {term.Length} values, but the table has {found}.");
            }

            if (!term.Tables[c].All(float.IsFinite))
            {
                throw new ArgumentException($"Term {Cited.Text(term.Name)}, output {c}: a value of the table isn't finite.");
            }

            if (!(term.Importances[c] >= 0 && double.IsFinite(term.Importances[c])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Term {Cited.Text(term.Name)}, output {c}: the importance {term.Importances[c]} isn't zero or more."));
            }
        }
    }
}
