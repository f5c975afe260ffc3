namespace Nbm.Generators.Emission;

/// <summary>Parameters that whatever trains has in common.</summary>
internal static class TrainingParameters
{
    public const string OptionsType = "global::Nbm.TrainingOptions";
    public const string Options = OptionsType + "? options = null";
    public const string Progress = "global::System.IProgress<global::Nbm.TrainingProgress>? progress = null";
    public const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
}
