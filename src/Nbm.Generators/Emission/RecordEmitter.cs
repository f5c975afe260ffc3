using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>
/// Writes the type that holds what belongs to the record, whatever families it carries: its encoder with its schema, a part in a file
/// each. It is nobody's to use but theirs, who
/// stand beside it.
/// </summary>
internal static class RecordEmitter
{
    private const string Suffix = "Encoder";

    /// <summary>The encoder of a record, as an expression.</summary>
    public static string Instance(ModelSpec model) => $"{model.TypeName(Suffix)}.Instance";

    /// <summary>Begins the first part of the type.</summary>
    public static SourceWriter.Block WriteType(SourceWriter writer, ModelSpec model)
    {
        writer.WriteLine($"/// <summary>Reads {model.RecordTitle()} rows into columns of numbers, as all its models take them.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        writer.WriteLine("[global::System.Diagnostics.DebuggerNonUserCode]");
        writer.WriteLine("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        return writer.WriteBlock($"{Accessibility(model)} sealed partial class {model.TypeName(Suffix)} : "
            + $"global::Nbm.Generated.RecordEncoder<{model.Hierarchy.FullyQualifiedName}>");
    }

    /// <summary>Begins another part.</summary>
    public static SourceWriter.Block WritePart(SourceWriter writer, ModelSpec model) =>
        writer.WriteBlock($"partial class {model.TypeName(Suffix)}");

    /// <summary>The field by which a typed model has the encoder.</summary>
    public static void WriteField(SourceWriter writer, ModelSpec model) =>
        writer.WriteLine($"private static readonly global::Nbm.Generated.RecordEncoder<{model.Hierarchy.FullyQualifiedName}> s_encoder = "
            + $"{Instance(model)};");

    // A nested record may be of any accessibility; the types beside it see what is private to the type around them.
    private static string Accessibility(ModelSpec model) => model.Hierarchy.ContainingTypes.Count == 0 ? "internal" : "private";
}
