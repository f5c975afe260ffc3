using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Nbm.Export.Tests.Support;

namespace Nbm.Export.Tests.Onnx;

/// <summary>One value per row for an input of a graph, or, of a width, as many numbers.</summary>
public sealed record OnnxInput(string Type, object Data, int Width = 0)
{
    /// <summary>Numbers of rows of a width, in the precision of the graph's input.</summary>
    public static OnnxInput Of(string type, double[] numbers, int width) => Of(numbers) with { Type = type, Width = width };

    public static OnnxInput Of(double[] numbers) => new("double", Convert.ToBase64String(MemoryMarshal.AsBytes(numbers.AsSpan())));

    public static OnnxInput Of(string[] texts) => new("string", texts);

    public static OnnxInput Of(bool[] truths) => new("bool", truths.Select(truth => truth ? 1 : 0).ToArray());
}

/// <summary>What a graph gives.</summary>
public sealed record OnnxOutput(int[] Dims, string? Data, string[]? Texts)
{
    /// <summary>The numbers, row-major.</summary>
    [JsonIgnore]
    public double[] Numbers { get; } = Data is null ? [] : MemoryMarshal.Cast<byte, double>(Convert.FromBase64String(Data)).ToArray();
}

/// <summary>What came of one run.</summary>
public sealed record OnnxResult(double Nanoseconds, Dictionary<string, OnnxOutput> Outputs);

/// <summary>What came of all runs, and what the graph takes and gives.</summary>
public sealed record OnnxResults(string[] Inputs, string[] Outputs, OnnxResult[] Results);

/// <summary>ONNX Runtime, in a process of Node's.</summary>
internal static class OnnxRuntime
{
    public static string? Missing => NodeScript.Missing("onnxruntime-node");

    /// <summary>Loads a model and runs it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="export">How it is exported.</param>
    /// <param name="runs">For each run its inputs, by their names.</param>
    public static OnnxResults Run(TrainedModel model, OnnxExport export, params Dictionary<string, OnnxInput>[] runs)
    {
        string path = Path.Combine(Path.GetTempPath(), $"nbm-{Guid.NewGuid():N}.onnx");
        try
        {
            model.Export(path, export);
            return NodeScript.Run<object, OnnxResults>("onnx.mjs", new { model = path, runs });
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>A theory that is skipped where ONNX Runtime isn't installed.</summary>
internal sealed class OnnxTheoryAttribute : TheoryAttribute
{
    public OnnxTheoryAttribute() => Skip = OnnxRuntime.Missing;
}

/// <summary>A fact that is skipped where ONNX Runtime isn't installed.</summary>
internal sealed class OnnxFactAttribute : FactAttribute
{
    public OnnxFactAttribute() => Skip = OnnxRuntime.Missing;
}
