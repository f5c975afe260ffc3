using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a model explains its predictions.</summary>
internal static class ExplainEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="family">The model.</param>
    /// <param name="by">What its explanations are.</param>
    public static void Write(SourceWriter writer, FamilyClass family, ExplainedBy by)
    {
        string explanation = family.Model.TypeName(by.Suffix), prediction = family.IsMulticlass ? string.Empty : ", Predict(row)";
        string PerClass(string explained) => family.IsMulticlass ? $"PerClass({explained})" : explained;
        string Arguments(string explained) => by.Said is null ? $"(row, {explained}{prediction})" : $"({explained}{prediction}, {by.Said})";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Explains the prediction for one row: {by.What}.</summary>
            /// <param name="row">The row.</param>
            public {explanation} Explain({family.Record} row) => new{Arguments("ExplainRow(row)")};

            /// <summary>Explains the prediction for one row by how it differs from another: {by.Differences}.</summary>
            /// <param name="row">The row.</param>
            /// <param name="reference">The row to compare it with.</param>
            public {explanation} Explain({family.Record} row, {family.Record} reference) => new{Arguments(PerClass("ExplainAgainst(row, reference)"))};

            /// <summary>Explains the predictions for many rows, with their scores in one pass.</summary>
            /// <param name="rows">The rows.</param>
            /// <exception cref="global::Nbm.NbmDataException">A feature is missing that can't be; names the row.</exception>
            public global::Nbm.Explanations<{explanation}> Explain({family.Rows} rows) =>
                ExplainRows(rows, (row, explained) => new {explanation}{Arguments(PerClass("explained"))});
            """);
    }
}
