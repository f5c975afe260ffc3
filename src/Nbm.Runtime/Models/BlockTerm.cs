namespace Nbm.Models;

/// <summary>Adds one term to the scores of a block of rows, and writes what it adds where that is asked for. The cells and fractions of an axis lie together, <see cref="ScoringPlan.BlockRows"/> of them.</summary>
internal static class BlockTerm
{
    public static void Add(in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores) =>
        Run(default(AddOnly), term, output, cells, fractions, scores, scores);

    /// <param name="term">The term.</param>
    /// <param name="output">Which output.</param>
    /// <param name="cells">Cells, axis by axis.</param>
    /// <param name="fractions">Fractions likewise.</param>
    /// <param name="scores">Added to.</param>
    /// <param name="contributions">What is added, out.</param>
    public static void Explain(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores, Span<double> contributions) =>
        Run(default(AddAndKeep), term, output, cells, fractions, scores, contributions);

    private static void Run<TTake>(
        TTake take, in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores, Span<double> contributions)
        where TTake : struct, ITake
    {
        contributions = contributions[..scores.Length];
        switch (term.Order)
        {
            case 1:
                Linear(take, term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0), scores, contributions);
                break;
            case 2:
                Bilinear(
                    take, term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0),
                    OfAxis(cells, term.Axis1), OfAxis(fractions, term.Axis1), scores, contributions);
                break;
            default:
                for (int r = 0; r < scores.Length; r++)
                {
                    take.Take(term.Evaluate(output, cells[r..], fractions[r..], ScoringPlan.BlockRows), ref scores[r], ref contributions[r]);
                }

                break;
        }
    }

    private static ReadOnlySpan<T> OfAxis<T>(ReadOnlySpan<T> all, int axis) => all.Slice(axis * ScoringPlan.BlockRows, ScoringPlan.BlockRows);

    private static void Linear<TTake>(
        TTake take, in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores, Span<double> contributions)
        where TTake : struct, ITake
    {
        ref float table = ref term.TableOf(output);
        cells = cells[..scores.Length];
        fractions = fractions[..scores.Length];
        contributions = contributions[..scores.Length];
        for (int r = 0; r < scores.Length; r++)
        {
            take.Take(Interpolation.Linear(ref table, cells[r], fractions[r]), ref scores[r], ref contributions[r]);
        }
    }

    private static void Bilinear<TTake>(
        TTake take, in PlannedTerm term, int output, ReadOnlySpan<int> cells0, ReadOnlySpan<double> fractions0,
        ReadOnlySpan<int> cells1, ReadOnlySpan<double> fractions1, Span<double> scores, Span<double> contributions)
        where TTake : struct, ITake
    {
        ref float table = ref term.TableOf(output);
        int stride = term.Stride0;
        cells0 = cells0[..scores.Length];
        fractions0 = fractions0[..scores.Length];
        cells1 = cells1[..scores.Length];
        fractions1 = fractions1[..scores.Length];
        contributions = contributions[..scores.Length];
        for (int r = 0; r < scores.Length; r++)
        {
            take.Take(Interpolation.Bilinear(ref table, stride, cells0[r], fractions0[r], cells1[r], fractions1[r]), ref scores[r], ref contributions[r]);
        }
    }

    private interface ITake
    {
        void Take(double value, ref double score, ref double contribution);
    }

    private readonly struct AddOnly : ITake
    {
        public void Take(double value, ref double score, ref double contribution) => score += value;
    }

    private readonly struct AddAndKeep : ITake
    {
        public void Take(double value, ref double score, ref double contribution)
        {
            contribution = value;
            score += value;
        }
    }
}
