using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a model is loaded.</summary>
internal static class LoadEmitter
{
    public static void Write(SourceWriter writer, FamilyClass family)
    {
        foreach ((string type, string parameter, string what) in new[] { ("string", "path", "file"),
            ("global::System.IO.Stream", "stream", "stream") })
        {
            writer.WriteLine();
            writer.WriteLine($"""
                /// <summary>Loads a model that was saved.</summary>
                /// <param name="{parameter}">The {what} that <c>Save</c> wrote.</param>
                /// <exception cref="global::Nbm.NbmFormatException">The {what} is damaged, or holds no model, or one of another family; says what loads that.</exception>
                /// <exception cref="global::Nbm.NbmSchemaException">The model is of another record; names the first feature that differs.</exception>
                public static {family.Name} Load({type} {parameter}) => new(global::Nbm.Generated.TypedFile.Load<{family.Trained}>({parameter}, s_encoder.Schema, {CSharpLiteral.String(family.Model.Stem)}));
                """);
        }
    }
}
