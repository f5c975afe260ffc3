using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the typed model of a family that is trained by gradient descent on rows: all of it but what is the family's
/// own.</summary>
internal static class NetworkEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="model">The record.</param>
    /// <param name="suffix">What is appended to the stem, as to the names of the runtime's types: <c>Spam</c> of <c>SpamModel</c>,
    /// <c>SpamTrainer</c> and <c>SpamOptions</c>.</param>
    /// <param name="arguments">What training takes of the family's attribute, behind the rows; each followed by a comma.</param>
    /// <param name="title">What the documentation calls such a model, with an article.</param>
    /// <param name="paragraph">What it says of it.</param>
    /// <param name="parts">What it has beside.</param>
    public static void Write(SourceWriter writer, ModelSpec model, string suffix, string arguments, string title, string paragraph,
        NetworkParts parts)
    {
        var family = new FamilyClass(model, suffix)
        {
            Trained = $"global::Nbm.{suffix}Model",
            Options = $"global::Nbm.{suffix}Options",
            Training = $"global::Nbm.Generated.{suffix}Trainer.Train(s_encoder, train, {{0}}, {arguments}options, progress, "
                + "cancellationToken)",
            FoldModel = "static (train, own, report, token) => Train(train, own, report, token)",
            Held = ", with rows of your own to stop by",
            RemarksWith = "Of all epochs the one is kept that does best on the validation rows.",
            RemarksWithout = "Some rows are held out, and of all epochs the one is kept that does best on them: <c>ValidationFraction</c>.",
            Progress = "Is told of every epoch.",
            FoldProgress = "Is told of every epoch, and of which fold it is.",
        };
        ModelDocumentation.Write(writer, model, title, paragraph, listsTerms: false);
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {family.Name} : {family.BaseTypes}"))
        {
            RecordEmitter.WriteField(writer, model);
            parts.Fields?.Invoke(family);
            if (model.Families.First(own => own.Attribute == $"{suffix}Model") is { IsAbsent: true } absent)
            {
                string message = $"{model.Stem}{suffix} can't be used: the errors of the build say what is wrong with [{absent.Attribute}] "
                    + $"of {model.Hierarchy.Name}.";
                writer.WriteLine();
                writer.WriteLine(
                    $"static {family.Name}() => throw new global::System.InvalidOperationException({CSharpLiteral.String(message)});");
            }

            writer.WriteLine();
            writer.WriteLine($"private {family.Name}({family.Trained} model)");
            using (writer.Indent())
            {
                writer.WriteLine($": base(s_encoder, model{model.Target.ClassesArgument()})");
            }

            using (writer.WriteBraces())
            {
                if (parts.Constructor is { } body)
                {
                    writer.WriteLine(body);
                }
            }

            TrainEmitter.Write(writer, family);
            if (parts.Continues)
            {
                ContinueNetworkEmitter.Write(
                    writer, family,
                    $"global::Nbm.Generated.{suffix}Trainer.Continue(s_encoder, ({family.Trained})Trained, train, {{0}}, "
                        + $"{arguments}options, progress, cancellationToken)");
            }

            MemoryEmitter.WriteOfNetwork(writer, family,
                $"global::Nbm.Generated.{suffix}Trainer.EstimateMemory(s_encoder, rows, {arguments}options)");
            CrossValidationEmitter.Write(writer, family);
            LoadEmitter.Write(writer, family);
            DecisionEmitter.Write(writer, family, isAdditive: false);
            if (parts.Explanation is { } explanation)
            {
                ExplainEmitter.Write(writer, family, explanation);
            }

            parts.Members?.Invoke(family);
            if (parts.NoReport is { } why)
            {
                WriteNoReport(writer, family, why);
            }
        }
    }

    // All typed models inherit it; of a family that has none it can't be taken away, but whoever writes a call is told.
    private static void WriteNoReport(SourceWriter writer, FamilyClass family, string why)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Throws: {TextLiteral.Xml(why)}</summary>
            /// <param name="path">Where.</param>
            /// <param name="test">Rows.</param>
            /// <param name="options">Headings and notes.</param>
            /// <exception cref="global::System.NotSupportedException">Always.</exception>
            [global::System.Obsolete({CSharpLiteral.String(why)})]
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public new void WriteReport(string path, {family.Rows} test, global::Nbm.ReportOptions? options = null) => base.WriteReport(path, test, options);
            """);
    }
}
