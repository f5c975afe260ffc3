using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>What terms contribute: of each row those entries of a table around its place, weighed and summed.</summary>
internal sealed class OnnxTerms(OnnxGraph graph, TrainedModel model, ImmutableArray<Term> terms, OnnxPlaces places, OnnxInputs inputs)
{
    private readonly OnnxCorners _corners = new(graph, places);
    private string? _zeros;

    private bool IsMulticlass => model.Schema.Target.Task == ModelTask.Multiclass;

    /// <summary>All contributions: [rows, terms], of a multiclass model [rows, terms, classes]. NaN where a row has no place on a term's
    /// axis.</summary>
    public string Contributions() => graph.Add(
        "Concat", OnnxInputs.Contributions, [.. terms.Select(term => term.Selected ? Contribution(term) : Nothing(term))],
        [new("axis", 1)]);

    private string Contribution(Term term)
    {
        string index = _corners.Index(term.Name, term.Axes, term.Strides, out int corners);
        string values = graph.Cast(term.Name + "/values", graph.Add("Gather", term.Name + "/corners", Table(term), index),
            ElementType.Double);
        if (_corners.Weights(term.Name, term.Axes) is { } weights)
        {
            values = graph.Add("Mul", term.Name + "/weighed", values,
                IsMulticlass ? graph.Add("Unsqueeze", term.Name + "/weights", weights, graph.Shape(2)) : weights);
        }

        return corners == 1 ? values : graph.Sum(term.Name + "/contribution", values, keep: true);
    }

    // Of a multiclass model an entry is a number per class.
    private string Table(Term term)
    {
        if (!IsMulticlass)
        {
            return graph.Add(term.Name + "/table", OnnxTensor.Of(term.Tables[0].AsSpan(), term.Length));
        }

        var table = new float[term.Length * model.Outputs];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = term.Tables[i % model.Outputs][i / model.Outputs];
        }

        return graph.Add(term.Name + "/table", OnnxTensor.Of(table, term.Length, model.Outputs));
    }

    // A term that training dropped adds 0 to the rows that the model doesn't refuse.
    private string Nothing(Term term)
    {
        string contribution = Zeros();
        foreach (int axis in term.Axes)
        {
            if (places.HasPlace(axis) is { } hasPlace)
            {
                string own = IsMulticlass ? graph.Add("Unsqueeze", term.Name + "/has place", hasPlace, graph.Shape(2)) : hasPlace;
                contribution = graph.Add("Where", term.Name + "/contribution", own, contribution, graph.Number(double.NaN));
            }
        }

        return contribution;
    }

    private string Zeros()
    {
        if (_zeros is null)
        {
            string rows = graph.Add("Shape", "rows/shape", inputs.Features[0]);
            string shape = graph.Add("Concat", "zeros/shape", [rows, IsMulticlass ? graph.Shape(1, model.Outputs) : graph.Shape(1)],
                [new("axis", 0)]);
            _zeros = graph.Add("Expand", "zeros/0", graph.Number(0), shape);
        }

        return _zeros;
    }
}
