namespace Nbm.Models;

/// <summary>What each term adds to the scores of many rows: a column for each term and output. Terms that were dropped share one of zeros,
/// as do remainders
/// where there are none.</summary>
internal sealed class ExplainedColumns
{
    private readonly double[][] _scores;
    private readonly double[][] _contributions;
    private readonly double[][] _remainders;

    public ExplainedColumns(TrainedModel model, int rows)
    {
        Model = model;
        Rows = rows;
        double[] zeros = model.HasRemainder && model.InOrder.All(term => term.Selected) ? [] : new double[rows];
        _scores = [.. model.Intercepts.Select(_ => GC.AllocateUninitializedArray<double>(rows))];
        _contributions = [.. model.InOrder.SelectMany(
            term => model.Intercepts.Select(_ => term.Selected ? GC.AllocateUninitializedArray<double>(rows) : zeros))];
        _remainders = [.. model.Intercepts.Select(_ => model.HasRemainder ? GC.AllocateUninitializedArray<double>(rows) : zeros)];
    }

    public TrainedModel Model { get; }

    public int Rows { get; }

    public ReadOnlySpan<double> Scores(int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Model.Outputs, nameof(output));
        return _scores[output];
    }

    public ReadOnlySpan<double> Contributions(int term, int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)term, (uint)Model.InOrder.Length, nameof(term));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Model.Outputs, nameof(output));
        return _contributions[(term * Model.Outputs) + output];
    }

    public ReadOnlySpan<double> Remainders(int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Model.Outputs, nameof(output));
        return _remainders[output];
    }

    /// <summary>Takes rows whose columns lie a stride apart.</summary>
    public void Take(int begin, int count, int stride, ReadOnlySpan<double> contributions, ReadOnlySpan<double> scores)
    {
        for (int c = 0; c < _scores.Length; c++)
        {
            scores.Slice(c * stride, count).CopyTo(_scores[c].AsSpan(begin));
        }

        for (int i = 0; i < _contributions.Length; i++)
        {
            if (Model.InOrder[i / Model.Outputs].Selected)
            {
                contributions.Slice(i * stride, count).CopyTo(_contributions[i].AsSpan(begin));
            }
        }

        for (int c = 0; Model.HasRemainder && c < _remainders.Length; c++)
        {
            contributions.Slice((_contributions.Length + c) * stride, count).CopyTo(_remainders[c].AsSpan(begin));
        }
    }
}
