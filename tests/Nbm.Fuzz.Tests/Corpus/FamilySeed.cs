namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>A small trained model of a family without tables, and how its record's type loads and asks one.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Model">The model.</param>
/// <param name="Use">Loads a file as the record's model of this family and asks it everything.</param>
internal sealed record FamilySeed(string Name, TrainedModel Model, Action<Stream> Use)
{
    /// <summary>The model as a file.</summary>
    public byte[] File { get; } = Save(Model);

    private static byte[] Save(TrainedModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
