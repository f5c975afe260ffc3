using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how to know how well a model does on rows that it never saw.</summary>
internal static class CrossValidationEmitter
{
    public static void Write(SourceWriter writer, FamilyClass family)
    {
        string result = $"global::Nbm.CrossValidation<{family.Name}, {family.Model.Target.MetricsType()}>";
        Write(writer, family, result, "int folds = 5");
        Write(writer, family, result, "global::Nbm.RowFolds folds");
    }

    private static void Write(SourceWriter writer, FamilyClass family, string result, string folds)
    {
        bool areGiven = !folds.StartsWith("int", System.StringComparison.Ordinal);
        string parameters = $"""
                {family.Rows} rows,
                {folds},
                {family.OptionsParameter},
                global::System.IProgress<global::Nbm.CrossValidationProgress>? progress = null,
                {TrainingParameters.Token}) =>
            """;
        writer.WriteLine();
        writer.WriteLine(areGiven
            ? "/// <summary>Trains a model for each fold, on the rows that it has for training, and evaluates it on those that it "
                + "tests.</summary>"
            : "/// <summary>Trains a model for each of some folds of the rows, on all the other folds, and evaluates it on the "
                + "fold that it never saw.</summary>");
        WriteRemarks(writer, family, areGiven);
        writer.WriteLine($"public static {result} CrossValidate(");
        writer.WriteLine(parameters);
        using (writer.Indent())
        {
            writer.WriteLine($"global::Nbm.Generated.CrossValidator.Run(s_encoder, rows, folds, {family.FoldModel}, static (model, test) "
                + "=> model.Evaluate(test), options, progress, cancellationToken);");
        }

        writer.WriteLine();
        writer.WriteLine("/// <summary>Cross-validates on another thread: see <c>CrossValidate</c>.</summary>");
        WriteRemarks(writer, family, areGiven);
        writer.WriteLine($"public static global::System.Threading.Tasks.Task<{result}> CrossValidateAsync(");
        writer.WriteLine(parameters);
        using (writer.Indent())
        {
            writer.WriteLine("global::System.Threading.Tasks.Task.Run(() => CrossValidate(rows, folds, options, progress, "
                + "cancellationToken), cancellationToken);");
        }
    }

    private static void WriteRemarks(SourceWriter writer, FamilyClass family, bool areGiven)
    {
        string remarks = areGiven ? "Folds may be by time, by group or by strata." : "Folds hold each class in proportion; the same rows "
            + "and seed give the same folds.";
        string folds = areGiven ? "Which rows each fold trains on and tests: <c>rows.FoldsByTime(…)</c>, for example."
            : "How many parts to cut them into, 2 or more.";
        string options = areGiven ? "How to train" : "How to train, and the seed of the folds";
        string wrong = areGiven
            ? "/// <exception cref=\"global::System.ArgumentException\">The folds are of other rows: of another number.</exception>"
            : "/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There are fewer folds than 2.</exception>";
        writer.WriteLine($"""
            /// <remarks>{remarks} Texts and classes are learned from a fold's training rows alone.</remarks>
            /// <param name="rows">The rows; those without a target, or of weight zero, are left out.</param>
            /// <param name="folds">{folds}</param>
            /// <param name="options">{options}; by default as suits most data.</param>
            /// <param name="progress">{family.FoldProgress}</param>
            /// <param name="cancellationToken">Ends the run; nothing is handed back then, whatever <c>OnCancel</c> says.</param>
            {wrong}
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or there are too few rows, of all or of a class.</exception>
            /// <exception cref="global::System.OperationCanceledException">The run was cancelled.</exception>
            """);
    }
}
