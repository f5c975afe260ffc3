using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// Holds D β ≥ 0 inside the refinement by the method of multipliers (Hestenes 1969; Powell 1969; for inequalities Rockafellar 1973): the
/// objective gets
/// 1/(2κ) Σ max(0, μ − κ c·β)², per unit of row weight, and after each solution μ ← max(0, μ − κ c·β). κ stays moderate, so that single
/// precision can solve it.
/// </summary>
/// <param name="rows">D.</param>
/// <param name="grid">Where the tables are.</param>
internal sealed class AugmentedLagrangian(ConstraintRows rows, RefinementGrid grid)
{
    private const double Stiffness = 30;

    private readonly double[] _multipliers = new double[rows.Rows.Count];
    private readonly double[] _forces = new double[rows.Rows.Count];

    /// <summary>The most that a row fell short of 0 at the last evaluation, in units of the loss's scores.</summary>
    public double Violation { get; private set; }

    /// <summary>μ, to be saved, and to be given back.</summary>
    public double[] Multipliers => _multipliers;

    /// <summary>The terms that rows are about.</summary>
    public IReadOnlyList<int> Terms { get; } = rows.TermsOf(grid);

    /// <summary>The part of the objective at some tables. Keeps the forces max(0, μ − κ c·β) for what follows.</summary>
    public double Evaluate(ReadOnlySpan<float> tables)
    {
        double sum = 0;
        Violation = 0;
        for (int i = 0; i < _forces.Length; i++)
        {
            double value = rows.Rows[i].Times(tables);
            Violation = Math.Max(Violation, -value);
            double force = Math.Max(0, _multipliers[i] - (Stiffness * value));
            _forces[i] = force;
            sum += ((force * force) - (_multipliers[i] * _multipliers[i])) / (2 * Stiffness);
        }

        return sum;
    }

    /// <summary>−Dᵀ · forces: the part of the gradient, P values.</summary>
    public float[] Gradient()
    {
        var gradient = new float[grid.TableLength];
        for (int i = 0; i < _forces.Length; i++)
        {
            ConstraintRow row = rows.Rows[i];
            for (int k = 0; _forces[i] > 0 && k < row.Cells.Length; k++)
            {
                gradient[row.Cells[k]] -= (float)(_forces[i] * row.Values[k]);
            }
        }

        return gradient;
    }

    /// <summary>κ DᵀD over the rows that push: the part of the curvature, P × P.</summary>
    public CompressedRows Curvature()
    {
        int cells = grid.TableLength;
        var entries = new SortedDictionary<int, double>?[cells];
        for (int i = 0; i < _forces.Length; i++)
        {
            if (_forces[i] > 0)
            {
                AddSquare(rows.Rows[i], entries);
            }
        }

        var matrix = new CompressedRowsBuilder(cells, cells, entries.Sum(row => row?.Count ?? 0));
        foreach (SortedDictionary<int, double>? row in entries)
        {
            foreach ((int column, double value) in row ?? [])
            {
                matrix.Entry(column, value);
            }

            matrix.End();
        }

        return matrix.Build();
    }

    /// <summary>Takes the forces of the last evaluation for multipliers.</summary>
    public void Update() => _forces.CopyTo(_multipliers, 0);

    private static void AddSquare(ConstraintRow row, SortedDictionary<int, double>?[] entries)
    {
        for (int a = 0; a < row.Cells.Length; a++)
        {
            SortedDictionary<int, double> to = entries[row.Cells[a]] ??= [];
            for (int b = 0; b < row.Cells.Length; b++)
            {
                to[row.Cells[b]] = to.GetValueOrDefault(row.Cells[b]) + (Stiffness * row.Values[a] * row.Values[b]);
            }
        }
    }
}
