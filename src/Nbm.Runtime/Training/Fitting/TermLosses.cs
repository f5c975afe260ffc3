using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What makes the terms of an additive model concise and diverse (<see cref="AttributeLosses"/> of contributions in place of activations):
/// few terms say most of each row, and not the same few of all. Of several outputs the sum. Computed on the host, in doubles: no kernel has
/// contributions term by term.
/// </summary>
internal sealed class TermLosses
{
    private readonly Backend _backend;
    private readonly Matrix _gradient;
    private readonly Matrix _value;
    private readonly float[] _tables;
    private readonly NetworkOptions _options;
    private readonly int _outputs;

    private TermLosses(Workspace workspace, int outputs, int length, NetworkOptions options)
    {
        (_backend, _outputs, _options) = (workspace.Backend, outputs, options);
        _gradient = workspace.Allocate(outputs, length);
        _value = workspace.Allocate(1, 1);
        _tables = new float[outputs * length];
    }

    /// <summary>Those that options ask for; null if they ask for none.</summary>
    /// <param name="workspace">Where tables are.</param>
    /// <param name="plan">The tables.</param>
    /// <param name="outputs">C, of all bags.</param>
    /// <param name="options">The coefficients.</param>
    public static TermLosses? Of(Workspace workspace, TablePlan plan, int outputs, NetworkOptions options) =>
        options.Sparsity > 0 || options.Entropy > 0 ? new TermLosses(workspace, outputs, plan.Layout.TableLength, options) : null;

    /// <summary>Adds the losses of some rows, and their gradient by the tables.</summary>
    /// <param name="data">The rows' data set.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="tables">F, C × P.</param>
    /// <param name="gradient">dF, C × P, added to; null if nobody asks.</param>
    /// <param name="loss">1 × 1, added to; null if nobody asks.</param>
    public void Add(DataSet data, RowRange rows, Matrix tables, Matrix? gradient, Matrix? loss)
    {
        int[] at = [.. Enumerable.Range(rows.Start, rows.Count).Select(row => rows.Permutation is null ? row : data.Loss.Order![row])];
        HostDesign design = data.Host.Take(at);
        double total = at.Sum(row => data.HostWeights[row]);
        double[] shares = [.. at.Select(row => total > 0 ? data.HostWeights[row] / total : 0)];
        _backend.Download(tables, _tables);
        var slopes = new float[_tables.Length];
        double value = 0;
        for (int c = 0; c < _outputs; c++)
        {
            int length = _tables.Length / _outputs;
            value += Output(design, shares, _tables.AsSpan(c * length, length), slopes.AsSpan(c * length, length));
        }

        if (gradient is not null)
        {
            _backend.Upload(slopes, _gradient);
            _backend.Axpy(1, _gradient, gradient);
        }

        if (loss is not null)
        {
            float own = (float)value;
            _backend.Upload(new ReadOnlySpan<float>(in own), _value);
            _backend.Axpy(1, _value, loss);
        }
    }

    private double Output(HostDesign design, double[] shares, ReadOnlySpan<float> tables, Span<float> slopes)
    {
        int terms = design.Layout.Terms.Length, rows = shares.Length;
        double[] all = new double[tables.Length], own = new double[rows], back = new double[tables.Length],
            bySize = new double[terms * rows];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = tables[i];
        }

        var contributions = new float[terms * rows];
        for (int t = 0; t < terms; t++)
        {
            design.Interpolate(design.Layout.Terms[t], all, own);
            for (int r = 0; r < rows; r++)
            {
                contributions[(t * rows) + r] = (float)own[r];
            }
        }

        double value = AttributeLosses.Evaluate(contributions, shares, _options.Sparsity, _options.Entropy, bySize);
        for (int t = 0; t < terms; t++)
        {
            design.AddAdjoint(design.Layout.Terms[t], bySize.AsSpan(t * rows, rows), back);
        }

        for (int i = 0; i < back.Length; i++)
        {
            slopes[i] = (float)back[i];
        }

        return value;
    }
}
