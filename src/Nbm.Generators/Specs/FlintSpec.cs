using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Specs;

/// <summary>The predictor with an interpreter.</summary>
internal sealed record FlintSpec : FamilySpec
{
    private const int DefaultAttributes = 8;
    private const int MostAttributes = 512; // As FlintLayout has it.

    public override string Attribute => "FlintModel";

    /// <summary>How many attribute functions.</summary>
    public required int Attributes { get; init; }

    /// <summary>Whether they read features, so that curves explain them.</summary>
    public required bool ReadsFeatures { get; init; }

    /// <summary>Whether attributes have curves, of which explanations have properties.</summary>
    public static bool ReadsFeaturesOf(AttributeData attribute) => attribute.GetInt32("AttributeInputs", 0) == 1;

    public static FamilySpec Parse(ParseContext context, AttributeData attribute, ParsedRecord record)
    {
        int attributes = attribute.GetInt32("Attributes", DefaultAttributes), inputs = attribute.GetInt32("AttributeInputs", 0);
        if (attributes is < 1 or > MostAttributes)
        {
            Report("Attributes", attributes, "1 … 512");
        }

        if (inputs is not (0 or 1))
        {
            Report("AttributeInputs", inputs, "a member of AttributeInputs");
        }

        ReportTask(context, record);
        return new FlintSpec { Attributes = attributes, ReadsFeatures = ReadsFeaturesOf(attribute) };

        void Report(string argument, int given, string expected) => context.Report(
            DiagnosticDescriptors.InvalidRange, attribute.GetNamedArgumentLocation(argument, context.CancellationToken),
            argument, context.TypeName, CSharpLiteral.Int32(given), expected);
    }

    private static void ReportTask(ParseContext context, ParsedRecord record)
    {
        if (record.Target is not { } target)
        {
            return;
        }

        if (target.Task is not (TaskKind.Regression or TaskKind.Binary or TaskKind.Multiclass))
        {
            context.Report(
                DiagnosticDescriptors.UnfitForInterpreter,
                record.Attributes.Saying("Task").GetNamedArgumentLocation("Task", context.CancellationToken),
                target.Name, $"there is no fidelity for the task {target.Task}",
                "use another family such as [NbmModel], or ModelTask.Regression");
        }
        else if (record.Members.FirstOrDefault(static m => m is { Offset: not null, Ignore: null }) is { } offset)
        {
            context.Report(
                DiagnosticDescriptors.UnfitForInterpreter, offset.Property, target.Name,
                $"no attribute explains an offset, and '{offset.Name}' is one",
                "remove [Offset], or use another family such as [NbmModel]");
        }
    }
}
