using System.Buffers.Binary;
using System.IO.Compression;
using Nbm.Benchmarks.Data;

namespace Nbm.Flint;

/// <summary>A handwritten digit.</summary>
[FlintModel(Attributes = 25)]
public sealed partial record Digit
{
    /// <summary>Grey values from 0 to 1, row by row.</summary>
    [FeatureVector(Length = Side * Side, Width = Side, Height = Side)] public required float[] Pixels { get; init; }

    /// <summary>Which one.</summary>
    [Target] public required string Label { get; init; }

    /// <summary>Pixels of a side.</summary>
    public const int Side = 28;

    /// <summary>The test digits of MNIST, in their order.</summary>
    public static Digit[] Read()
    {
        byte[] images = Unzipped("t10k-images-idx3-ubyte.gz"), labels = Unzipped("t10k-labels-idx1-ubyte.gz");
        int count = BinaryPrimitives.ReadInt32BigEndian(labels.AsSpan(4));
        const int Header = 16, LabelHeader = 8, Area = Side * Side;
        return
        [
            .. Enumerable.Range(0, count).Select(i => new Digit
            {
                Pixels = [.. images.AsSpan(Header + (i * Area), Area).ToArray().Select(grey => grey / 255f)],
                Label = labels[LabelHeader + i].ToString(System.Globalization.CultureInfo.InvariantCulture),
            }),
        ];
    }

    private static byte[] Unzipped(string name)
    {
        using var file = new GZipStream(File.OpenRead(BenchmarkData.File(Path.Join("mnist-10k", name))), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        return whole.ToArray();
    }
}
