using Nbm.Backends;

namespace Nbm.Training;

/// <summary>An epoch's batches: all rows in a new random order, cut into parts that differ by one row at most.</summary>
internal sealed class BatchPlan
{
    /// <summary>Rows of a step of tables' networks where rows are many and the size is left to the trainer.</summary>
    public const int MostRows = 8192;

    // Half of so many rows are a step, a quarter of half as many.
    private const long RowsOfTwoSteps = 2 * MostRows;
    private const int FewestRows = 64;

    private readonly Backend _backend;
    private readonly IndexVector? _permutation;
    private readonly int[] _order;
    private readonly ulong _key;

    /// <param name="workspace">Where the order is kept.</param>
    /// <param name="rows">Rows n.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    /// <param name="seed">Where the order comes from.</param>
    public BatchPlan(Workspace workspace, int rows, int batchSize, int seed)
    {
        _backend = workspace.Backend;
        Rows = rows;
        Count = CountOf(rows, batchSize);
        Largest = LargestOf(rows, batchSize);
        _order = [.. Enumerable.Range(0, rows)];
        _key = RandomStreams.Key(seed, RandomStreams.Order);
        _permutation = Count == 1 ? null : workspace.Upload(_order);
    }

    /// <summary>The order of the present epoch, on the host; null where a single batch needs none.</summary>
    public int[]? Order => _permutation is null ? null : _order;

    /// <summary>Rows of an epoch.</summary>
    public int Rows { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Count { get; }

    /// <summary>Rows of the largest batch.</summary>
    public int Largest { get; }

    /// <summary>
    /// The most rows of a batch of tables' networks where nothing is asked for: the fewer rows there are, the smaller a part of them. Few
    /// rows in one step are learned by heart before what is rare in them is learned at all; of many, large steps end nearer
    /// (docs/accuracy.md). Of durations a batch is as large as may be: each event is compared with the batch's other rows.
    /// </summary>
    /// <param name="rows">Rows n.</param>
    /// <param name="task">What is learned.</param>
    public static int SizeOf(int rows, ModelTask task) =>
        task == ModelTask.Cox ? MostRows : (int)Math.Clamp((long)rows * rows / (2 * RowsOfTwoSteps), FewestRows, MostRows);

    /// <summary>Batches of an epoch of so many rows.</summary>
    public static int CountOf(int rows, int batchSize) => (int)(((long)rows + batchSize - 1) / batchSize);

    /// <summary>Rows of the largest batch of so many rows.</summary>
    public static int LargestOf(int rows, int batchSize)
    {
        long count = CountOf(rows, batchSize);
        return (int)((rows + count - 1) / count);
    }

    /// <summary>Draws the order of an epoch. A single batch needs none.</summary>
    public void Shuffle(int epoch)
    {
        if (_permutation is not null)
        {
            RandomStreams.Shuffle(_order, _key, (ulong)epoch);
            _backend.Upload(_order, _permutation);
        }
    }

    /// <summary>Draws the orders of the first epochs, each of which depends on the one before.</summary>
    /// <param name="epochs">How many.</param>
    public void Skip(int epochs)
    {
        for (int epoch = 1; epoch <= epochs && _permutation is not null; epoch++)
        {
            RandomStreams.Shuffle(_order, _key, (ulong)epoch);
        }
    }

    /// <summary>A batch, by index from 0.</summary>
    public RowRange this[int batch]
    {
        get
        {
            int start = (int)((long)Rows * batch / Count);
            int end = (int)((long)Rows * (batch + 1) / Count);
            return new RowRange(_permutation, start, end - start);
        }
    }
}
