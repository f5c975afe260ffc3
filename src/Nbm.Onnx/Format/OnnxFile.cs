using Nbm.Export.Onnx.Graph;
using Nbm.Export.Onnx.Model;

namespace Nbm.Export.Onnx.Format;

/// <summary>Writes a graph as a model file, by the field numbers of the format (ONNX IR version 8; onnx.ai, "Open Neural Network Exchange
/// Intermediate Representation").</summary>
internal static class OnnxFile
{
    /// <summary>The operators that graphs are made of. ONNX Runtime has them from 1.12 on.</summary>
    public const int OperatorSet = 17;

    private const int IrVersion = 8;
    private const int CategoryOperatorSet = 3;

    public static void Write(OnnxGraph graph, OnnxMetadata metadata, Stream stream)
    {
        var model = new ProtoMessage();
        model.Number(1, IrVersion);
        model.Text(2, "Nbm");
        model.OptionalText(3, metadata.Version);
        model.OptionalText(6, metadata.Documentation);
        model.Message(7, Graph(graph, metadata.Name));
        model.Message(8, Operators(string.Empty, OperatorSet));
        if (graph.Nodes.Any(node => node.Domain.Length > 0))
        {
            model.Message(8, Operators(OnnxGraph.CategoryDomain, CategoryOperatorSet));
        }

        foreach ((string key, string value) in metadata.Properties)
        {
            var property = new ProtoMessage();
            property.Text(1, key);
            property.Text(2, value);
            model.Message(14, property);
        }

        model.WriteTo(stream);
    }

    private static ProtoMessage Operators(string domain, int version)
    {
        var message = new ProtoMessage();
        message.Text(1, domain);
        message.Number(2, version);
        return message;
    }

    private static ProtoMessage Graph(OnnxGraph graph, string name)
    {
        var message = new ProtoMessage();
        foreach (OnnxNode node in graph.Nodes)
        {
            message.Message(1, Node(node));
        }

        message.Text(2, name);
        foreach ((string own, OnnxTensor tensor) in graph.Tensors)
        {
            message.Message(5, Tensor(own, tensor));
        }

        foreach (OnnxValue input in graph.Inputs)
        {
            message.Message(11, Value(input));
        }

        foreach (OnnxValue output in graph.Outputs)
        {
            message.Message(12, Value(output));
        }

        return message;
    }

    private static ProtoMessage Node(OnnxNode node)
    {
        var message = new ProtoMessage();
        foreach (string input in node.Inputs)
        {
            message.Text(1, input);
        }

        message.Text(2, node.Name);
        message.Text(3, node.Name);
        message.Text(4, node.Operator);
        foreach (OnnxAttribute attribute in node.Attributes)
        {
            message.Message(5, Attribute(attribute));
        }

        message.OptionalText(7, node.Domain);
        return message;
    }

    private static ProtoMessage Attribute(OnnxAttribute attribute)
    {
        var message = new ProtoMessage();
        message.Text(1, attribute.Name);
        if (attribute.Number is { } number)
        {
            message.Number(3, number);
        }

        foreach (long item in attribute.Numbers ?? [])
        {
            message.Number(8, item);
        }

        foreach (string text in attribute.Texts ?? [])
        {
            message.Text(9, text);
        }

        const int OneNumber = 2, SeveralNumbers = 7, SeveralTexts = 8;
        message.Number(20, attribute.Number is not null ? OneNumber : attribute.Numbers is not null ? SeveralNumbers : SeveralTexts);
        return message;
    }

    private static ProtoMessage Tensor(string name, OnnxTensor tensor)
    {
        var message = new ProtoMessage();
        foreach (long dimension in tensor.Dimensions)
        {
            message.Number(1, dimension);
        }

        message.Number(2, (int)tensor.Type);
        foreach (byte[] text in tensor.Texts)
        {
            message.Bytes(6, text);
        }

        message.Text(8, name);
        if (tensor.Type != ElementType.String)
        {
            message.Bytes(9, tensor.Raw);
        }

        return message;
    }

    private static ProtoMessage Value(OnnxValue value)
    {
        var shape = new ProtoMessage();
        var rows = new ProtoMessage();
        rows.Text(2, "rows");
        shape.Message(1, rows);
        foreach (long dimension in value.Dimensions)
        {
            var size = new ProtoMessage();
            size.Number(1, dimension);
            shape.Message(1, size);
        }

        var tensor = new ProtoMessage();
        tensor.Number(1, (int)value.Type);
        tensor.Message(2, shape);
        var type = new ProtoMessage();
        type.Message(1, tensor);
        var message = new ProtoMessage();
        message.Text(1, value.Name);
        message.Message(2, type);
        message.OptionalText(3, value.Documentation);
        return message;
    }
}
