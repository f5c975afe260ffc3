using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes what vectors need in each generated file.</summary>
internal static class VectorEmitter
{
    private const string Collections = "global::System.Collections.Generic";

    /// <summary>A vector in the schema.</summary>
    public static string Schema(VectorSpec vector)
    {
        string?[] assignments =
        [
            $"Name = {CSharpLiteral.String(vector.Name)}",
            $"Column = {CSharpLiteral.String(vector.Column)}",
            $"ClrType = {CSharpLiteral.String(vector.Type.ValueType)}",
            vector.Length == 0 ? null : $"Length = {CSharpLiteral.Int32(vector.Length)}",
            vector.Width == 0 ? null : $"Width = {CSharpLiteral.Int32(vector.Width)}, Height = {CSharpLiteral.Int32(vector.Height)}",
            vector.Unit is null ? null : $"Unit = {CSharpLiteral.String(vector.Unit)}",
            vector.Description is null ? null : $"Description = {CSharpLiteral.String(vector.Description)}",
            vector.MinCount is { } count ? $"MinCount = {CSharpLiteral.Int32(count)}" : null,
            vector.MaxNames is { } names ? $"MaxNames = {CSharpLiteral.Int32(names)}" : null,
        ];
        return $"new() {{ {string.Join(", ", assignments.Where(static a => a is not null))} }}";
    }

    /// <summary>How the encoder hands vectors over.</summary>
    public static void WriteReading(SourceWriter writer, ModelSpec model, string record)
    {
        if (model.Vectors.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        using (writer.WriteBlock(
            $"public override void ReadVector(in {record} row, int vector, global::Nbm.Generated.VectorEntries entries)"))
        using (writer.WriteBlock("switch (vector)"))
        {
            for (int v = 0; v < model.Vectors.Count; v++)
            {
                VectorSpec vector = model.Vectors[v];
                string own = $"row.{CSharpLiteral.Identifier(vector.Name)}";
                string entry = vector.Type.IsNames ? "string" : $"{Collections}.KeyValuePair<string, {vector.Type.ValueType}>";
                writer.WriteLine($"case {CSharpLiteral.Int32(v)}:");
                using (writer.Indent())
                {
                    writer.WriteLine(
                        $"entries.Read({(vector.Type.IsDense ? string.Empty : $"({Collections}.IEnumerable<{entry}>?)")}{own});");
                    writer.WriteLine("break;");
                }
            }

            writer.WriteLine("default:");
            using (writer.Indent())
            {
                writer.WriteLine("throw new global::System.ArgumentOutOfRangeException(nameof(vector), vector, \"Not a vector.\");");
            }
        }
    }

    /// <summary>How the explanation's properties are set.</summary>
    public static void WriteExplanations(SourceWriter writer, ModelSpec model)
    {
        for (int v = 0; v < model.Vectors.Count; v++)
        {
            writer.WriteLine($"this.{CSharpLiteral.Identifier(model.Vectors[v].Name)} = VectorOf({CSharpLiteral.Int32(v)});");
        }
    }

    /// <summary>The explanation's properties.</summary>
    public static void WriteExplanationProperties(SourceWriter writer, ModelSpec model, bool isMulticlass)
    {
        string type = isMulticlass ? $"global::Nbm.MulticlassVectorContribution<{model.Target.Value.TypeName}>"
            : "global::Nbm.VectorContribution";
        string score = isMulticlass ? "the score of each class" : "the score";
        foreach (VectorSpec vector in model.Vectors)
        {
            WriteProperty(writer, vector, type,
                $"What {ModelDocumentation.Code(vector.Name)}{(vector.Unit is null ? string.Empty : $" (in {TextLiteral.Xml(vector.Unit)})")} adds to {score}, name by name.");
        }
    }

    /// <summary>How the properties of shapes are set.</summary>
    public static void WriteShapes(SourceWriter writer, ModelSpec model, bool isMulticlass)
    {
        for (int v = 0; v < model.Vectors.Count; v++)
        {
            string arguments = $"model, {CSharpLiteral.Int32(v)}{(isMulticlass ? ", classes" : string.Empty)}";
            writer.WriteLine(
                $"this.{CSharpLiteral.Identifier(model.Vectors[v].Name)} = global::Nbm.Generated.ShapeReader.Vector({arguments});");
        }
    }

    /// <summary>The properties of shapes.</summary>
    public static void WriteShapeProperties(SourceWriter writer, ModelSpec model, bool isMulticlass)
    {
        string type = isMulticlass ? $"global::Nbm.ClassShapes<global::Nbm.VectorShape, {model.Target.Value.TypeName}>"
            : "global::Nbm.VectorShape";
        foreach (VectorSpec vector in model.Vectors)
        {
            WriteProperty(writer, vector, type,
                $"The names of {ModelDocumentation.Code(vector.Name)}{ModelDocumentation.Unit(vector.Unit)}.");
        }
    }

    /// <summary>A vector in the documentation of the model.</summary>
    public static string Describe(VectorSpec vector)
    {
        string sizes = vector.Width == 0 ? string.Empty
            : $", a picture of {CSharpLiteral.Int32(vector.Width)} × {CSharpLiteral.Int32(vector.Height)}";
        string what = vector.Type.IsDense ? $"{CSharpLiteral.Int32(vector.Length)} numbers ({vector.Type.ValueType}){sizes}"
            : $"names{(vector.Type.IsNames ? string.Empty : $" and their numbers ({vector.Type.ValueType})")}";
        string description = vector.Description is null ? string.Empty : $". {TextLiteral.Xml(vector.Description)}";
        return $"{ModelDocumentation.Code(vector.Name)}: vector of {what}{ModelDocumentation.Unit(vector.Unit)}{description}";
    }

    private static void WriteProperty(SourceWriter writer, VectorSpec vector, string type, string summary)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>{summary}</summary>");
        writer.WriteLine($"{(vector.IsPublic ? "public" : "internal")} {type} {CSharpLiteral.Identifier(vector.Name)} {{ get; }}");
    }
}
