namespace Nbm;

/// <summary>A model that says how large it is.</summary>
public interface ISizedModel
{
    /// <summary>How large the model is. Computed anew each time, by writing the model to memory.</summary>
    ModelSize Size { get; }
}
