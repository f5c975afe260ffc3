using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Families;
using Nbm.Generators.Frozen;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes a spec as source, one file for each concern.</summary>
internal static class ModelEmitter
{
    /// <summary>What belongs to the record, and what to each of its families.</summary>
    public static void EmitModel(SourceProductionContext output, ModelSpec model)
    {
        Emit(output, model, "Schema", SchemaEmitter.Write);
        Emit(output, model, "Encoder", EncoderEmitter.Write);
        foreach ((string suffix, Action<SourceWriter, ModelSpec> write) in ModelFamilies.All.Where(family => family.IsOf(model))
            .SelectMany(static family => family.Types))
        {
            Emit(output, model, suffix, write);
        }
    }

    /// <summary>The reader of databases, if the record can be built from cells.</summary>
    public static void EmitRows(SourceProductionContext output, ModelSpec model)
    {
        if (model.CsvColumns is not null)
        {
            Emit(output, model, DbRowsEmitter.Suffix, DbRowsEmitter.Write);
        }
    }

    /// <summary>The CSV reader, if the record can be built from cells.</summary>
    public static void EmitCsv(SourceProductionContext output, ModelSpec model)
    {
        if (model.CsvColumns is not null)
        {
            Emit(output, model, "Csv", CsvEmitter.Write);
        }
    }

    /// <summary>The scorer of a model file.</summary>
    public static void EmitScorer(SourceProductionContext output, ModelSpec model, ModelFile file, bool hasVectorExp) =>
        Emit(output, model, "Scorer",
            (writer, model) => Freezing.ScorerEmitter.Write(writer, file.Model!, ScorerFaceBuilder.Of(model, file, hasVectorExp)));

    /// <summary>What stands in the place of a scorer that there can't be.</summary>
    public static void EmitAbsentScorer(SourceProductionContext output, AbsentScorer absent)
    {
        FrozenModel model = absent.ToModel();
        Emit(output, absent.Record, "NoScorer",
            (writer, _) => Freezing.ScorerEmitter.Write(writer, model, ScorerFaceBuilder.Of(absent, model)));
    }

    private static void Emit(SourceProductionContext output, ModelSpec model, string part, Action<SourceWriter, ModelSpec> writeType)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        using InvariantScope invariant = InvariantScope.Enter();
        output.AddSource($"{model.Hierarchy.HintName}.{part}.g.cs", GeneratedFile.Write(model, writeType));
    }
}
