using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>How a record looks to the scorer that is compiled for it: features
/// of the model are read from the properties of their names.</summary>
internal static class ScorerFaceBuilder
{
    public static ScorerFace Of(ModelSpec record, ModelFile file, bool hasVectorExp) => Of(record, file.Model!, file.Name, hasVectorExp);

    /// <summary>How it looks to a scorer that is only there to be named: it throws before anything else.</summary>
    public static ScorerFace Of(AbsentScorer absent, FrozenModel model)
    {
        ScorerFace face = Of(absent.Record, model, absent.File, hasVectorExp: false);
        string message = $"There is no scorer for {absent.Record.Hierarchy.Name}: the errors NBM0601 to NBM0613 of the build say what is "
            + $"wrong with '{absent.File}', or how the record drifted from it.";
        face.Offset = null;
        face.WriteEncoding = writer =>
        {
            writer.WriteLine();
            writer.WriteLine($"static {absent.Record.TypeName("Scorer")}() => throw new "
                + $"global::System.InvalidOperationException({CSharpLiteral.String(message)});");
        };
        return face;
    }

    private static ScorerFace Of(ModelSpec record, FrozenModel model, string origin, bool hasVectorExp)
    {
        FeatureSpec[] features = [.. model.Features.Select(known => record.Features.First(f => f.Name == known.Name))];
        return new ScorerFace
        {
            ClassName = record.TypeName("Scorer"),
            Accessibility = record.Accessibility,
            RowType = record.Hierarchy.FullyQualifiedName,
            RowIsReference = record.Hierarchy.IsReferenceType,
            RowTitle = record.RecordTitle(),
            Origin = origin,
            Encode = f => features[f].Value.Kind == ValueKind.String
                ? $"Index{CSharpLiteral.Int32(f)}({ValueEncoding.Access(features[f])})"
                : ValueEncoding.Encode(features[f]),
            Feature = f => ExpressionAccess.Of(features[f]),
            Offset = EncoderEmitter.OffsetOf(record),
            Term = t =>
                (CSharpLiteral.Identifier(model.TermName(t)), model.TermFeatures(t).All(f => features[f].IsPublic) ? "public" : "internal"),
            Vector = v => VectorOf(record.Vectors.First(vector => vector.Name == model.Vectors[v].Name)),
            LabelType = record.Target.Value.Kind is ValueKind.Enum or ValueKind.String ? record.Target.Value.TypeName : "bool",
            Labels = [.. model.Classes.Select(label => Label(record.Target, label))],
            HasVectorExp = hasVectorExp,
            WriteEncoding = writer => WriteEncoding(writer, model, features),
            WriteAttributes = GeneratedFile.WriteGeneratedCodeAttribute,
        };
    }

    private static (string Access, string Name, string Accessibility) VectorOf(VectorSpec vector) =>
        ($"row.{CSharpLiteral.Identifier(vector.Name)}", CSharpLiteral.Identifier(vector.Name), vector.IsPublic ? "public" : "internal");

    private static string Label(TargetSpec target, string label) => target.Value.Kind switch
    {
        ValueKind.Enum => $"{target.Value.TypeName}.{CSharpLiteral.Identifier(label)}",
        ValueKind.String => CSharpLiteral.String(label),
        _ => label == "true" ? "true" : "false",
    };

    private static void WriteEncoding(SourceWriter writer, FrozenModel model, FeatureSpec[] features)
    {
        foreach (IGrouping<string, ValueSpec> uses in features.Select(f => f.Value).Where(v => v.Kind == ValueKind.Enum)
            .GroupBy(v => v.TypeName))
        {
            EncoderEmitter.WriteIndexOf(writer, uses.First(), uses.Any(static v => v.IsNullable));
        }

        for (int f = 0; f < features.Length; f++)
        {
            if (features[f].Value.Kind == ValueKind.String)
            {
                IndexEmitter.Write(writer, f, model.Features[f].Vocabulary);
            }
        }
    }
}
