namespace Nbm.Freezing;

/// <summary>Reads the sizes of dense vectors of a model file.</summary>
internal static class DenseReader
{
    /// <summary>Reads those of each vector, in order: length, width and height.</summary>
    public static FrozenModel Read(FileCursor from, FrozenModel model)
    {
        foreach (FrozenVector vector in model.Vectors)
        {
            from.WhereIs("the sizes of the vector", vector.Name);
            (vector.Length, vector.Width, vector.Height) = (from.Int32(), from.Int32(), from.Int32());
            if (DenseRule.Violation(vector.ClrType, vector.Length, vector.Width, vector.Height) is { } wrong)
            {
                throw from.Wrong(wrong);
            }
        }

        return model;
    }
}
