namespace Nbm.Models;

/// <summary>Adds one term to the scores of a block of rows. The cells and fractions of an axis lie together, <see cref="ScoringPlan.BlockRows"/> of them.</summary>
internal static class BlockTerm
{
    public static void Add(in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        switch (term.Order)
        {
            case 1:
                AddLinear(term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0), scores);
                break;
            case 2:
                AddBilinear(
                    term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0),
                    OfAxis(cells, term.Axis1), OfAxis(fractions, term.Axis1), scores);
                break;
            default:
                for (int r = 0; r < scores.Length; r++)
                {
                    scores[r] += term.Evaluate(output, cells[r..], fractions[r..], ScoringPlan.BlockRows);
                }

                break;
        }
    }

    private static ReadOnlySpan<T> OfAxis<T>(ReadOnlySpan<T> all, int axis) => all.Slice(axis * ScoringPlan.BlockRows, ScoringPlan.BlockRows);

    private static void AddLinear(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        cells = cells[..scores.Length];
        fractions = fractions[..scores.Length];
        for (int r = 0; r < scores.Length; r++)
        {
            scores[r] += Interpolation.Linear(ref table, cells[r], fractions[r]);
        }
    }

    private static void AddBilinear(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells0, ReadOnlySpan<double> fractions0,
        ReadOnlySpan<int> cells1, ReadOnlySpan<double> fractions1, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        int stride = term.Stride0;
        cells0 = cells0[..scores.Length];
        fractions0 = fractions0[..scores.Length];
        cells1 = cells1[..scores.Length];
        fractions1 = fractions1[..scores.Length];
        for (int r = 0; r < scores.Length; r++)
        {
            scores[r] += Interpolation.Bilinear(ref table, stride, cells0[r], fractions0[r], cells1[r], fractions1[r]);
        }
    }
}
