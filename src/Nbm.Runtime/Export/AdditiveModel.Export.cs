using Nbm.Persistence;

namespace Nbm;

public sealed partial class AdditiveModel
{
    /// <summary>Loads what <see cref="JsonExport"/> wrote. Safe whatever the file holds: it is data, never code.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">The schema of the record that it is to serve; null takes any.</param>
    /// <exception cref="NbmFormatException">The file is no JSON, or no model, or a damaged one: what is wrong, and where.</exception>
    /// <exception cref="NbmSchemaException">The model was trained on another record; names the first difference.</exception>
    public static AdditiveModel LoadJson(string path, ModelSchema? expected = null)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return LoadJson(stream, expected);
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

    /// <summary>Loads what <see cref="JsonExport"/> wrote, from a stream, up to its end.</summary>
    /// <inheritdoc cref="LoadJson(string, ModelSchema)"/>
    public static AdditiveModel LoadJson(Stream stream, ModelSchema? expected = null)
    {
        AdditiveModel model = JsonExport.Read(stream);
        if (expected is not null)
        {
            SchemaComparison.ThrowIfDifferent(model.Schema, expected);
        }

        return model;
    }
}
