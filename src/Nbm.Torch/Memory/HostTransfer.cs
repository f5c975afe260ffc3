using System.Runtime.InteropServices;

namespace Nbm.Backends.Torch;

/// <summary>Copies between the host's memory and tensors. A copy from a GPU waits for whatever still computes.</summary>
internal static class HostTransfer
{
    // TorchSharp shows a tensor's memory as a span of bytes, which holds less than 2 GiB.
    private const int MostAtOnce = 1 << 27;

    /// <param name="values">As many as the tensor holds.</param>
    /// <param name="destination">Of one dimension, contiguous; its elements are as large as a value.</param>
    public static void Write<T>(ReadOnlySpan<T> values, Tensor destination)
        where T : unmanaged
    {
        for (int start = 0; start < values.Length; start += MostAtOnce)
        {
            ReadOnlySpan<T> part = values[start..Math.Min(values.Length, start + MostAtOnce)];
            using Tensor window = destination.narrow(0, start, part.Length);
            if (window.device_type == DeviceType.CPU)
            {
                MemoryMarshal.AsBytes(part).CopyTo(window.bytes);
                continue;
            }

            using Tensor staged = empty(part.Length, window.dtype, CPU);
            MemoryMarshal.AsBytes(part).CopyTo(staged.bytes);
            window.copy_(staged);
        }
    }

    /// <summary>A new tensor of one dimension.</summary>
    public static Tensor Upload<T>(ReadOnlySpan<T> values, ScalarType type, Device device)
        where T : unmanaged
    {
        Tensor tensor = empty(values.Length, type, device);
        Write(values, tensor);
        return tensor;
    }

    /// <param name="source">Of one dimension, contiguous; its elements are as large as a value.</param>
    /// <param name="values">As many as the tensor holds, out.</param>
    public static void Read<T>(Tensor source, Span<T> values)
        where T : unmanaged
    {
        for (int start = 0; start < values.Length; start += MostAtOnce)
        {
            Span<T> part = values[start..Math.Min(values.Length, start + MostAtOnce)];
            using Tensor window = source.narrow(0, start, part.Length);
            if (window.device_type == DeviceType.CPU)
            {
                window.bytes.CopyTo(MemoryMarshal.AsBytes(part));
                continue;
            }

            using Tensor arrived = window.cpu();
            arrived.bytes.CopyTo(MemoryMarshal.AsBytes(part));
        }
    }
}
