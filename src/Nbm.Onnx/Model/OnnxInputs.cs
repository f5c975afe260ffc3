using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>What a graph takes: one input per feature, in their order, then one per dense vector, then offset and exposure.</summary>
internal sealed class OnnxInputs
{
    /// <summary>What a graph gives, whatever the task.</summary>
    public const string Score = "score", Prediction = "prediction", Label = "label", Contributions = "contributions";

    private readonly OnnxExport _export;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _uses = new(StringComparer.Ordinal)
    {
        [Score] = "an output", [Prediction] = "an output", [Label] = "an output", [Contributions] = "an output",
    };

    /// <param name="graph">The graph.</param>
    /// <param name="model">The model.</param>
    /// <param name="export">How it is exported.</param>
    /// <param name="outputs">What the graph gives besides what all give.</param>
    public OnnxInputs(OnnxGraph graph, TrainedModel model, OnnxExport export, params ReadOnlySpan<string> outputs)
    {
        _export = export;
        foreach (string output in outputs)
        {
            if (!_uses.TryAdd(output, "an output"))
            {
                throw new NbmExportException(OnnxExport.Target, $"the output {output}",
                    "There are two of this name; give groups other names");
            }
        }

        Features = [.. model.Schema.Features.Select(feature => Named(feature.Name, $"the feature {feature.Name}"))];
        Vectors = [.. model.Schema.Vectors.Select(vector => Named(vector.Name, $"the vector {vector.Name}"))];
        Offset = model.Schema.OffsetColumn is { } offset ? Named(offset, $"the offset {offset}") : null;
        Exposure = model.Schema.ExposureColumn is { } exposure ? Named(exposure, $"the exposure {exposure}") : null;
        for (int f = 0; f < Features.Length; f++)
        {
            FeatureSchema feature = model.Schema.Features[f];
            graph.Take(Features[f], TypeOf(feature, export), InputText.Of(feature, export));
        }

        for (int v = 0; v < Vectors.Length; v++)
        {
            VectorSchema vector = model.Schema.Vectors[v];
            graph.Take(Vectors[v], TypeOf(vector), [vector.Length], InputText.Of(vector));
        }

        if (Offset is not null)
        {
            graph.Take(Offset, ElementType.Double, "What is added to the score.");
        }

        if (Exposure is not null)
        {
            graph.Take(Exposure, ElementType.Double, "The exposure, above 0, that multiplies the mean.");
        }

        if (export.Inputs.Keys.FirstOrDefault(key => !_asked.Contains(key)) is { } unknown)
        {
            throw new NbmExportException(OnnxExport.Target, $"the input {unknown}",
                $"{nameof(OnnxExport)}.{nameof(OnnxExport.Inputs)} names it, but {model.Schema.Name} has no such feature, vector, offset "
                    + "or exposure");
        }
    }

    /// <summary>The inputs of the features.</summary>
    public string[] Features { get; }

    /// <summary>The inputs of the dense vectors, [rows, places].</summary>
    public string[] Vectors { get; }

    /// <summary>The input of what is added to the score; null if rows have none.</summary>
    public string? Offset { get; }

    /// <summary>The input of the exposure; null if rows have none.</summary>
    public string? Exposure { get; }

    /// <summary>The type of a feature's input: a number, a text, or a bool that is never missing.</summary>
    public static ElementType TypeOf(FeatureSchema feature, OnnxExport export) =>
        feature.Kind == FeatureKind.Numeric || IsOptionalBool(feature) || HasNumbers(feature, export) ? ElementType.Double : IsBool(feature)
            ? ElementType.Bool : ElementType.String;

    /// <summary>The type of a vector's input.</summary>
    public static ElementType TypeOf(VectorSchema vector) => vector.ClrType == "float" ? ElementType.Float : ElementType.Double;

    /// <summary>Whether a feature is a bool that may be missing: 1, 0 or NaN.</summary>
    public static bool IsOptionalBool(FeatureSchema feature) => IsBool(feature) && feature.IsNullable;

    /// <summary>Whether a feature is an enum whose members come as numbers.</summary>
    public static bool HasNumbers(FeatureSchema feature, OnnxExport export) =>
        export.Levels == ExportedLevels.Numbers && feature.Kind == FeatureKind.Category && feature.Part == CalendarPart.None
            && !IsBool(feature);

    private static bool IsBool(FeatureSchema feature) => feature is { Kind: FeatureKind.Category, ClrType: "bool" };

    private string Named(string name, string what)
    {
        _asked.Add(name);
        string own = _export.Inputs.TryGetValue(name, out string? other) ? other : name;
        if (own.Length == 0 || !_uses.TryAdd(own, what))
        {
            string reason = own.Length == 0 ? "Its name is empty" : $"Its name '{own}' is that of {_uses[own]} already";
            throw new NbmExportException(OnnxExport.Target, what,
                $"{reason}; {nameof(OnnxExport)}.{nameof(OnnxExport.Inputs)} gives it another");
        }

        return own;
    }
}
