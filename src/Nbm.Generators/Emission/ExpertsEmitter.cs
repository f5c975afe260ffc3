using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the mixture of experts, and the enum of its groups.</summary>
internal static class ExpertsEmitter
{
    private const string ImmutableArray = "global::System.Collections.Immutable.ImmutableArray";

    public static void Write(SourceWriter writer, ModelSpec model)
    {
        ExpertsSpec experts = SpecOf(model);
        string typed = $"{model.Hierarchy.FullyQualifiedName}, {PredictionType(model)}";
        NetworkEmitter.Write(
            writer, model, "Experts", "s_layout, ", "A mixture of experts",
            Paragraph(model, experts),
            new NetworkParts
            {
                Fields = _ => WriteFields(writer, experts, typed),
                Constructor = "_experts = new(s_encoder, model, s_layout, PredictionOf);",
                Explanation = new ExplainedBy("ExpertsExplanation", "which experts settled it, and what each of them says alone")
                {
                    Differences = "contributions are how much more each expert adds to the score than for the reference, and with the "
                        + "remainder's difference add up to that of the scores; "
                        + "attributions, confidences and what experts say alone are the row's own, as without a reference",
                    Said = $"Predict(row, {model.TypeName("Groups")}.All)",
                },
                Members = family => WriteMembers(writer, family, typed),
            });
    }

    /// <summary>The groups as an enum of flags.</summary>
    public static void WriteGroups(SourceWriter writer, ModelSpec model)
    {
        ExpertsSpec experts = SpecOf(model);
        writer.WriteLine($"/// <summary>The groups of features of {model.RecordTitle()}, some of which may be at hand.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        writer.WriteLine("[global::System.Flags]");
        using (writer.WriteBlock($"{model.Accessibility} enum {model.TypeName("Groups")} : ulong"))
        {
            writer.WriteLine("/// <summary>No group.</summary>");
            writer.WriteLine("None = 0,");
            for (int g = 0; g < experts.Groups.Count; g++)
            {
                writer.WriteLine();
                GroupSpec group = experts.Groups[g];
                string features = string.Join(", ", group.Features.Select(f => ModelDocumentation.Code(model.InputName(f))));
                writer.WriteLine($"/// <summary>{features}.</summary>");
                writer.WriteLine($"{CSharpLiteral.Identifier(group.Name)} = 1UL << {CSharpLiteral.Int32(g)},");
            }

            writer.WriteLine();
            writer.WriteLine("/// <summary>All groups.</summary>");
            writer.WriteLine(
                $"All = {string.Join(" | ", experts.Groups.Select(group => CSharpLiteral.Identifier(group.Name)).DefaultIfEmpty("None"))},");
        }
    }

    /// <summary>What the record says of experts.</summary>
    public static ExpertsSpec SpecOf(ModelSpec model) => model.Families.OfType<ExpertsSpec>().Single();

    /// <summary>The type of what an expert predicts.</summary>
    public static string PredictionType(ModelSpec model) => model.Target.Task.Facts().HasScorePerClass
        ? $"global::Nbm.MulticlassPrediction<{model.Target.Value.TypeName}>"
        : model.Target.PredictionType();

    private static string Paragraph(ModelSpec model, ExpertsSpec experts)
    {
        // As the runtime names experts.
        string Shown(ExpertSpec expert) =>
            ModelDocumentation.Code(string.Join(" + ", expert.Groups.Select(group => experts.Groups[group].Name)));
        string features = ModelDocumentation.Inputs(model), groups = ModelDocumentation.Count(experts.Groups.Count, "group");
        return $"{features} in {groups}, and {ModelDocumentation.Count(experts.Experts.Count, "expert")}, each of which reads some groups "
            + "and nothing else: "
            + $"{string.Join(", ", experts.Experts.Select(Shown))}.";
    }

    private static void WriteFields(SourceWriter writer, ExpertsSpec experts, string typed)
    {
        writer.WriteLine("private static readonly global::Nbm.ExpertsLayout s_layout = new(");
        using (writer.Indent())
        {
            writer.WriteLine($"{ImmutableArray}.Create(new global::Nbm.FeatureGroup[]");
            using (writer.WriteBraces("),"))
            {
                foreach (GroupSpec group in experts.Groups)
                {
                    writer.WriteLine($"new({CSharpLiteral.String(group.Name)}, {Numbers(group.Features)}),");
                }
            }

            writer.WriteLine($"{ImmutableArray}.Create(new {ImmutableArray}<int>[]");
            using (writer.WriteBraces("));"))
            {
                foreach (ExpertSpec expert in experts.Experts)
                {
                    writer.WriteLine($"{Numbers(expert.Groups)},");
                }
            }
        }

        writer.WriteLine($"private readonly global::Nbm.Generated.TypedExperts<{typed}> _experts;");
    }

    private static void WriteMembers(SourceWriter writer, FamilyClass family, string typed)
    {
        string groups = family.Model.TypeName("Groups"), cascade = $"global::Nbm.ExpertsCascade<{typed}>";
        string said = $"global::Nbm.ExpertsPrediction<{PredictionType(family.Model)}>";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The experts without types: their layout, and what confidence is.</summary>
            public global::Nbm.ExpertsModel Experts => _experts.Model;

            /// <summary>The prediction for one row of which some groups of features are at hand, how sure it is, and which experts settled it.</summary>
            /// <param name="row">The row; features of other groups aren't looked at, so they may be anything.</param>
            /// <param name="known">The groups at hand.</param>
            /// <exception cref="global::Nbm.NbmDataException">A feature of these groups is missing that can't be.</exception>
            /// <exception cref="global::System.ArgumentException">These groups are enough for no expert; says which there are.</exception>
            public {said} Predict({family.Record} row, {groups} known) => _experts.Consult(row, (ulong)known);

            /// <summary>The predictions for many rows of which some groups of features are at hand.</summary>
            /// <param name="rows">The rows; features of other groups aren't looked at, so they may be anything.</param>
            /// <param name="known">The groups at hand.</param>
            /// <exception cref="global::Nbm.NbmDataException">A feature of these groups is missing that can't be; names the row.</exception>
            /// <exception cref="global::System.ArgumentException">These groups are enough for no expert; says which there are.</exception>
            public {said}[] Predict({family.Rows} rows, {groups} known) => _experts.Consult(rows, (ulong)known);

            /// <summary>Experts in the order in which they are asked: the first that is confident enough answers alone, the last in any case.</summary>
            /// <param name="stages">The groups of each expert, those of few groups first.</param>
            /// <exception cref="global::System.ArgumentException">There are none, or no expert of such groups; says which are.</exception>
            public {cascade} Cascade(params {groups}[] stages) => _experts.Cascade(global::System.Array.ConvertAll(stages, static stage => (ulong)stage));

            /// <summary>A cascade that does without a group where it can: the expert of all other groups, then that of all.</summary>
            /// <param name="group">The group.</param>
            /// <exception cref="global::System.ArgumentException">It isn't one group, or there is no such expert; says which one is missing.</exception>
            public {cascade} CascadeWithout({groups} group) => _experts.CascadeWithout((ulong)group);

            /// <summary>How often each expert settles a case: overall, by class and by segment.</summary>
            /// <param name="rows">The rows; those without a target count overall and by segment.</param>
            /// <param name="segment">Which segment a row is of; by default there are none.</param>
            /// <exception cref="global::Nbm.NbmDataException">There are no rows, or one can't be read; names the row.</exception>
            public global::Nbm.ExpertsOverview Overview({family.Rows} rows, global::System.Func<{family.Record}, string>? segment = null) => _experts.Overview(rows, segment);
            """);
    }

    private static string Numbers(EquatableArray<int> numbers) =>
        $"{ImmutableArray}.Create(new int[] {{ {string.Join(", ", numbers.Select(CSharpLiteral.Int32))} }})";
}
