namespace Nbm.Models;

/// <summary>A row whose features are changed and put back, with what each table adds to it. Not thread-safe.</summary>
internal sealed class ChangedRow
{
    private readonly ChangePlan _plan;
    private readonly VectorRows? _vectors;
    private readonly double _offset;
    private readonly int[] _cells;
    private readonly double[] _fractions;
    private readonly int[] _ownCells;
    private readonly double[] _ownFractions;
    private readonly double[] _own; // What each table adds to the row as it is: table × outputs.
    private readonly double[] _changed;
    private readonly double[] _scratch;

    /// <param name="model">The model.</param>
    /// <param name="features">The encoded features.</param>
    /// <param name="vectors">What the row has of vectors; null if there are none.</param>
    /// <param name="offset">What the row brings with it that is added to its score.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public ChangedRow(AdditiveModel model, double[] features, VectorRows? vectors, double offset)
    {
        Model = model;
        _plan = model.ChangePlan;
        Features = features;
        _vectors = vectors;
        _offset = offset;
        Scores = new double[model.Outputs];
        _scratch = new double[model.Outputs];
        _changed = [.. features];
        Score(features, Scores);
        _cells = new int[model.Axes.Length];
        _fractions = new double[model.Axes.Length];
        for (int f = 0; f < features.Length; f++)
        {
            TrySet(f, features[f]);
        }

        (_ownCells, _ownFractions) = ([.. _cells], [.. _fractions]);
        _own = new double[_plan.Tables.Length * model.Outputs];
        for (int t = 0; t < _plan.Tables.Length; t++)
        {
            for (int c = 0; c < model.Outputs; c++)
            {
                _own[(t * model.Outputs) + c] = _plan.Tables[t].Evaluate(c, _cells, _fractions, 1);
            }
        }
    }

    public AdditiveModel Model { get; }

    public ChangePlan Plan => _plan;

    /// <summary>The encoded features as they are.</summary>
    public double[] Features { get; }

    /// <summary>The scores of the row as it is.</summary>
    public double[] Scores { get; }

    /// <summary>Changes a feature; false if the model has no place for the value.</summary>
    public bool TrySet(int feature, double value)
    {
        foreach (int axis in _plan.AxesOf[feature])
        {
            if (!Model.Axes[axis].TryLocate(value, out _cells[axis], out _fractions[axis]))
            {
                Reset(feature);
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts a feature back.</summary>
    public void Reset(int feature)
    {
        foreach (int axis in _plan.AxesOf[feature])
        {
            (_cells[axis], _fractions[axis]) = (_ownCells?[axis] ?? 0, _ownFractions?[axis] ?? 0);
        }
    }

    /// <summary>What a table adds now more than to the row as it is.</summary>
    public double Gain(int table, int output) =>
        _plan.Tables[table].Evaluate(output, _cells, _fractions, 1) - _own[(table * Model.Outputs) + output];

    /// <summary>What a condition gains by tables as they are now.</summary>
    public double Gain(GoalTest goal, int condition, ReadOnlySpan<int> tables)
    {
        Array.Clear(_scratch);
        foreach (int table in tables)
        {
            for (int c = 0; c < _scratch.Length; c++)
            {
                _scratch[c] += Gain(table, c);
            }
        }

        return goal.Of(condition, _scratch);
    }

    /// <summary>The scores of changed features, to the last bit what predictions have.</summary>
    public void Score(ReadOnlySpan<double> features, Span<double> scores)
    {
        Model.Score(new RowBlock(features, _vectors), scores, []);
        scores[0] += _offset;
    }

    /// <summary>Whether changed features reach a goal, as predictions say it.</summary>
    public bool Reaches(GoalTest goal, ReadOnlySpan<double> features)
    {
        Score(features, _scratch);
        return goal.IsMet(_scratch);
    }

    /// <summary>A copy of the features to change.</summary>
    public double[] Copy()
    {
        Features.CopyTo(_changed, 0);
        return _changed;
    }
}
