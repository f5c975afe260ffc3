namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>A small model that inputs are made from, and how its record loads and asks one.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Model">The model.</param>
/// <param name="Use">Loads a file as the record's model and asks it everything; null where there is no record.</param>
internal sealed record Seed(string Name, AdditiveModel Model, Action<Stream>? Use)
{
    /// <summary>The model as a file.</summary>
    public byte[] File { get; } = Save(Model);

    private static byte[] Save(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
