using Google.Protobuf;

namespace Nbm.Export.Tests.Onnx;

/// <summary>Reads what a file says of its model besides the graph.</summary>
internal static class OnnxProperties
{
    public static Dictionary<string, string> Of(AdditiveModel model, OnnxExport export)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export);
        return Fields(stream.ToArray()).Where(field => field.Number == 14).Select(field => Fields(field.Bytes).ToArray())
            .ToDictionary(property => property[0].Bytes.ToStringUtf8(), property => property[1].Bytes.ToStringUtf8(),
                StringComparer.Ordinal);
    }

    // Those that aren't numbers.
    private static IEnumerable<(int Number, ByteString Bytes)> Fields(byte[] message)
    {
        var input = new CodedInputStream(message);
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                yield return (WireFormat.GetTagFieldNumber(tag), input.ReadBytes());
            }
            else
            {
                input.SkipLastField();
            }
        }
    }

    private static IEnumerable<(int Number, ByteString Bytes)> Fields(ByteString message) => Fields(message.ToByteArray());
}
