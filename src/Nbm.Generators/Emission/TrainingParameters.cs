namespace Nbm.Generators.Emission;

/// <summary>Parameters that whatever trains has in common.</summary>
internal static class TrainingParameters
{
    public const string Options = "global::Nbm.TrainingOptions? options = null";
    public const string Progress = "global::System.IProgress<global::Nbm.TrainingProgress>? progress = null";
    public const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
}
