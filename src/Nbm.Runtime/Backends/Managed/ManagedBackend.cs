using System.Collections.Immutable;
using Nbm.Backends.Managed;

namespace Nbm.Backends;

/// <summary>
/// The default engine: SIMD and threads in managed code, no native dependency. Results don't depend on the number of
/// threads, nor on the width of the processor's vectors. The environment variable <c>NBM_FORCE_KERNELS</c> (Scalar, Vector128,
/// Vector256, Vector512) forces a width of the matrix product. Memory lives until its matrix or the backend is disposed.
/// </summary>
public sealed unsafe partial class ManagedBackend : Backend
{
    private readonly Arena _arena = new();
    private readonly WorkerTeam _team;
    private readonly KernelVariant _variant;
    private readonly MatrixProduct _product;
    private readonly Scratch<float> _partials;
    private readonly Scratch<float> _quads;
    private readonly Scratch<double> _chunkSums;
    private readonly Scratch<double>[] _threadScratch;
    private bool _isDisposed;

    /// <summary>An engine with its own threads, which end when it is disposed.</summary>
    /// <param name="threads">How many threads compute, the caller's included; from 1.</param>
    public ManagedBackend(int threads)
        : this(threads, KernelSelector.Select())
    {
    }

    internal ManagedBackend(int threads, KernelVariant variant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _variant = variant;
        _product = KernelSelector.Create(variant, _arena);
        _partials = new Scratch<float>(_arena);
        _quads = new Scratch<float>(_arena);
        _chunkSums = new Scratch<double>(_arena);
        _threadScratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch<double>(_arena))];
        _team = new WorkerTeam(threads, _arena);
    }

    /// <inheritdoc/>
    public override string Name => $"managed ({_variant}, {_team.Threads} thread{(_team.Threads == 1 ? "" : "s")})";

    /// <inheritdoc/>
    public override Matrix Allocate(int rows, int columns)
    {
        KernelChecks.Allocate(rows, columns);
        return new ManagedMatrix(_arena.Allocate<float>(rows * columns), isOwner: true, 0, rows, columns);
    }

    /// <inheritdoc/>
    public override Matrix View(Matrix source, int offset, int rows, int columns)
    {
        KernelChecks.View(source, offset, rows, columns);
        ManagedMatrix whole = Of(source);
        return new ManagedMatrix(whole.Memory, isOwner: false, whole.Offset + offset, rows, columns);
    }

    /// <inheritdoc/>
    public override void Upload(ReadOnlySpan<float> values, Matrix destination)
    {
        KernelChecks.Transfer(nameof(Upload), values.Length, destination.Length);
        values.CopyTo(Of(destination).Span);
        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override IndexVector Upload(ReadOnlySpan<int> indices) => new ManagedIndexVector(_arena, indices);

    /// <inheritdoc/>
    public override void Upload(ReadOnlySpan<int> indices, IndexVector destination)
    {
        KernelChecks.Transfer(nameof(Upload), indices.Length, destination.Length);
        Of(destination).Set(indices);
        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override Design Upload(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
    {
        KernelChecks.Upload(layout, rows, columns);
        return new ManagedDesign(_arena, layout, rows, columns);
    }

    /// <inheritdoc/>
    public override void Download(Matrix source, Span<float> destination)
    {
        KernelChecks.Transfer(nameof(Download), destination.Length, source.Length);
        Of(source).Span.CopyTo(destination);
        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _team.Dispose();
        }
    }
}
