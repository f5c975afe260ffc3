using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Nbm;

/// <summary>
/// A model in an ONNX file as a teacher: what it says of records, one by one, by ONNX Runtime. For <c>ApplicantFlint.Interpret</c> and
/// <c>ApplicantModel.Distill</c>. It may be asked from several threads; the file stays as it is.
/// </summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public sealed class OnnxTeacher<TRecord> : IDisposable
{
    private readonly InferenceSession _session;
    private readonly (string Name, NodeMetadata Declared, Func<TRecord, object?> Value)[] _inputs;
    private readonly string _output;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">For each input of the graph what a record has: a number, a truth, a text, or the numbers of a row; null for
    /// what
    /// is missing, which numbers get as NaN and texts as none.</param>
    /// <param name="output">The output that says it: of numbers the prediction, of classes probabilities. Null: the only one of floating
    /// numbers.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">The graph has other inputs or outputs; the message says which it has.</exception>
    /// <exception cref="OnnxRuntimeException">The file is no model that ONNX Runtime can run.</exception>
    public OnnxTeacher(string path, IReadOnlyDictionary<string, Func<TRecord, object?>> inputs, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(inputs);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file {path}.", path);
        }

        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 }; // A row at a time has no use for more.
        var session = new InferenceSession(path, options);
        try
        {
            CheckInputs(session, inputs);
            _output = output is null ? OnlyOutput(session) : session.OutputMetadata.ContainsKey(output) ? output
                : throw new ArgumentException(
                $"The graph has no output '{output}'. It gives {string.Join(", ", session.OutputMetadata.Keys)}.", nameof(output));
        }
        catch
        {
            session.Dispose();
            throw;
        }

        _session = session;
        _inputs = [.. session.InputMetadata.Select(pair => (pair.Key, pair.Value, inputs[pair.Key]))];
    }

    /// <summary>Opens a file whose graph takes all numbers of a row in one input, as most converters write them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="numbers">The numbers of a record, in the order that the model learned them in; NaN for what is missing.</param>
    /// <param name="output">See the constructor.</param>
    /// <exception cref="ArgumentException">The graph takes several inputs; the message names them.</exception>
    public static OnnxTeacher<TRecord> OfNumbers(string path, Func<TRecord, IReadOnlyList<double>> numbers, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        string[] names;
        using (var session = new InferenceSession(path))
        {
            names = [.. session.InputMetadata.Keys];
        }

        return names.Length == 1
            ? new OnnxTeacher<TRecord>(path, new Dictionary<string, Func<TRecord, object?>> { [names[0]] = numbers }, output)
            : throw new ArgumentException(
                $"The graph takes {names.Length} inputs, {string.Join(", ", names)}; say what each of them is.", nameof(path));
    }

    /// <summary>All numbers that the output has of a record: of classes the probability of each, in the graph's order.</summary>
    /// <param name="row">The record.</param>
    /// <exception cref="ArgumentException">A value isn't of a type that its input takes.</exception>
    /// <exception cref="NotSupportedException">The output is no tensor of floating numbers.</exception>
    public IReadOnlyList<double> PredictAll(TRecord row)
    {
        NamedOnnxValue[] inputs = [.. _inputs.Select(input => OnnxInputValue.Of(input.Name, input.Declared, input.Value(row)))];
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run(inputs, [_output]);
        return results[0].Value switch
        {
            Tensor<float> numbers => [.. numbers.Select(number => (double)number)],
            Tensor<double> numbers => [.. numbers],
            var other => throw new NotSupportedException(
                $"The output '{_output}' is {other.GetType().Name}; expected: a tensor of floating numbers. Of scikit-learn "
                    + "convert with zipmap=False."),
        };
    }

    /// <summary>What it says of a record in one number: the prediction, or of two classes the probability of the second.</summary>
    /// <param name="row">The record.</param>
    /// <exception cref="ArgumentException">A value isn't of a type that its input takes.</exception>
    /// <exception cref="NotSupportedException">The output has more than two numbers, or is no tensor of floating numbers.</exception>
    public double Predict(TRecord row)
    {
        IReadOnlyList<double> all = PredictAll(row);
        return all.Count is 1 or 2 ? all[^1] : throw new NotSupportedException(FormattableString.Invariant(
            $"The output '{_output}' has {all.Count} numbers of a row; expected: one, or the probabilities of two classes. Ask ")
            + FormattableString.Invariant($"{nameof(PredictAll)}."));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _session.Dispose();

    private static void CheckInputs(InferenceSession session, IReadOnlyDictionary<string, Func<TRecord, object?>> inputs)
    {
        string[] missing = [.. session.InputMetadata.Keys.Where(name => !inputs.ContainsKey(name))];
        string[] other = [.. inputs.Keys.Where(name => !session.InputMetadata.ContainsKey(name))];
        if (missing.Length + other.Length > 0)
        {
            throw new ArgumentException(
                $"The graph takes {string.Join(", ", session.InputMetadata.Keys)}"
                + (missing.Length > 0 ? $"; nothing says what {string.Join(", ", missing)} is" : string.Empty)
                + (other.Length > 0 ? $"; it has no {string.Join(", ", other)}" : string.Empty) + ".",
                nameof(inputs));
        }
    }

    private static string OnlyOutput(InferenceSession session)
    {
        string[] floating = [.. session.OutputMetadata
            .Where(pair => pair.Value.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
                && pair.Value.ElementDataType is TensorElementType.Float or TensorElementType.Double)
            .Select(pair => pair.Key)];
        return floating.Length == 1 ? floating[0] : throw new ArgumentException(
            $"The graph gives {string.Join(", ", session.OutputMetadata.Keys)}, of which {floating.Length} are floating numbers. "
                + "Say which says what is predicted.");
    }
}
