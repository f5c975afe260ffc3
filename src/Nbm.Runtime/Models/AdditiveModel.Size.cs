namespace Nbm;

public sealed partial class AdditiveModel : ISizedModel
{
    /// <inheritdoc/>
    public ModelSize Size => ModelSize.Of(this);
}
