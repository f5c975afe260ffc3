using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes how rows are looked at before anything is learned of them.</summary>
internal static class CheckEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="model">The record.</param>
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Looks at rows before anything is learned of them: features that know the target, copy one another, are constant or
            /// name rows; rows that repeat; classes of hardly any row.</summary>
            /// <param name="rows">Rows to learn from; those without target are counted only.</param>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or no row has a target; says which and why.</exception>
            public static global::Nbm.RowsReport Check(
                global::System.Collections.Generic.IReadOnlyList<{model.Hierarchy.FullyQualifiedName}> rows) =>
                global::Nbm.Generated.RowsChecker.Check({RecordEmitter.Instance(model)}, rows);
            """);
    }
}
