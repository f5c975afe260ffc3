using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes what changes of a row could do, and do: a property for each feature, of the feature's own type.</summary>
internal static class ChangesEmitter
{
    private const string Reader = "global::Nbm.Generated.ChangeReader";

    /// <summary>What changing each feature alone could do for a goal.</summary>
    public static void WriteResponses(SourceWriter writer, ModelSpec model)
    {
        writer.WriteLine($"/// <summary>What changing each feature of one {model.RecordTitle()} could do for a goal, the others held as "
            + "they are.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {model.TypeName("Responses")}"))
        {
            using (writer.WriteBlock($"internal {model.TypeName("Responses")}({Reader} reader)"))
            {
                for (int f = 0; f < model.Features.Count; f++)
                {
                    writer.WriteLine($"this.{Name(model, f)} = reader.{Read(model.Features[f], f)};");
                }
            }

            for (int f = 0; f < model.Features.Count; f++)
            {
                FeatureSpec feature = model.Features[f];
                string type = feature.IsNumeric ? "global::Nbm.NumberResponsiveness"
                    : $"global::Nbm.CategoryResponsiveness<{LevelType(feature)}>";
                WriteProperty(writer, model, f, type, $"What changing {ModelDocumentation.Code(feature.Name)} alone could do.");
            }
        }
    }

    /// <summary>What each feature becomes.</summary>
    public static void WriteChanges(SourceWriter writer, ModelSpec model)
    {
        writer.WriteLine($"/// <summary>What each feature of one {model.RecordTitle()} becomes on the way to a goal.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {model.TypeName("Changes")}"))
        {
            using (writer.WriteBlock(
                $"internal {model.TypeName("Changes")}({model.Hierarchy.FullyQualifiedName} row, {Reader} reader)"))
            {
                for (int f = 0; f < model.Features.Count; f++)
                {
                    FeatureSpec feature = model.Features[f];
                    writer.WriteLine($"this.{Name(model, f)} = reader.Change<{feature.ValueTypeName}>({CSharpLiteral.Int32(f)}, "
                        + $"{ValueEncoding.Value(feature)}, {Decode(feature, f)});");
                }
            }

            for (int f = 0; f < model.Features.Count; f++)
            {
                FeatureSpec feature = model.Features[f];
                WriteProperty(writer, model, f, $"global::Nbm.FeatureChange<{feature.ValueTypeName}>",
                    $"What {ModelDocumentation.Code(feature.Name)} becomes.");
            }
        }
    }

    /// <summary>The methods of the model.</summary>
    public static void WriteMethods(SourceWriter writer, FamilyClass family)
    {
        ModelSpec model = family.Model;
        string responses = model.TypeName("Responses"), changes = model.TypeName("Changes");
        string result = $"global::Nbm.RecourseResult<{family.Record}, {changes}>";
        string? type = GoalType(model);
        if (!family.IsMulticlass)
        {
            Write("global::Nbm.Goal", "goal", "What its prediction is to become.");
        }

        if (type is not null)
        {
            Write(type, "GoalOf(goal)", "The class that is to be predicted.");
        }

        void Write(string goalType, string goal, string what)
        {
            writer.WriteLine();
            writer.WriteLine($"""
                /// <summary>What changing each feature of a row could do for a goal, the others held as they are: which share of its values
                /// reaches it, and which these are. Exact, interactions included.</summary>
                /// <param name="row">The row.</param>
                /// <param name="goal">{what}</param>
                public global::Nbm.Responsiveness<{responses}> Responsiveness({family.Record} row, {goalType} goal) =>
                    ResponsivenessOf(row, {goal}, static reader => new {responses}(reader));

                /// <summary>The cheapest changes of a row that reach a goal, of several features together, and others that leave some of
                /// these be.</summary>
                /// <param name="row">The row.</param>
                /// <param name="goal">{what}</param>
                /// <param name="options">How they are looked for; null for the defaults.</param>
                public {result} Recourse({family.Record} row, {goalType} goal, global::Nbm.RecourseOptions? options = null) =>
                    RecourseOf(row, {goal}, options, reader => new {changes}(row, reader), {Apply(model, changes)});
                """);
        }
    }

    private static string? GoalType(ModelSpec model) => model.Target.Task.Facts().HasScorePerClass || model.Target.HasTypedClasses
        ? model.Target.Value.TypeName
        : model.Target.PredictionType() == "global::Nbm.BinaryPrediction" ? "bool"
        : null;

    private static string Apply(ModelSpec model, string changes)
    {
        string[] assignments = [.. model.Features.Where(static f => f.Part is null && f.Actions is not { IsImmutable: true }
                || f.IsMovedAlong)
            .Select(f => $"{CSharpLiteral.Identifier(f.Property)} = changes.{CSharpLiteral.Identifier(f.Name)}.To")];
        return model.CanCopy && assignments.Length > 0 ? $"({changes} changes) => row with {{ {string.Join(", ", assignments)} }}" : "null";
    }

    private static string Name(ModelSpec model, int feature) => CSharpLiteral.Identifier(model.Features[feature].Name);

    private static void WriteProperty(SourceWriter writer, ModelSpec model, int feature, string type, string summary)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>{summary}</summary>");
        writer.WriteLine($"{(model.Features[feature].IsPublic ? "public" : "internal")} {type} {Name(model, feature)} {{ get; }}");
    }

    private static string LevelType(FeatureSpec feature) =>
        feature.Part is { } part ? part.TypeName() : feature.Value.TypeName;

    private static string Read(FeatureSpec feature, int index) => feature.IsNumeric ? $"Number({CSharpLiteral.Int32(index)})"
        : feature.Value.Kind == ValueKind.String ? $"Text({CSharpLiteral.Int32(index)})"
        : $"Category<{LevelType(feature)}>({CSharpLiteral.Int32(index)}, static level => {Level(feature, "level")})";

    // The value that an encoded one stands for; of parts of dates, which nothing changes, none is asked for.
    private static string Decode(FeatureSpec feature, int index) => feature.Part is not null
        ? "static _ => throw new global::System.NotSupportedException(\"Parts of dates aren't changed.\")"
        : feature.Value.Kind == ValueKind.String ? $"own => reader.TextOf({CSharpLiteral.Int32(index)}, own)"
        : "static own => " + Decode(feature);

    private static string Decode(FeatureSpec feature) => feature.Value.Kind switch
    {
        ValueKind.Bool or ValueKind.Enum => Level(feature, "(int)own"),
        ValueKind.Double => "own",
        ValueKind.DateOnly => "global::System.DateOnly.FromDayNumber((int)own)",
        ValueKind.DateTime => $"new global::System.DateTime({Ticks("Day")})",
        ValueKind.DateTimeOffset => $"new global::System.DateTimeOffset({Ticks("Day")}, global::System.TimeSpan.Zero)",
        ValueKind.TimeOnly => $"new global::System.TimeOnly({Ticks("Hour")})",
        ValueKind.TimeSpan => $"new global::System.TimeSpan({Ticks("Second")})",
        _ => $"({feature.Value.TypeName})own",
    };

    private static string Ticks(string unit) => $"(long)global::System.Math.Round(own * global::System.TimeSpan.TicksPer{unit})";

    private static string Level(FeatureSpec feature, string level) => feature switch
    {
        { Part: not null } => "throw new global::System.NotSupportedException(\"Parts of dates aren't changed.\")",
        { Value.Kind: ValueKind.Bool } => $"{level} == 1",
        _ => $"new {feature.Value.TypeName}[] {{ {string.Join(", ", feature.Value.Members.Select(m =>
            $"{feature.Value.TypeName}.{CSharpLiteral.Identifier(m.Name)}"))} }}[{level}]",
    };
}
