using System.Collections.Immutable;
using Nbm.Backends.Torch;

namespace Nbm.Backends;

/// <summary>
/// Trains with TorchSharp's tensors, on a processor, an NVIDIA GPU or Apple's. Give it to <see cref="TrainingOptions.Backend"/>, and
/// dispose of it
/// afterwards. The application adds a native package: TorchSharp-cpu, TorchSharp-cuda-windows or TorchSharp-cuda-linux.
/// Sums are kept in double precision, but on MPS, which has none. On one machine, with the same number of threads, the same arguments give
/// the same
/// bits; on CUDA only if asked for, see <see cref="Cuda"/>.
/// </summary>
public sealed partial class TorchBackend : Backend
{
    private readonly Device _device;
    private readonly MemoryLedger _ledger = new();
    private readonly ScatterSums _sums;
    private readonly Parts _parts;
    private readonly CounterNumbers _numbers;
    private readonly ScalarType _precise;
    private bool _isDisposed;

    /// <param name="device">Where to compute.</param>
    /// <param name="isDeterministic">See <see cref="Cuda"/>.</param>
    /// <param name="asOnGpu">Whether to work in few large operations as on a GPU, wherever it computes.</param>
    internal TorchBackend(Device device, bool isDeterministic, bool asOnGpu = false)
    {
        _device = device;
        _precise = device.type == DeviceType.MPS ? ScalarType.Float32 : ScalarType.Float64;
        _sums = new ScatterSums(_precise, isDeterministic);
        _numbers = new CounterNumbers(device);
        _parts = new Parts(asOnGpu || device.type != DeviceType.CPU);
        Name = $"torch {__version__} ({device}{(isDeterministic ? ", deterministic" : "")})";
    }

    /// <summary>A backend on the processor.</summary>
    /// <param name="threads">Threads to compute on, of the whole process; null leaves libtorch's own choice, all cores.</param>
    /// <exception cref="DllNotFoundException">TorchSharp's native library is missing or can't be loaded; the message says what to
    /// add.</exception>
    public static TorchBackend Cpu(int? threads = null)
    {
        if (threads is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads,
                "Threads are counted from 1; null leaves the choice to libtorch.");
        }

        NativeLibraries.Load(cuda: false);
        if (threads is { } count)
        {
            set_num_threads(count);
        }

        return new TorchBackend(CPU, isDeterministic: false);
    }

    /// <summary>A backend on the processor that works in the large operations of a GPU, to count and to test those.</summary>
    internal static TorchBackend CpuAsGpu()
    {
        NativeLibraries.Load(cuda: false);
        return new TorchBackend(CPU, isDeterministic: false, asOnGpu: true);
    }

    /// <summary>A backend on an NVIDIA GPU.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="deterministic">
    /// Whether the same arguments shall give the same bits. Otherwise a scatter adds in whatever order the GPU's threads come, and results
    /// differ from run to
    /// run by the rounding of a double. With it, scatters add whole numbers, of which the order doesn't matter: each contribution is
    /// rounded to 2⁻⁴⁰, or so, of
    /// the largest, at the cost of finding that one and two more passes over what is scattered.
    /// </param>
    /// <exception cref="DllNotFoundException">TorchSharp's native library is missing or can't be loaded; the message says what to
    /// add.</exception>
    /// <exception cref="PlatformNotSupportedException">There is no such GPU; the message says what was looked for.</exception>
    public static TorchBackend Cuda(int index = 0, bool deterministic = false)
    {
        NativeLibraries.Load(cuda: true);
        Accelerators.RequireCuda(index);
        return new TorchBackend(new Device(DeviceType.CUDA, index), deterministic);
    }

    /// <summary>A backend on the GPU of an Apple processor, in single precision.</summary>
    /// <exception cref="DllNotFoundException">TorchSharp's native library is missing or can't be loaded; the message says what to
    /// add.</exception>
    /// <exception cref="PlatformNotSupportedException">This is no Mac with an Apple processor.</exception>
    public static TorchBackend Mps()
    {
        Accelerators.RequireMps();
        NativeLibraries.Load(cuda: false);
        return new TorchBackend(new Device(DeviceType.MPS), isDeterministic: false);
    }

    /// <summary>The first NVIDIA GPU; if there is none, Apple's; if there is none, the processor.</summary>
    /// <param name="threads">Threads of the processor, see <see cref="Cpu"/>.</param>
    /// <exception cref="DllNotFoundException">TorchSharp's native library is missing or can't be loaded; the message says what to
    /// add.</exception>
    public static TorchBackend Best(int? threads = null)
    {
        NativeLibraries.Load(cuda: NativeLibraries.HaveCuda);
        return Accelerators.HasCuda ? Cuda() : mps_is_available() ? Mps() : Cpu(threads);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Bytes of the matrices, indices and designs that live on the device. What a running kernel needs beside them isn't
    /// counted.</summary>
    public override long? DeviceMemory => _ledger.Bytes;

    /// <summary>A few where reading waits for a device.</summary>
    public override int UnreadIterations => _parts.AreLarge ? 8 : 1;

    /// <inheritdoc/>
    public override Matrix Allocate(int rows, int columns)
    {
        KernelChecks.Allocate(rows, columns);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Tensor flat = zeros((long)rows * columns, ScalarType.Float32, _device);
        return new TorchMatrix(new TorchStorage(_ledger, flat), isOwner: true, 0, rows, columns);
    }

    /// <inheritdoc/>
    public override Matrix View(Matrix source, int offset, int rows, int columns)
    {
        KernelChecks.View(source, offset, rows, columns);
        TorchMatrix whole = Of(source);
        return new TorchMatrix(whole.Memory, isOwner: false, whole.Offset + offset, rows, columns);
    }

    /// <inheritdoc/>
    public override void Upload(ReadOnlySpan<float> values, Matrix destination)
    {
        KernelChecks.Transfer(nameof(Upload), values.Length, destination.Length);
        using DisposeScope scope = NewDisposeScope();
        HostTransfer.Write(values, At(destination).view(-1));
    }

    /// <inheritdoc/>
    public override IndexVector Upload(ReadOnlySpan<int> indices)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new TorchIndexVector(_ledger, _device, indices);
    }

    /// <inheritdoc/>
    public override void Upload(ReadOnlySpan<int> indices, IndexVector destination)
    {
        KernelChecks.Transfer(nameof(Upload), indices.Length, destination.Length);
        Of(destination).Set(indices);
    }

    /// <inheritdoc/>
    public override Design Upload(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
    {
        KernelChecks.Upload(layout, rows, columns);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new TorchDesign(_ledger, _device, _precise, _parts, layout, rows, columns);
    }

    /// <inheritdoc/>
    public override SparseMatrix Upload(int rows, int columns, int[] starts, int[] indices, float[] values)
    {
        KernelChecks.Upload(rows, columns, starts, indices, values);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new TorchSparseMatrix(_ledger, _device, _precise, _parts, columns, starts, indices, values);
    }

    /// <inheritdoc/>
    public override void Download(Matrix source, Span<float> destination)
    {
        KernelChecks.Transfer(nameof(Download), destination.Length, source.Length);
        using DisposeScope scope = NewDisposeScope();
        HostTransfer.Read(At(source).view(-1), destination);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _isDisposed = true;
        _numbers.Dispose();
    }

    private TorchMatrix Of(Matrix matrix) => Own<Matrix, TorchMatrix>(matrix);

    private TorchIndexVector Of(IndexVector indices) => Own<IndexVector, TorchIndexVector>(indices);

    private TorchDesign Of(Design design) => Own<Design, TorchDesign>(design);

    private TorchSparseMatrix Of(SparseMatrix sparse) => Own<SparseMatrix, TorchSparseMatrix>(sparse);

    // To read only.
    private Tensor Read(Matrix matrix) => Of(matrix).Tensor;

    // To read or to write.
    private Tensor At(Matrix matrix)
    {
        TorchMatrix own = Of(matrix);
        own.Memory.Touch();
        return own.Tensor;
    }

    private TOwn Own<TGiven, TOwn>(TGiven given)
        where TGiven : class
        where TOwn : class, TGiven, IOnLedger
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return given is TOwn own && own.Ledger == _ledger
            ? own
            : throw new ArgumentException(
                $"A {given.GetType().Name} of another backend was given to the backend '{Name}'; memory doesn't move between backends.");
    }
}
