using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>What whatever trains has in common: its parameters, its signature, and its like on another thread.</summary>
internal static class TrainingParameters
{
    public const string OptionsType = "global::Nbm.TrainingOptions";
    public const string Options = OptionsType + "? options = null";
    public const string Progress = "global::System.IProgress<global::Nbm.TrainingProgress>? progress = null";
    public const string Token = "global::System.Threading.CancellationToken cancellationToken = default";

    /// <summary>Writes a signature up to <c>=></c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">Modifiers, type and name.</param>
    /// <param name="family">The typed model.</param>
    /// <param name="hasValidation">Whether it takes validation rows.</param>
    public static void WriteSignature(SourceWriter writer, string method, FamilyClass family, bool hasValidation)
    {
        writer.WriteLine(method + "(");
        using (writer.Indent())
        {
            writer.WriteLine($"{family.Rows} train,");
            if (hasValidation)
            {
                writer.WriteLine($"{family.Rows} validation,");
            }

            writer.WriteLine($"""
                {family.OptionsParameter},
                {Progress},
                {Token}) =>
                """);
        }
    }

    /// <summary>Writes a call on another thread. Training itself decides what cancelling means, so the task is never cancelled before it
    /// begins.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">What is called.</param>
    /// <param name="hasValidation">Whether it takes validation rows.</param>
    public static void WriteTask(SourceWriter writer, string method, bool hasValidation) => writer.WriteLine($"""
        global::System.Threading.Tasks.Task.Run(
            () => {method}(train, {(hasValidation ? "validation, " : string.Empty)}options, progress, cancellationToken),
            global::System.Threading.CancellationToken.None);
        """);
}
