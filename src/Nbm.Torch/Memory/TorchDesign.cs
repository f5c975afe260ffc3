using System.Collections.Immutable;
namespace Nbm.Backends.Torch;

/// <summary>
/// The encoded rows, on the device for as long as the design lives: 8 · 2ᵒ bytes for each row and term of order o; and 12 · 2ᵒ or a few
/// more once all rows are scattered in the way of a GPU.
/// </summary>
internal sealed class TorchDesign : Design, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly ScalarType _precise;
    private readonly Parts _parts;
    private readonly RowCorners? _corners;
    private readonly Tensor? _intercepts;
    private BandedProduct? _transposed;

    public TorchDesign(
        MemoryLedger ledger,
        Device device,
        ScalarType precise,
        Parts parts,
        DesignLayout layout,
        int rows,
        ImmutableArray<DesignColumn> columns)
        : base(layout, rows)
    {
        _tensors = new TensorSet(ledger);
        (_precise, _parts) = (precise, parts);
        using DisposeScope scope = NewDisposeScope();
        int[] positions = [.. layout.Terms.Where(term => term.Order == 0).Select(term => term.Offset)];
        if (positions.Length > 0)
        {
            _intercepts = _tensors.Keep(HostTransfer.Upload<int>(positions, ScalarType.Int32, device).to(ScalarType.Int64));
        }

        if (!layout.Terms.IsEmpty)
        {
            (Tensor onAxes, Tensor between) = Columns(columns, rows, device);
            _corners = new RowCorners(_tensors, layout.Terms, onAxes, between);
        }
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    /// <summary>What rows read of the terms; null if there are none.</summary>
    public RowCorners? Corners
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
            return _corners;
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

    /// <summary>Xᵀ of all rows, sorted when first asked for. There must be terms.</summary>
    public BandedProduct Transposed
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
            return _transposed ??= CellRows.Of(_tensors, _corners!, Layout.TableLength, _precise, _parts);
        }
    }

    public override void Dispose() => _tensors.Dispose();

    // n × columns each.
    private static (Tensor Cells, Tensor Fractions) Columns(ImmutableArray<DesignColumn> columns, int rows, Device device)
    {
        if (columns.IsEmpty)
        {
            return (empty(rows, 0, ScalarType.Int32, device), empty(rows, 0, ScalarType.Float32, device));
        }

        var (cells, fractions) = (new int[rows], new float[rows]);
        var (onAxes, between) = (new List<Tensor>(), new List<Tensor>());
        foreach (DesignColumn column in columns)
        {
            column.Read(cells, fractions);
            onAxes.Add(HostTransfer.Upload<int>(cells, ScalarType.Int32, device));
            between.Add(HostTransfer.Upload<float>(fractions, ScalarType.Float32, device));
        }

        return (stack(onAxes, 1), stack(between, 1));
    }
}
