namespace Nbm.Export.Onnx.Format;

/// <summary>An operation; the value that it gives has its name.</summary>
/// <param name="Operator">What it does: <c>Gather</c>.</param>
/// <param name="Name">The name of the node and of its value.</param>
/// <param name="Inputs">The values that it takes.</param>
/// <param name="Attributes">What is fixed about it.</param>
/// <param name="Domain">Whose operator it is; empty for ONNX's own.</param>
internal sealed record OnnxNode(string Operator, string Name, string[] Inputs, OnnxAttribute[] Attributes, string Domain);

/// <summary>What is fixed about an operation: a number, numbers, or texts.</summary>
internal sealed record OnnxAttribute(string Name, long? Number = null, IReadOnlyList<long>? Numbers = null,
    IReadOnlyList<string>? Texts = null);

/// <summary>A value that a graph takes or gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Dimensions">After the first, which is the number of rows.</param>
/// <param name="Documentation">What it means.</param>
internal sealed record OnnxValue(string Name, ElementType Type, long[] Dimensions, string Documentation);
