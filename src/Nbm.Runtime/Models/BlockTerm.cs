namespace Nbm.Models;

/// <summary>Adds one term to the scores of a block of rows, whose cells and fractions lie axis by axis.</summary>
internal static class BlockTerm
{
    public static void Add(Term term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        switch (term.Order)
        {
            case 1:
                AddLinear(term, output, cells, fractions, scores);
                break;
            case 2:
                AddBilinear(term, output, cells, fractions, scores);
                break;
            default:
                AddMultilinear(term, output, cells, fractions, scores);
                break;
        }
    }

    private static void AddLinear(Term term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        cells = cells.Slice(term.Axes[0] * ScoringPlan.BlockRows, scores.Length);
        fractions = fractions.Slice(term.Axes[0] * ScoringPlan.BlockRows, scores.Length);
        for (int r = 0; r < scores.Length; r++)
        {
            scores[r] += Interpolation.Linear(ref table, cells[r], fractions[r]);
        }
    }

    private static void AddBilinear(Term term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        int stride = term.Strides[0];
        ReadOnlySpan<int> cells0 = cells.Slice(term.Axes[0] * ScoringPlan.BlockRows, scores.Length);
        ReadOnlySpan<int> cells1 = cells.Slice(term.Axes[1] * ScoringPlan.BlockRows, scores.Length);
        ReadOnlySpan<double> fractions0 = fractions.Slice(term.Axes[0] * ScoringPlan.BlockRows, scores.Length);
        ReadOnlySpan<double> fractions1 = fractions.Slice(term.Axes[1] * ScoringPlan.BlockRows, scores.Length);
        for (int r = 0; r < scores.Length; r++)
        {
            scores[r] += Interpolation.Bilinear(ref table, stride, cells0[r], fractions0[r], cells1[r], fractions1[r]);
        }
    }

    private static void AddMultilinear(Term term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        Span<int> corner = stackalloc int[term.Order];
        Span<double> weights = stackalloc double[term.Order];
        for (int r = 0; r < scores.Length; r++)
        {
            for (int d = 0; d < term.Order; d++)
            {
                corner[d] = cells[(term.Axes[d] * ScoringPlan.BlockRows) + r];
                weights[d] = fractions[(term.Axes[d] * ScoringPlan.BlockRows) + r];
            }

            scores[r] += Interpolation.Multilinear(ref table, term.Strides.AsSpan(), corner, weights);
        }
    }
}
