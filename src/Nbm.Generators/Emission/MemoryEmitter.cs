using Nbm.Freezing;
namespace Nbm.Generators.Emission;

/// <summary>Writes how to know beforehand what training takes.</summary>
internal static class MemoryEmitter
{
    /// <summary>The same of what is trained by gradient descent on rows.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="family">The typed model.</param>
    /// <param name="call">The call that estimates it.</param>
    public static void WriteOfNetwork(SourceWriter writer, FamilyClass family, string call)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>What training on these rows would take in memory, and how many inputs each feature has, before anything is trained.</summary>
            /// <remarks>Rows are encoded for it, 8 bytes for each value, as training begins too; their inputs aren't made.</remarks>
            /// <param name="rows">The rows that are to be learned from.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <exception cref="global::System.ArgumentException">Options are out of their range, or the inputs of all rows would take more than <c>MemoryBudget</c>, as training says too.</exception>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong; names the row and the feature.</exception>
            public static global::Nbm.NetworkMemoryEstimate EstimateMemory(
                {family.Rows} rows,
                {family.OptionsParameter}) =>
                {call};
            """);
    }

    /// <param name="writer">Where to.</param>
    /// <param name="rows">The type of a list of records.</param>
    public static void Write(SourceWriter writer, string rows)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>What training on these rows would take in memory, in all and for each term, before anything is trained.</summary>
            /// <remarks>Rows are encoded for it, 8 bytes for each value, as training begins too; no table of a refinement is made.</remarks>
            /// <param name="rows">The rows that are to be learned from.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <exception cref="global::System.ArgumentException">The options ask for <c>Refinement.Linear</c>, of which nothing is known.</exception>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong; names the row and the feature.</exception>
            public static global::Nbm.MemoryEstimate EstimateMemory(
                {rows} rows,
                {TrainingParameters.Options}) =>
                global::Nbm.Generated.MemoryEstimator.Estimate(s_encoder, rows, options);
            """);
    }
}
