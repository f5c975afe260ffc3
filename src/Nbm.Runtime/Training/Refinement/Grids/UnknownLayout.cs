using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The unknowns of one output: all tables r, P of them with the intercept at the end, then the weights u of the columns B, then what is
/// learned of vectors; and the map
/// β = E · (r, u) = r + B u from them to the tables that rows are looked up in. A position that is the same as another takes its value from
/// there; its own
/// unknown meets its ridge alone, and is 0.
/// </summary>
internal sealed class UnknownLayout
{
    private readonly bool[] _spanned;

    /// <param name="grid">The tables.</param>
    /// <param name="columns">The columns, block by block, in the order of their terms.</param>
    /// <param name="free">Whether the tables of numbers may differ from what the columns say; where not, only slots and categories are
    /// free.</param>
    /// <param name="vectors">What is learned of vectors; null for none.</param>
    public UnknownLayout(RefinementGrid grid, ImmutableArray<ColumnBlock> columns, bool free, VectorUnknowns? vectors = null)
    {
        Grid = grid;
        Columns = columns;
        IsFree = free;
        ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();
        int next = grid.TableLength;
        foreach (ColumnBlock block in columns)
        {
            offsets.Add(next);
            next += block.Count;
        }

        ColumnOffsets = offsets.ToImmutable();
        _spanned = new bool[grid.TermCount];
        foreach (ColumnBlock block in columns.Where(block => block.Kind == ComponentKind.Curve))
        {
            _spanned[block.Term] = true;
        }

        Vectors = vectors;
        VectorOffset = next;
        Count = next + (vectors?.Count ?? 0);
        Components =
        [
            .. TableComponents(grid).Where(component => component.Kind != ComponentKind.Table || !_spanned[component.Term]),
            .. columns.Select((block, b) => new Component(block.Term, block.Kind, ColumnOffsets[b], block.Count, null)),
            .. vectors?.Components(grid.TermCount, VectorOffset) ?? [],
        ];
        Map = free && columns.IsEmpty && grid.Ties.IsEmpty && vectors is null ? null : BuildMap(free);
    }

    public RefinementGrid Grid { get; }

    public ImmutableArray<ColumnBlock> Columns { get; }

    /// <summary>For each block of columns its first unknown.</summary>
    public ImmutableArray<int> ColumnOffsets { get; }

    /// <summary>What is learned of vectors; null where there are none.</summary>
    public VectorUnknowns? Vectors { get; }

    /// <summary>The first unknown of the vectors.</summary>
    public int VectorOffset { get; }

    /// <summary>U.</summary>
    public int Count { get; }

    public ImmutableArray<Component> Components { get; }

    /// <summary>Whether the tables of numbers may differ from what the columns say.</summary>
    public bool IsFree { get; }

    /// <summary>E, P × U; null where it is the identity.</summary>
    public CompressedRows? Map { get; }

    /// <summary>Whether a term is a curve that its columns span: its knots are no unknowns of their own.</summary>
    public bool IsSpanned(int term) => _spanned[term];

    /// <summary>A term's unknowns, ascending: its cells, then its columns.</summary>
    public int[] UnknownsOf(int term)
    {
        TermLayout layout = Grid.Layout.Terms[term];
        return
        [
            .. Enumerable.Range(layout.Offset, layout.Length),
            .. BlocksOf(term).SelectMany(b => Enumerable.Range(ColumnOffsets[b], Columns[b].Count)),
        ];
    }

    /// <summary>B of a term: cells × all its columns, row-major.</summary>
    public float[] ColumnsOf(int term)
    {
        TermLayout layout = Grid.Layout.Terms[term];
        int width = BlocksOf(term).Sum(b => Columns[b].Count), first = 0;
        var columns = new float[layout.Length * width];
        foreach (int b in BlocksOf(term))
        {
            ColumnBlock block = Columns[b];
            for (int i = 0; i < block.Cells.Length; i++)
            {
                block.Values.AsSpan(i * block.Count, block.Count)
                    .CopyTo(columns.AsSpan(((block.Cells[i] - layout.Offset) * width) + first));
            }

            first += block.Count;
        }

        return columns;
    }

    private IEnumerable<int> BlocksOf(int term) => Enumerable.Range(0, Columns.Length).Where(b => Columns[b].Term == term);

    private static IEnumerable<Component> TableComponents(RefinementGrid grid)
    {
        for (int t = 0; t < grid.TermCount; t++)
        {
            TermLayout term = grid.Layout.Terms[t];
            ImmutableArray<AxisShape> axes = grid.ShapesOf(term);
            if (term.Order == 1 && axes[0].Knots > 0)
            {
                yield return new Component(t, ComponentKind.Table, term.Offset, axes[0].Knots, Roughness.Curve(axes[0]));
                if (term.Length > axes[0].Knots)
                {
                    yield return new Component(t, ComponentKind.Slots, term.Offset + axes[0].Knots, term.Length - axes[0].Knots, null);
                }
            }
            else
            {
                yield return new Component(t, ComponentKind.Table, term.Offset, term.Length, Roughness.Table(term, axes));
            }
        }
    }

    private CompressedRows BuildMap(bool free)
    {
        var entries = new List<(int Unknown, float Value)>?[Grid.TableLength];
        for (int b = 0; b < Columns.Length; b++)
        {
            ColumnBlock block = Columns[b];
            for (int i = 0; i < block.Cells.Length; i++)
            {
                List<(int, float)> row = entries[block.Cells[i]] ??= [];
                for (int j = 0; j < block.Count; j++)
                {
                    row.Add((ColumnOffsets[b] + j, block.Values[(i * block.Count) + j]));
                }
            }
        }

        var numbers = new bool[Grid.TableLength];
        foreach (Block block in Grid.Blocks.Where(block => block.Order > 0 && (!free || IsSpanned(block.Term))))
        {
            block.ForEachCell((_, position) => numbers[position] = true);
        }

        var map = new CompressedRowsBuilder(Count, Grid.TableLength, Grid.TableLength + Columns.Sum(block => block.Values.Length));
        int[] same = [.. Enumerable.Range(0, Grid.TableLength)];
        foreach (var (position, other) in Grid.Ties)
        {
            same[position] = other;
        }

        for (int cell = 0; cell < Grid.TableLength; cell++)
        {
            if (!numbers[cell])
            {
                map.Entry(same[cell], 1);
            }

            foreach ((int unknown, float value) in entries[same[cell]] ?? [])
            {
                map.Entry(unknown, value);
            }

            map.End();
        }

        return map.Build();
    }
}
