using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes how an additive model is learned of what something else says: a number, a probability, or one for each member of an
/// enum.</summary>
internal static class DistillEmitter
{
    public static void Write(SourceWriter writer, FamilyClass family)
    {
        TargetSpec target = family.Model.Target;
        bool isMulticlass = target.Task == TaskKind.Multiclass;
        if (target.Task is not (TaskKind.Regression or TaskKind.Binary or TaskKind.Multiclass)
            || (isMulticlass && (target.Value.Kind != ValueKind.Enum || family.Model.Vectors.Count > 0))
            || family.Model.Offset is not null || family.Model.Exposure is not null)
        {
            return;
        }

        string what = isMulticlass ? "the probability of each class, in their order"
            : target.Task == TaskKind.Binary ? "the probability of the positive class" : "the prediction";
        string by = isMulticlass ? "logarithms of probabilities" : target.Task == TaskKind.Binary ? "log-odds" : "predictions";
        string said = isMulticlass ? "global::System.Collections.Generic.IReadOnlyList<double>" : "double", classes = isMulticlass
            ? "Classes" : string.Empty;
        string teacher = $"global::System.Func<{family.Record}, {said}> teacher";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Learns an additive model of what something else predicts, by its {by}: one that can be read in its place.</summary>
            /// <param name="rows">The rows to learn from; targets aren't looked at, rows of weight zero are left out.</param>
            /// <param name="teacher">What predicts: {what} of a row, each of which it is asked for once.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="progress">Is told of every epoch and round.</param>
            /// <param name="cancellationToken">Ends training before it is done; <c>OnCancel</c> says with what.</param>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or the teacher says what can't be; names the row.</exception>
            public static {family.Name} Distill(
                {family.Rows} rows,
                {teacher},
                {family.OptionsParameter},
                global::System.IProgress<global::Nbm.TrainingProgress>? progress = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                new(global::Nbm.Generated.Distiller.Distill{classes}(s_encoder, rows, teacher, options, progress, cancellationToken));

            /// <summary>How well the model says what something else says of some rows: R² by the order of terms, and where both are furthest apart.</summary>
            /// <param name="rows">The rows; those of weight zero are left out.</param>
            /// <param name="teacher">What predicts: {what} of a row.</param>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or the teacher says what can't be; names the row.</exception>
            public global::Nbm.DistillationReport CompareWithTeacher({family.Rows} rows, {teacher}) =>
                global::Nbm.Generated.Distiller.Compare{classes}(s_encoder, Additive, rows, teacher);
            """);
    }
}
