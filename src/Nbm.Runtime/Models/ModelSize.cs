namespace Nbm;

/// <summary>How large a model is, for machines and for people.</summary>
/// <param name="Bytes">The bytes of its file.</param>
/// <param name="Numbers">
/// How many numbers a person must read to know all that it does: an intercept for each output, and of each term that is left the values at
/// the points where its tables bend, at its levels and slots, and at the cells of its interactions. A straight line is two numbers. Null
/// where
/// reading would tell nothing.
/// </param>
public readonly record struct ModelSize(long Bytes, long? Numbers)
{
    internal static ModelSize Of(TrainedModel model)
    {
        using var file = new MemoryStream();
        model.Save(file);
        return new ModelSize(file.Length, model.NumbersToRead);
    }
}
