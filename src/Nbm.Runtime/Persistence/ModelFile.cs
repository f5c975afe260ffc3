namespace Nbm.Persistence;

/// <summary>Saves and loads <c>.nbm</c> files.</summary>
internal static class ModelFile
{
    public static void Save(AdditiveModel model, string path) => WholeFile.Write(path, stream => Save(model, stream));

    public static void Save(AdditiveModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ReadOnlySpan<byte> payload = ModelWriter.Write(model);
        stream.Write(ModelHeader.Write(payload, ModelWriter.Minor(model)));
        stream.Write(payload);
    }

    public static AdditiveModel Load(string path, ModelSchema? expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            AdditiveModel model = Load(stream, expected);
            return stream.ReadByte() < 0 ? model : throw new NbmFormatException("Bytes follow behind the model: this is more than one file.");
        }
        catch (NbmFormatException e)
        {
            throw new NbmFormatException($"{path}: {e.Message}", e);
        }
        catch (NbmSchemaException e)
        {
            throw new NbmSchemaException($"{path}: {e.Message}");
        }
    }

    public static AdditiveModel Load(Stream stream, ModelSchema? expected)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] payload = ModelHeader.ReadPayload(stream, out int minor);
        AdditiveModel model = ModelReader.Read(payload, minor);
        if (expected is not null)
        {
            SchemaComparison.ThrowIfDifferent(model.Schema, expected);
        }

        return model;
    }
}
