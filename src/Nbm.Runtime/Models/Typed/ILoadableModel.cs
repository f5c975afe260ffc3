namespace Nbm;

/// <summary>A class of models that files are loaded into, for code that takes any of them as a type parameter: every generated model, and
/// <see cref="TrainedModel"/>, which takes a file of any record.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ILoadableModel<TSelf>
    where TSelf : class, ILoadableModel<TSelf>
{
    /// <summary>The model without types: what scores rows.</summary>
    TrainedModel Trained { get; }

    /// <summary>Loads a model that was saved.</summary>
    /// <param name="path">The file that <c>Save</c> wrote.</param>
    /// <exception cref="NbmFormatException">The file is damaged, or holds no model, or one of another family.</exception>
    /// <exception cref="NbmSchemaException">The model is of another record; names the first feature that differs.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Loads a model that was saved.</summary>
    /// <param name="stream">What <c>Save</c> wrote.</param>
    /// <exception cref="NbmFormatException">The stream is damaged, or holds no model, or one of another family.</exception>
    /// <exception cref="NbmSchemaException">The model is of another record; names the first feature that differs.</exception>
    static abstract TSelf Load(Stream stream);
}
