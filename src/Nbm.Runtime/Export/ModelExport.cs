using Nbm.Export;

namespace Nbm;

/// <summary>
/// A form in which a model leaves this library: <see cref="SqlExport"/>, <see cref="JsonExport"/>, or one of another package. What is
/// written scores as
/// the model does; what a target can't express is refused, never left out.
/// </summary>
public abstract class ModelExport
{
    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <exception cref="NbmExportException">The target can't express a part of the model: says which, and why.</exception>
    public abstract void Write(AdditiveModel model, Stream stream);

    /// <summary>Writes a model of any family, or refuses it: most exports take additive models.</summary>
    internal virtual void WriteAny(TrainedModel model, Stream stream)
    {
        if (model is not AdditiveModel tables)
        {
            string target = GetType().Name;
            throw new NbmExportException(
                target, $"the {model.GetType().Name} of {model.Schema.Name}",
                $"{target} takes additive models, whose terms are tables; train one of {model.Schema.Name}, or score with the runtime");
        }

        Write(tables, stream);
    }

    /// <summary>
    /// Texts that mean that a value is missing, whatever their case, where it may be and no level is of the text: what the reader of CSV
    /// files takes for missing. Of a
    /// <c>string</c> only the empty text and <c>NA</c> are, exactly.
    /// </summary>
    protected static IReadOnlyList<string> MissingTexts => LevelForm.MissingTexts;

    /// <summary>Refuses a model that has vectors, where a target has no form for what a row's names add.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">What it was to become.</param>
    /// <exception cref="NbmExportException">It has one; names it.</exception>
    protected static void RefuseVectors(AdditiveModel model, string target)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Vectors.Length > 0)
        {
            throw new NbmExportException(
                target, $"the vector {model.Vectors[0].Name}",
                "It has no form for the names of a row; export C# or freeze the model, score with the runtime, or train without the vector");
        }
    }
}
