using System.Collections.Immutable;
using System.Globalization;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Export.Onnx.Model;

namespace Nbm;

/// <summary>
/// A model as an ONNX file (operator set 17, double precision throughout; with texts among the features also <c>LabelEncoder</c> of
/// ai.onnx.ml 3). It takes one
/// value per row and feature and gives score, prediction and, of an additive model or a polynomial, contributions, of experts what each of
/// them says, see docs/export.md. A row that the model would refuse has a score of NaN.
/// </summary>
public sealed class OnnxExport : ModelExport
{
    internal const string Target = "ONNX";

    /// <summary>
    /// Whether the file gives what each term contributes, besides score and prediction; of an <see cref="ExpertsModel"/> each expert's
    /// attribution, confidence and
    /// own prediction, of a <see cref="FlintModel"/> also how active attributes are and what the interpreter says.
    /// </summary>
    public bool Contributions { get; init; } = true;

    /// <summary>
    /// The text that stands for a missing value, since ONNX knows none: of an enum, and of a text that may be missing. It may be no level
    /// of theirs. By default the
    /// empty text. Where values may be missing, what the reader of CSV files takes for missing is, too.
    /// </summary>
    public string MissingText { get; init; } = string.Empty;

    /// <summary>
    /// What inputs hold for members of enums, and what labels are: texts, names, or numbers, which are inputs in double precision, missing
    /// as NaN, and texts as labels.
    /// </summary>
    public ExportedLevels Levels { get; init; }

    /// <summary>
    /// Names of inputs, where they are to differ: by the names of features (<see cref="FeatureSchema.Name"/>), and of the columns of offset
    /// and exposure.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal static IReadOnlyList<string> MissingMarks => MissingTexts;

    internal static NbmExportException NoNumbers(string part) =>
        new(Target, part,
            "The model's file is of before version 1.5, or has no numbers of its enum's members; train again, or export texts or names");

    /// <summary>The classes as labels have them.</summary>
    internal IReadOnlyList<string> Classes(TrainedModel model)
    {
        TargetSchema target = model.Schema.Target;
        return target.Classes.IsEmpty || target.ClrType == "bool" ? model.Classes : Levels switch
        {
            ExportedLevels.Texts => [.. target.Classes.Select((_, c) => target.ClassText(c))],
            ExportedLevels.Numbers when target.ClassNumbers.IsEmpty => throw NoNumbers($"the target {target.Name}"),
            ExportedLevels.Numbers => [.. target.ClassNumbers.Select(number => number.ToString(CultureInfo.InvariantCulture))],
            _ => target.Classes,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="NbmExportException">
    /// The model has vectors; <see cref="MissingText"/> is a level of a feature; two inputs, or an input and an output, have the same name;
    /// the tables exceed what a file can hold, 2 GiB.
    /// </exception>
    public override void Write(AdditiveModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        RefuseVectors(model, Target);
        OnnxFile.Write(OnnxCompiler.Compile(model, this), OnnxMetadata.Of(model, this), stream);
    }

    // All give score, prediction and, of classes, the label; a perceptron nothing besides, a polynomial its contributions, experts what
    // each of them says,
    // a predictor with an interpreter how active attributes are, what they add, and what they come to.
    internal override void WriteAny(TrainedModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OnnxGraph? graph = model switch
        {
            MlpModel mlp => OnnxMlp.Compile(mlp, this),
            SpamModel spam => OnnxSpam.Compile(spam, this),
            ExpertsModel experts => OnnxExperts.Compile(experts, this),
            FlintModel flint => OnnxFlint.Compile(flint, this),
            _ => null,
        };
        if (graph is null)
        {
            base.WriteAny(model, stream);
        }
        else
        {
            OnnxFile.Write(graph, OnnxMetadata.Of(model, this), stream);
        }
    }
}
