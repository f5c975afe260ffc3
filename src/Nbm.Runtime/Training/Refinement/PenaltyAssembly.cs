using Nbm.Backends;

namespace Nbm.Training;

/// <summary>All terms' S_t as one sparse matrix Σ λ_t S_t over all tables; the intercept's row is empty.</summary>
internal sealed class PenaltyAssembly
{
    private readonly TermLayout[] _terms;
    private readonly (int[] Starts, int[] Columns, float[] Values)[] _squares;
    private readonly int _size;

    public PenaltyAssembly(RefinementGrid grid)
    {
        _terms = [.. grid.Terms];
        _size = grid.Layout.TableLength;
        _squares = [.. _terms.Select((term, t) =>
        {
            var square = new SymmetricBuilder(term.Length, Math.Max(5, (2 * term.Order) + 1));
            grid.Roughness[t].AddGram(square);
            return square.Build();
        })];
    }

    /// <param name="factors">λ_t, one for each term.</param>
    public (int[] Starts, int[] Columns, float[] Values) Assemble(ReadOnlySpan<double> factors)
    {
        int entries = _squares.Sum(square => square.Values.Length);
        var starts = new int[_size + 1];
        var columns = new int[entries];
        var values = new float[entries];
        int at = 0;
        for (int t = 0; t < _terms.Length; t++)
        {
            var (termStarts, termColumns, termValues) = _squares[t];
            for (int row = 0; row < _terms[t].Length; row++)
            {
                starts[_terms[t].Offset + row] = at + termStarts[row];
            }

            for (int k = 0; k < termValues.Length; k++)
            {
                columns[at + k] = _terms[t].Offset + termColumns[k];
                values[at + k] = (float)(factors[t] * termValues[k]);
            }

            at += termValues.Length;
        }

        starts[_size - 1] = at;
        starts[_size] = at;
        return (starts, columns, values);
    }
}
