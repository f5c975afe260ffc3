namespace Nbm.Export.Onnx.Format;

/// <summary>What a tensor holds; the format's own numbers.</summary>
internal enum ElementType
{
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Double = 11,
}
