using Nbm.Backends;

namespace Nbm.Training;

// Operations with parameters.
internal sealed partial class Network
{
    /// <summary>x · A + b, see <see cref="LinearLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="outputs">How many columns.</param>
    /// <param name="hasBias">Whether there is b.</param>
    public Variable Linear(string layer, Variable x, int outputs, bool hasBias = true)
    {
        var linear = new LinearLayer(_backend, parameters, initializer, $"{name}: {layer}", x.Columns, outputs, groups, hasBias);
        return Record(new LinearOperation(linear, x, x.Use(workspace), New(x.Rows, outputs)));
    }

    /// <summary>Scores C × rows, as losses take them, see <see cref="ScoreLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="intercepts">What scores begin as, C of them: those of a model without terms.</param>
    public Variable Scores(string layer, Variable x, ReadOnlySpan<double> intercepts)
    {
        var scores = new ScoreLayer(workspace, parameters, $"{name}: {layer}", x.Columns, x.Rows, intercepts);
        return Record(new ScoreOperation(scores, x, x.Use(workspace), New(intercepts.Length, x.Rows)));
    }

    /// <summary>x · A + b of blocks that read others without their learning from it, see <see cref="BlockLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="mask">Which weights there are.</param>
    public Variable Blocks(string layer, Variable x, BlockMask mask)
    {
        var blocks = new BlockLayer(workspace, parameters, initializer, $"{name}: {layer}", mask);
        return Record(new BlockOperation(blocks, x, x.Use(workspace), New(x.Rows, mask.Outputs)));
    }

    /// <summary>Scores of blocks, outputs × rows, likewise.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="mask">Which weights there are.</param>
    /// <param name="intercepts">What scores begin as.</param>
    public Variable BlockScores(string layer, Variable x, BlockMask mask, float[] intercepts)
    {
        var blocks = new BlockLayer(workspace, parameters, $"{name}: {layer}", mask, intercepts, x.Rows);
        return Record(new BlockOperation(blocks, x, x.Use(workspace), New(mask.Outputs, x.Rows)));
    }

    /// <summary>Scores of several networks, one under another, each as of <see cref="BlockScores"/>.</summary>
    /// <param name="parts">For each network the name of its parameters, and its rows × inputs.</param>
    /// <param name="mask">Which weights there are, of each.</param>
    /// <param name="intercepts">What the scores of each begin as.</param>
    public Variable StackedScores((string Layer, Variable X)[] parts, BlockMask mask, float[] intercepts)
    {
        int rows = parts[0].X.Rows;
        Variable all = New(parts.Length * mask.Outputs, rows);
        for (int p = 0; p < parts.Length; p++)
        {
            (string layer, Variable x) = parts[p];
            int from = p * mask.Outputs * rows;
            Matrix View(Matrix whole) => workspace.View(whole, from, mask.Outputs, rows);
            var blocks = new BlockLayer(workspace, parameters, $"{name}: {layer}", mask, intercepts, rows);
            Record(new BlockOperation(blocks, x, x.Use(workspace), new Variable(View(all.Value), View(all.Gradient!))));
        }

        return all;
    }

    /// <summary>Batch norm in place of x, see <see cref="BatchNormLayer"/>: of nodes whose weights never change.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × width.</param>
    /// <param name="weights">Groups × rows of each, every row summing to 1.</param>
    public Variable BatchNorm(string layer, Variable x, Matrix weights)
    {
        x = Own(x);
        var norm = new BatchNormLayer(workspace, parameters, $"{name}: {layer}", weights, x.Columns);
        return Record(new BatchNormOperation(norm, x, new Variable(workspace.Allocate(x.Rows, x.Columns), x.Gradient)));
    }

    /// <summary>Batch norm in place of x, of the rows of a batch, see <see cref="RunningBatchNorm"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × width.</param>
    public Variable BatchNorm(string layer, Variable x)
    {
        x = Own(x);
        var norm = new RunningBatchNorm(workspace, parameters, $"{name}: {layer}", x.Rows, x.Columns, groups);
        return Record(new RunningBatchNormOperation(this, norm, x, new Variable(workspace.Allocate(x.Rows, x.Columns), x.Gradient)));
    }

    /// <summary>Σ e^w (x − b), see <see cref="ExuLayer"/>.</summary>
    /// <param name="layer">The name of its parameters.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="outputs">How many columns.</param>
    public Variable Exu(string layer, Variable x, int outputs)
    {
        var exu = new ExuLayer(workspace, parameters, initializer, $"{name}: {layer}", x.Columns, outputs, groups);
        return Record(new ExuOperation(exu, x, x.Use(workspace), New(x.Rows, outputs)));
    }

    /// <summary>A matrix of parameters, 0 to begin with.</summary>
    /// <param name="layer">Its name.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public Variable Zeros(string layer, int rows, int columns)
    {
        Parameter parameter = parameters.Add($"{name}: {layer}", rows, columns, new float[checked(rows * columns)]);
        return Record(new ParameterOperation(_backend, parameter, New(rows, columns)));
    }

    /// <summary>A learned row of numbers for each row's level; zeros for a negative one.</summary>
    /// <param name="layer">The name of its parameters, levels × width, normal around 0.</param>
    /// <param name="at">Which rows, and their levels.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="levels">How many levels.</param>
    /// <param name="width">Numbers for each.</param>
    /// <param name="deviation">Their standard deviation before the first step; null: 1/√width.</param>
    public Variable Embedding(string layer, RowSelection at, int rows, int levels, int width, double? deviation = null)
    {
        float[] initial = initializer.Normal(checked(levels * width), 0, deviation ?? 1 / Math.Sqrt(width));
        Parameter table = parameters.Add($"{name}: {layer} embedding", levels, width, initial);
        return Record(new EmbeddingOperation(_backend, table, at, New(rows, width)));
    }
}
