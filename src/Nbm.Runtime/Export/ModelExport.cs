namespace Nbm;

/// <summary>
/// A form in which a model leaves this library: <see cref="SqlExport"/>, <see cref="JsonExport"/>, or one of another package. What is written scores as
/// the model does; what a target can't express is refused, never left out.
/// </summary>
public abstract class ModelExport
{
    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <exception cref="NbmExportException">The target can't express a part of the model: says which, and why.</exception>
    public abstract void Write(AdditiveModel model, Stream stream);
}
