using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Tests.Harness;

/// <summary>
/// Stand-ins for the runtime types of families that the runtime hasn't yet: each trains an additive model and hands that on, so that what
/// is generated compiles and runs. Where the
/// runtime has the types there are none.
/// </summary>
internal static class FamilyDoubles
{
    private static readonly string[] s_families = ["Mlp", "Spam"];

    /// <summary>The assembly of the stand-ins; empty where none is needed.</summary>
    public static ImmutableArray<byte> Image { get; } = Compile();

    /// <summary>A reference to it, if there is one.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = Image.IsEmpty ? [] : [MetadataReference.CreateFromImage(Image)];

    private static ImmutableArray<byte> Compile()
    {
        string[] missing = [.. s_families.Where(static family => typeof(TrainedModel).Assembly.GetType($"Nbm.{family}Model") is null)];
        if (missing.Length == 0)
        {
            return [];
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Nbm.Families.Doubles",
            missing.Select(family => CSharpSyntaxTree.ParseText(Source(family))),
            // Not those of Harness.References, which has the stand-ins among them.
            Directory.EnumerateFiles(BuildInfo.ReferencePack, "*.dll").Append(typeof(NbmModelAttribute).Assembly.Location).Append(typeof(TrainedModel).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()).ShouldBeEmpty();
        return [.. stream.ToArray()];
    }

    private static string Source(string family)
    {
        string own = family == "Spam" ? "int degree, int rank, " : string.Empty;
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.IO;
            using System.Threading;

            namespace Nbm
            {
                public sealed record {{family}}Options : NetworkTrainingOptions;

                public sealed class {{family}}Model(AdditiveModel additive)
                {
                    public ImmutableArray<string> Classes => additive.Classes;

                    public static implicit operator TrainedModel({{family}}Model model) => model.ToTrainedModel();

                    public static {{family}}Model Load(string path, ModelSchema schema) => new(AdditiveModel.Load(path, schema));

                    public static {{family}}Model Load(Stream stream, ModelSchema schema) => new(AdditiveModel.Load(stream, schema));

                    public TrainedModel ToTrainedModel() => additive;
                }
            }

            namespace Nbm.Generated
            {
                public static class {{family}}Trainer
                {
                    public static {{family}}Model Train<TRecord>(
                        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, {{own}}{{family}}Options? options,
                        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
                        new(ModelTrainer.Train(
                            encoder, train, validation, new TrainingOptions { Seed = options?.Seed ?? 0, Shapes = ShapeKind.Linear }, progress, cancellationToken));
                }
            }
            """;
    }
}
