using System.Text.Encodings.Web;
using System.Text.Json;
using Nbm.Export.Json;

namespace Nbm;

/// <summary>
/// A model as JSON, whole: what <see cref="Read(Stream)"/> gives back saves to the same bytes. The schema is in docs/export.md. Numbers are
/// the shortest that
/// read back as the same bits.
/// </summary>
public sealed class JsonExport : ModelExport
{
    /// <summary>Whether to put each value on a line of its own. The content is the same.</summary>
    public bool Indented { get; init; }

    /// <inheritdoc/>
    public override void Write(AdditiveModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        var options = new JsonWriterOptions { Indented = Indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var writer = new Utf8JsonWriter(stream, options);
        JsonModelWriter.Write(writer, model);
    }

    /// <summary>Reads a model from a stream, up to its end. Safe whatever it holds: it is data, never code.</summary>
    /// <exception cref="NbmFormatException">This is no JSON, or no model, or a damaged one: what is wrong, and where.</exception>
    public static AdditiveModel Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonModelReader.Read(stream);
    }
}
