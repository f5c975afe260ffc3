using System.Globalization;
using Nbm.Export.Onnx.Format;

namespace Nbm.Export.Onnx.Graph;

/// <summary>
/// A graph as it grows. Values are known by their names; those within the graph have a slash in theirs, such as <c>Income/cell</c>, those
/// that it takes and
/// gives have what the export says.
/// </summary>
internal sealed class OnnxGraph
{
    /// <summary>Of the operator that knows texts.</summary>
    public const string CategoryDomain = "ai.onnx.ml";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);

    public List<OnnxNode> Nodes { get; } = [];

    public List<(string Name, OnnxTensor Tensor)> Tensors { get; } = [];

    public List<OnnxValue> Inputs { get; } = [];

    public List<OnnxValue> Outputs { get; } = [];

    /// <summary>Declares a value that the graph takes: one per row.</summary>
    public void Take(string name, ElementType type, string documentation) => Take(name, type, [], documentation);

    /// <summary>Declares a tensor that the graph takes: some numbers per row.</summary>
    public void Take(string name, ElementType type, long[] dimensions, string documentation)
    {
        _names.Add(name);
        Inputs.Add(new OnnxValue(name, type, dimensions, documentation));
    }

    /// <summary>Declares that a value is given.</summary>
    /// <param name="name">The value.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="dimensions">Those behind the rows.</param>
    /// <param name="documentation">What it means.</param>
    public void Give(string name, ElementType type, long[] dimensions, string documentation) =>
        Outputs.Add(new OnnxValue(name, type, dimensions, documentation));

    /// <summary>Adds an operation.</summary>
    /// <returns>The name of its value.</returns>
    public string Add(string @operator, string name, params string[] inputs) => Add(@operator, name, inputs, []);

    /// <summary>Adds an operation with attributes.</summary>
    /// <returns>The name of its value.</returns>
    public string Add(string @operator, string name, string[] inputs, OnnxAttribute[] attributes, string domain = "")
    {
        string own = Unique(name);
        Nodes.Add(new OnnxNode(@operator, own, inputs, attributes, domain));
        return own;
    }

    /// <summary>Adds a conversion.</summary>
    /// <returns>The name of its value.</returns>
    public string Cast(string name, string value, ElementType type) => Add("Cast", name, [value], [new OnnxAttribute("to", (int)type)]);

    /// <summary>Adds a sum along the second dimension.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What is summed.</param>
    /// <param name="keep">Whether the dimension stays, of size 1.</param>
    /// <returns>The name of its value.</returns>
    public string Sum(string name, string value, bool keep) =>
        Add("ReduceSum", name, [value, Shape(1)], [new OnnxAttribute("keepdims", keep ? 1 : 0)]);

    /// <summary>Adds values that are known beforehand.</summary>
    /// <returns>Their name.</returns>
    public string Add(string name, OnnxTensor tensor)
    {
        string own = Unique(name);
        Tensors.Add((own, tensor));
        return own;
    }

    /// <summary>A number.</summary>
    public string Number(double value) => Constant(value.ToString("R", CultureInfo.InvariantCulture), OnnxTensor.Of([value]));

    /// <summary>A position in a table.</summary>
    public string Position(int value) => Constant(string.Create(CultureInfo.InvariantCulture, $"position {value}"), OnnxTensor.Of([value]));

    /// <summary>Dimensions of a shape, or numbers of dimensions.</summary>
    public string Shape(params long[] values) => Constant($"shape {string.Join(' ', values)}", OnnxTensor.Of(values, values.Length));

    private string Constant(string name, OnnxTensor tensor)
    {
        if (!_constants.TryGetValue(name, out string? known))
        {
            known = Add($"constant/{name}", tensor);
            _constants.Add(name, known);
        }

        return known;
    }

    private string Unique(string name)
    {
        string own = name;
        for (int i = 2; !_names.Add(own); i++)
        {
            own = string.Create(CultureInfo.InvariantCulture, $"{name}/{i}");
        }

        return own;
    }
}
