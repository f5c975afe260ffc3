using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>What terms contribute: of each row those entries of a table around its place, weighed and summed.</summary>
internal sealed class OnnxTerms(OnnxGraph graph, TrainedModel model, ImmutableArray<Term> terms, OnnxPlaces places, OnnxInputs inputs)
{
    private string? _zeros;

    private bool IsMulticlass => model.Schema.Target.Task == ModelTask.Multiclass;

    /// <summary>All contributions: [rows, terms], of a multiclass model [rows, terms, classes]. NaN where a row has no place on a term's
    /// axis.</summary>
    public string Contributions() => graph.Add(
        "Concat", OnnxInputs.Contributions, [.. terms.Select(term => term.Selected ? Contribution(term) : Nothing(term))], [new("axis", 1)]);

    private string Contribution(Term term)
    {
        string index = Index(term, out int corners);
        string values = graph.Cast(term.Name + "/values", graph.Add("Gather", term.Name + "/corners", Table(term), index), ElementType.Double);
        if (Weights(term) is { } weights)
        {
            values = graph.Add("Mul", term.Name + "/weighed", values, IsMulticlass ? graph.Add("Unsqueeze", term.Name + "/weights", weights, graph.Shape(2)) : weights);
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

    // [rows, corners], the first dimension's end varying slowest.
    private string Index(Term term, out int corners)
    {
        string? index = null;
        int[] offsets = [0];
        for (int d = 0; d < term.Order; d++)
        {
            OnnxPlace place = places.Place(term.Axes[d]);
            int stride = term.Strides[d];
            string own = stride == 1 ? place.Index : graph.Add("Mul", term.Name + "/steps", place.Index, graph.Position(stride));
            index = index is null ? own : graph.Add("Add", term.Name + "/index", index, own);
            offsets = place.Corners == 1 ? offsets : [.. offsets.SelectMany(offset => new[] { offset, offset + stride })];
        }

        corners = offsets.Length;
        return corners == 1 ? index! : graph.Add("Add", term.Name + "/indices", index!, graph.Add(term.Name + "/offsets", OnnxTensor.Of(offsets, corners)));
    }

    // [rows, corners], or [rows, 1] if there is one; null for 1.
    private string? Weights(Term term)
    {
        string? weights = null;
        int corners = 1;
        foreach (int axis in term.Axes)
        {
            OnnxPlace place = places.Place(axis);
            if (weights is null || place.Weights is null)
            {
                weights ??= place.Weights;
            }
            else if (corners == 1 || place.Corners == 1)
            {
                weights = graph.Add("Mul", term.Name + "/product", weights, place.Weights);
            }
            else
            {
                string product = graph.Add(
                    "Mul", term.Name + "/products", graph.Add("Unsqueeze", term.Name + "/slow", weights, graph.Shape(2)),
                    graph.Add("Unsqueeze", term.Name + "/fast", place.Weights, graph.Shape(1)));
                weights = graph.Add("Reshape", term.Name + "/product", product, graph.Shape(0, corners * place.Corners)); // 0 keeps the rows.
            }

            corners *= place.Corners;
        }

        return weights;
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
            string shape = graph.Add("Concat", "zeros/shape", [rows, IsMulticlass ? graph.Shape(1, model.Outputs) : graph.Shape(1)], [new("axis", 0)]);
            _zeros = graph.Add("Expand", "zeros/0", graph.Number(0), shape);
        }

        return _zeros;
    }
}
