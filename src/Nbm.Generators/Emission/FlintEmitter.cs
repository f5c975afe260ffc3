using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the predictor with an interpreter.</summary>
internal static class FlintEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        FlintSpec flint = SpecOf(model);
        string arguments = Arguments(flint);
        string typed = $"global::Nbm.Generated.TypedFlint<{model.Hierarchy.FullyQualifiedName}>";
        string attributes = ModelDocumentation.Count(flint.Attributes, "attribute");
        NetworkEmitter.Write(
            writer, model, "Flint", arguments + ", ", "A network with an interpreter",
            $"{ModelDocumentation.Count(model.Features.Count, "feature")}, which one network reads together, and {attributes} of "
            + $"{(flint.ReadsFeatures ? "curves of the features" : "its hidden layer")}, of which a linear read-out says what the network says.",
            new NetworkParts
            {
                Continues = false,
                Fields = _ => writer.WriteLine($"private readonly {typed} _flint;"),
                Constructor = $"_flint = new(s_encoder, model, {arguments});",
                Explanation = new ExplainedBy("FlintExplanation", "which attributes are active, and what they add to the score")
                {
                    Said = flint.ReadsFeatures ? "_flint.Read(row), row, attribute => _flint.Because(row, attribute)" : "_flint.Read(row)",
                },
                Members = family => WriteMembers(writer, family),
            });
    }

    /// <summary>The type that holds what an attribute is: nested, so that it takes no name of the namespace.</summary>
    public const string ShapesType = "AttributeShapes";

    /// <summary>What the record says of it.</summary>
    public static FlintSpec SpecOf(ModelSpec model) => model.Families.OfType<FlintSpec>().Single();

    private static void WriteMembers(SourceWriter writer, FamilyClass family)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Network and interpreter without types.</summary>
            public global::Nbm.FlintModel Flint => _flint.Model;

            /// <summary>The attribute functions.</summary>
            public global::System.Collections.Generic.IReadOnlyList<global::Nbm.AttributeFunction<{family.Record}>> Attributes => _flint.Attributes;

            /// <summary>What the interpreter was found to be on the training rows.</summary>
            public global::Nbm.FlintSummary Summary => _flint.Model.Summary;

            /// <summary>How relevant attributes are to each class, from −1 to 1: means over the training rows of which the interpreter names it.</summary>
            public global::System.Collections.Generic.IReadOnlyList<global::Nbm.ClassRelevance> GlobalRelevance => _flint.Model.Summary.GlobalRelevance;

            /// <summary>The mean number of attributes that it takes to explain a training row: those of a relevance above 1/τ.</summary>
            /// <param name="tau">1.5, 2, 2.5, 3, 4 or 5.</param>
            /// <param name="absolute">Whether attributes that speak against it count too.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">It is another number.</exception>
            public double Conciseness(double tau, bool absolute = false) => _flint.Model.Summary.Conciseness(tau, absolute);

            /// <summary>How well the interpreter follows the network on some rows: of classes how often it names the same, of numbers R².</summary>
            /// <param name="rows">The rows; those of weight zero are passed over, and those without a target tell nothing of errors.</param>
            /// <exception cref="global::Nbm.NbmDataException">There are no rows, or one can't be read; names the row.</exception>
            public double Fidelity({family.Rows} rows) => EvaluateInterpreter(rows).Fidelity;

            /// <summary>How good network and interpreter are on some rows, and how many attributes it takes.</summary>
            /// <param name="rows">The rows; those of weight zero are passed over, and those without a target tell nothing of errors.</param>
            /// <exception cref="global::Nbm.NbmDataException">There are no rows, or one can't be read; names the row.</exception>
            public global::Nbm.FlintMetrics EvaluateInterpreter({family.Rows} rows) => _flint.Measure(rows);
            """);
        if (SpecOf(family.Model).ReadsFeatures)
        {
            writer.WriteLine();
            writer.WriteLine($"""
                /// <summary>What an attribute is: a curve for each feature, to be read, drawn and asked, and a grid for each interaction.
                /// Their sum is its activation, where that is above 0.</summary>
                /// <param name="attribute">The attribute, from 0.</param>
                /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such attribute.</exception>
                public {ShapesType} ShapesOf(int attribute) => new(_flint.CurvesOf(attribute));
                """);
        }

        if (family.Model.Vectors.Any(static vector => vector.Width > 0))
        {
            writer.WriteLine();
            writer.WriteLine($"""
                /// <summary>The attributes in pictures, as an SVG document: the mean of the hundred rows that activate each most, and the three first of them.</summary>
                /// <param name="rows">The rows to look at.</param>
                /// <exception cref="global::Nbm.NbmDataException">A row can't be read; names it.</exception>
                public string AttributesToSvg({family.Rows} rows) => _flint.DrawAttributes(rows);
                """);
        }

        if (!family.IsMulticlass || family.Model.Target.Value.Kind == ValueKind.Enum)
        {
            WriteInterpret(writer, family);
        }

        if (SpecOf(family.Model).ReadsFeatures)
        {
            ShapesEmitter.WriteAttribute(writer, family.Model, ShapesType);
        }
    }

    private static void WriteInterpret(SourceWriter writer, FamilyClass family)
    {
        string said = family.IsMulticlass ? "global::System.Collections.Generic.IReadOnlyList<double>" : "double";
        string teacher = $"global::System.Func<{family.Record}, {said}> teacher";
        string own = family.IsMulticlass ? "teacher"
            : "teacher is null ? throw new global::System.ArgumentNullException(nameof(teacher)) : row => new double[] { teacher(row) }";
        string what = family.IsMulticlass ? "the probability of each class, in their order"
            : family.Model.Target.Task == TaskKind.Binary ? "the probability of the positive class" : "the prediction";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Learns an interpreter of something else that predicts, which stays as it is: a model that says what it says, by attributes.</summary>
            /// <param name="rows">The rows to learn from; targets aren't looked at, rows of weight zero are left out.</param>
            /// <param name="teacher">What predicts: {what} of a row, each of which it is asked for once.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="progress">Is told of every epoch.</param>
            /// <param name="cancellationToken">Ends training before it is done; <c>OnCancel</c> says with what.</param>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or the teacher says what can't be; names the row.</exception>
            public static {family.Name} Interpret(
                {family.Rows} rows,
                {teacher},
                {family.OptionsParameter},
                global::System.IProgress<global::Nbm.TrainingProgress>? progress = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                new(global::Nbm.Generated.FlintTrainer.Interpret(s_encoder, rows, {own}, {Arguments(SpecOf(family.Model))}, options, progress, cancellationToken));

            /// <summary>How well an interpreter follows what it was learned from on some rows: of classes how often it names the same, of numbers R².</summary>
            /// <param name="rows">The rows; those of weight zero are passed over, and those without a target tell nothing of errors.</param>
            /// <param name="teacher">What predicts: {what} of a row.</param>
            public double Fidelity({family.Rows} rows, {teacher}) => EvaluateInterpreter(rows, teacher).Fidelity;

            /// <summary>How good what it was learned from and the interpreter are on some rows, and how many attributes it takes.</summary>
            /// <param name="rows">The rows; those of weight zero are passed over, and those without a target tell nothing of errors.</param>
            /// <param name="teacher">What predicts: {what} of a row.</param>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or the teacher says what can't be.</exception>
            public global::Nbm.FlintMetrics EvaluateInterpreter({family.Rows} rows, {teacher}) => _flint.MeasureTeacher(rows, {own});
            """);
    }

    private static string Arguments(FlintSpec flint) =>
        $"{CSharpLiteral.Int32(flint.Attributes)}, global::Nbm.AttributeInputs.{(flint.ReadsFeatures ? "Features" : "Hidden")}";
}
