namespace Nbm.Persistence;

/// <summary>The sizes of dense vectors in a file, which <see cref="Freezing.DenseReader"/> reads: the schema's hash depends on
/// them.</summary>
internal static class DenseFormat
{
    public static bool IsNeeded(ModelSchema schema) => schema.Vectors.Any(vector => vector.IsDense);

    public static void Write(PayloadWriter to, ModelSchema schema)
    {
        foreach (VectorSchema vector in schema.Vectors)
        {
            to.Int32(vector.Length);
            to.Int32(vector.Width);
            to.Int32(vector.Height);
        }
    }
}
