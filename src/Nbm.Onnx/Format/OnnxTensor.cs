using System.Buffers.Binary;
using System.Text;

namespace Nbm.Export.Onnx.Format;

/// <summary>Values of a graph that are known beforehand.</summary>
/// <param name="Type">Their type.</param>
/// <param name="Dimensions">The shape; empty for a scalar.</param>
/// <param name="Raw">Row-major, little-endian; empty for texts.</param>
/// <param name="Texts">Texts, in UTF-8.</param>
internal sealed record OnnxTensor(ElementType Type, long[] Dimensions, ReadOnlyMemory<byte> Raw, byte[][] Texts)
{
    public static OnnxTensor Of(ReadOnlySpan<float> values, params long[] dimensions)
    {
        var raw = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        return new OnnxTensor(ElementType.Float, dimensions, raw, []);
    }

    public static OnnxTensor Of(ReadOnlySpan<double> values, params long[] dimensions)
    {
        var raw = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(raw.AsSpan(i * sizeof(double)), values[i]);
        }

        return new OnnxTensor(ElementType.Double, dimensions, raw, []);
    }

    public static OnnxTensor Of(ReadOnlySpan<int> values, params long[] dimensions)
    {
        var raw = new byte[values.Length * sizeof(int)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(raw.AsSpan(i * sizeof(int)), values[i]);
        }

        return new OnnxTensor(ElementType.Int32, dimensions, raw, []);
    }

    public static OnnxTensor Of(ReadOnlySpan<long> values, params long[] dimensions)
    {
        var raw = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * sizeof(long)), values[i]);
        }

        return new OnnxTensor(ElementType.Int64, dimensions, raw, []);
    }

    public static OnnxTensor Of(IReadOnlyCollection<string> values, params long[] dimensions) =>
        new(ElementType.String, dimensions, default, [.. values.Select(Encoding.UTF8.GetBytes)]);
}
