using System.ComponentModel;
using Nbm.Freezing;
using Nbm.Persistence;

namespace Nbm.Generated;

/// <summary>How the typed models of a record load files: what is wrong they say in the names of the record's own types. Called by generated
/// code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedFile
{
    /// <summary>Loads a model of a family.</summary>
    /// <typeparam name="T">The class of its models.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="schema">The record's schema.</param>
    /// <param name="stem">The stem of the names of the generated types.</param>
    /// <exception cref="NbmFormatException">The file is damaged, or holds no model, or one of another family.</exception>
    /// <exception cref="NbmSchemaException">The model is of another record.</exception>
    public static T Load<T>(string path, ModelSchema schema, string stem)
        where T : TrainedModel
    {
        ArgumentNullException.ThrowIfNull(schema);
        return Load(() => ModelFile.Load<T>(path, schema), $"{path}: ", stem);
    }

    /// <inheritdoc cref="Load{T}(string, ModelSchema, string)"/>
    /// <param name="stream">The stream.</param>
    /// <param name="schema">The record's schema.</param>
    /// <param name="stem">The stem of the names of the generated types.</param>
    public static T Load<T>(Stream stream, ModelSchema schema, string stem)
        where T : TrainedModel
    {
        ArgumentNullException.ThrowIfNull(schema);
        return Load(() => ModelFile.Load<T>(stream, schema), string.Empty, stem);
    }

    private static T Load<T>(Func<T> load, string where, string stem)
    {
        try
        {
            return load();
        }
        catch (NbmFormatException e) when (OfOther(e) is { } other)
        {
            throw new NbmFormatException($"{where}{ModelFile.Refusal(new FileFormatException(other.InTypesOf(stem))).Message}", e);
        }
    }

    private static OtherFamilyException? OfOther(Exception? e) => e is null ? null : e as OtherFamilyException ?? OfOther(e.InnerException);
}
