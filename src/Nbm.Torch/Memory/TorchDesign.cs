using System.Collections.Immutable;

namespace Nbm.Backends.Torch;

/// <summary>
/// The encoded rows, on the device for as long as the design lives. Terms of one order are kept together, so that few kernels do all of
/// them: 4 + 4 · order bytes for each row and term.
/// </summary>
internal sealed class TorchDesign : Design, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly ImmutableArray<TermGroup> _groups;
    private readonly Tensor? _intercepts;

    public TorchDesign(MemoryLedger ledger, Device device, DesignLayout layout, int rows, int[][] cells, float[][] fractions)
        : base(layout, rows)
    {
        _tensors = new TensorSet(ledger);
        using DisposeScope scope = NewDisposeScope();
        int[] positions = [.. layout.Terms.Where(term => term.Order == 0).Select(term => term.Offset)];
        if (positions.Length > 0)
        {
            _intercepts = _tensors.Keep(HostTransfer.Upload<int>(positions, ScalarType.Int32, device).to(ScalarType.Int64));
        }

        IGrouping<int, TermLayout>[] orders = [.. layout.Terms.Where(term => term.Order > 0).GroupBy(term => term.Order)];
        if (orders.Length > 0)
        {
            Tensor onAxes = Columns(cells, ScalarType.Int32, device), between = Columns(fractions, ScalarType.Float32, device);
            _groups = [.. orders.Select(order => new TermGroup(_tensors, [.. order], onAxes, between))];
        }
        else
        {
            _groups = [];
        }
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    /// <summary>The terms of at least one column, by order.</summary>
    public ImmutableArray<TermGroup> Groups
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
            return _groups;
        }
    }

    /// <summary>The positions that every row hits, int64; null if there are none.</summary>
    public Tensor? Intercepts
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
            return _intercepts;
        }
    }

    public override void Dispose() => _tensors.Dispose();

    // n × columns.
    private static Tensor Columns<T>(T[][] columns, ScalarType type, Device device)
        where T : unmanaged => stack(columns.Select(column => HostTransfer.Upload<T>(column, type, device)), 1);
}
