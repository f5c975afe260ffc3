using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how to know how well a model does on rows that it never saw.</summary>
internal static class CrossValidationEmitter
{
    public static void Write(SourceWriter writer, FamilyClass family)
    {
        string result = $"global::Nbm.CrossValidation<{family.Name}, {family.Model.Target.MetricsType()}>";
        string parameters = $"""
                {family.Rows} rows,
                int folds = 5,
                {family.OptionsParameter},
                global::System.IProgress<global::Nbm.CrossValidationProgress>? progress = null,
                {TrainingParameters.Token}) =>
            """;
        writer.WriteLine();
        writer.WriteLine("/// <summary>Trains a model for each of some folds of the rows, on all the other folds, and evaluates it on the "
            + "fold that it never saw.</summary>");
        WriteRemarks(writer, family);
        writer.WriteLine($"public static {result} CrossValidate(");
        writer.WriteLine(parameters);
        using (writer.Indent())
        {
            writer.WriteLine($"global::Nbm.Generated.CrossValidator.Run(s_encoder, rows, folds, {family.FoldModel}, static (model, test) "
                + "=> model.Evaluate(test), options, progress, cancellationToken);");
        }

        writer.WriteLine();
        writer.WriteLine("/// <summary>Cross-validates on another thread: see <c>CrossValidate</c>.</summary>");
        WriteRemarks(writer, family);
        writer.WriteLine($"public static global::System.Threading.Tasks.Task<{result}> CrossValidateAsync(");
        writer.WriteLine(parameters);
        using (writer.Indent())
        {
            writer.WriteLine("global::System.Threading.Tasks.Task.Run(() => CrossValidate(rows, folds, options, progress, "
                + "cancellationToken), cancellationToken);");
        }
    }

    private static void WriteRemarks(SourceWriter writer, FamilyClass family) => writer.WriteLine($"""
        /// <remarks>Folds hold each class in proportion; the same rows and seed give the same folds. Texts and classes are learned from a fold's training rows alone.</remarks>
        /// <param name="rows">The rows; those without a target, or of weight zero, are left out.</param>
        /// <param name="folds">How many parts to cut them into, 2 or more.</param>
        /// <param name="options">How to train, and the seed of the folds; by default as suits most data.</param>
        /// <param name="progress">{family.FoldProgress}</param>
        /// <param name="cancellationToken">Ends the run; nothing is handed back then, whatever <c>OnCancel</c> says.</param>
        /// <exception cref="global::System.ArgumentOutOfRangeException">There are fewer folds than 2.</exception>
        /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or there are too few rows, of all or of a class.</exception>
        /// <exception cref="global::System.OperationCanceledException">The run was cancelled.</exception>
        """);
}
