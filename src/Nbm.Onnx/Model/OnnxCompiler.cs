using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>Makes a graph of a model.</summary>
internal static class OnnxCompiler
{
    private const long MostBytes = int.MaxValue - (64L << 20); // What a message may have, less what there is beside tables.

    public static OnnxGraph Compile(AdditiveModel model, OnnxExport export)
    {
        long bytes = model.Terms.Sum(term => term.Selected ? (long)term.Length * model.Outputs * sizeof(float) : 0);
        if (bytes > MostBytes)
        {
            throw new NbmExportException(OnnxExport.Target, $"tables of {bytes >> 20} MiB",
                "A file may have 2 GiB; train with a smaller TrainingOptions.MemoryBudget");
        }

        var graph = new OnnxGraph();
        var inputs = new OnnxInputs(graph, model, export);
        var places = new OnnxPlaces(graph, model.Schema, model.Axes, new OnnxFeatures(graph, model, export, inputs));
        var terms = new OnnxTerms(graph, model, model.Terms, places, inputs);
        string contributions = terms.Contributions();
        new OnnxScores(graph, model, export, inputs).Add(contributions);
        if (export.Contributions)
        {
            long[] dimensions = model.Schema.Target.Task == ModelTask.Multiclass ? [model.Terms.Length, model.Outputs]
                : [model.Terms.Length];
            graph.Give(contributions, ElementType.Double, dimensions, OutputText.Contributions(model));
        }

        return graph;
    }
}
