using Nbm.Backends;

namespace Nbm.Training;

// Operations without parameters.
internal sealed partial class Network
{
    // A step's masks are apart by this: no network has more.
    private const int MostDropouts = 64;

    private int _dropouts;

    /// <summary>max(x, 0) in place of x.</summary>
    public Variable Relu(Variable x)
    {
        x = Own(x);
        return Record(new ReluOperation(_backend, x, new Variable(x.Value, x.Gradient, isKept: true)));
    }

    /// <summary>min(max(x, 0), 1) in place of x.</summary>
    public Variable UnitRelu(Variable x)
    {
        x = Own(x);
        return Record(new MapOperation(_backend, ElementMap.UnitRelu, x, x.Gradient, new Variable(x.Value, x.Gradient, isKept: true)));
    }

    /// <summary>A function of each element.</summary>
    public Variable Map(ElementMap map, Variable x) =>
        Record(new MapOperation(_backend, map, x, x.Use(workspace), New(x.Rows, x.Columns, isKept: true)));

    /// <summary>xⁿ, element by element.</summary>
    /// <param name="x">Any variable.</param>
    /// <param name="exponent">n, 2 or more.</param>
    public Variable Power(Variable x, int exponent) =>
        Record(new PowerOperation(workspace, exponent, x, x.Use(workspace), New(x.Rows, x.Columns)));

    /// <summary>x + y.</summary>
    public Variable Add(Variable x, Variable y) =>
        Record(new AddOperation(_backend, x, x.Use(workspace), y, y.Use(workspace), New(x.Rows, x.Columns)));

    /// <summary>x ∘ y, element by element.</summary>
    public Variable Multiply(Variable x, Variable y) =>
        Record(new MultiplyOperation(_backend, x, x.Use(workspace), y, y.Use(workspace), New(x.Rows, x.Columns)));

    /// <summary>x · y, a product of matrices.</summary>
    public Variable Product(Variable x, Variable y) =>
        Record(new ProductOperation(_backend, x, x.Use(workspace), y, y.Use(workspace), New(x.Rows, y.Columns)));

    /// <summary>The softmax of each row.</summary>
    public Variable Softmax(Variable x) =>
        Record(new SoftmaxOperation(_backend, x, x.Use(workspace), New(x.Rows, x.Columns, isKept: true)));

    /// <summary>
    /// Inverted dropout: each element is 0 with a probability, else divided by the probability of the others; in serving as it is.
    /// </summary>
    /// <param name="x">Any variable.</param>
    /// <param name="rate">The probability, 0 … below 1; of 0 there is nothing to do.</param>
    /// <param name="seed">Where draws come from; they follow from it, <see cref="Step"/> and the number of the dropout.</param>
    public Variable Dropout(Variable x, double rate, int seed)
    {
        if (rate == 0)
        {
            return x;
        }

        if (_dropouts == MostDropouts)
        {
            throw new InvalidOperationException($"A network has at most {MostDropouts} dropouts.");
        }

        Matrix mask = workspace.Allocate(x.Rows, x.Columns);
        var draw = new Dropout((float)rate, RandomStreams.Key(seed, RandomStreams.Dropout), (ulong)_dropouts++);
        return Record(new DropoutOperation(this, MostDropouts, draw, mask, x, x.Use(workspace), New(x.Rows, x.Columns), _backend));
    }

    /// <summary>Variables of equally many rows side by side.</summary>
    public Variable Concatenate(params ReadOnlySpan<Variable> parts)
    {
        (Variable, Matrix?)[] used = new (Variable, Matrix?)[parts.Length];
        int columns = 0;
        for (int p = 0; p < parts.Length; p++)
        {
            used[p] = (parts[p], parts[p].Use(workspace));
            columns += parts[p].Columns;
        }

        return Record(new ConcatenateOperation(_backend, used, New(parts[0].Rows, columns)));
    }

    /// <summary>Variables of equally many columns one under another: several results in one, whose gradient the caller fills.</summary>
    public Variable Stack(params ReadOnlySpan<Variable> parts)
    {
        (Variable, Matrix?)[] used = new (Variable, Matrix?)[parts.Length];
        int rows = 0;
        for (int p = 0; p < parts.Length; p++)
        {
            used[p] = (parts[p], parts[p].Use(workspace));
            rows += parts[p].Rows;
        }

        return Record(new StackOperation(workspace, used, New(rows, parts[0].Columns)));
    }

    /// <summary>The transpose, of few columns.</summary>
    public Variable Transpose(Variable x)
    {
        var identity = new float[x.Columns * x.Columns];
        for (int k = 0; k < x.Columns; k++)
        {
            identity[k * (x.Columns + 1)] = 1;
        }

        Matrix ones = workspace.Upload(identity, x.Columns, x.Columns);
        return Record(new TransposeOperation(_backend, ones, x, x.Use(workspace), New(x.Columns, x.Rows)));
    }

    /// <summary>Some columns of a variable.</summary>
    /// <param name="x">Rows × any.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="count">How many.</param>
    public Variable Slice(Variable x, int start, int count) =>
        Record(new SliceOperation(_backend, x, x.Use(workspace), start, New(x.Rows, count)));

    /// <summary>A row of x for each of some rows: those of a batch, through indices if there are any. Zeros for a negative index.</summary>
    /// <param name="x">Any × columns.</param>
    /// <param name="at">Which rows.</param>
    /// <param name="rows">How many.</param>
    public Variable GatherRows(Variable x, RowSelection at, int rows) =>
        Record(new GatherRowsOperation(_backend, at, x, x.Use(workspace), New(rows, x.Columns)));
}
