using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Nbm;

/// <summary>Makes a tensor of one row of what a record has, in the type that an input asks for.</summary>
internal static class OnnxInputValue
{
    /// <param name="name">The input.</param>
    /// <param name="declared">What the file says of it.</param>
    /// <param name="value">A number, a truth, a text, or numbers of one row.</param>
    /// <exception cref="ArgumentException">The value isn't of a type that the input takes, or has another length.</exception>
    public static NamedOnnxValue Of(string name, NodeMetadata declared, object? value)
    {
        object?[] values = value is System.Collections.IEnumerable many and not string ? [.. many.Cast<object?>()] : [value];
        int[] shape = [.. declared.Dimensions.Select((_, d) => d == declared.Dimensions.Length - 1 && d > 0 ? values.Length : 1)];
        int last = declared.Dimensions.Length > 0 ? declared.Dimensions[^1] : -1;
        if (shape.Aggregate(1, (count, own) => count * own) != values.Length
            || (declared.Dimensions.Length > 1 && last > 0 && last != values.Length))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The input '{name}' is given {values.Length} values of a row; expected: ")
                + FormattableString.Invariant($"{(last > 0 && declared.Dimensions.Length > 1 ? last : 1)}."));
        }

        NamedOnnxValue Tensor<T>(Func<object?, T> read) => NamedOnnxValue.CreateFromTensor(
            name, new DenseTensor<T>(values.Select(read).ToArray(), shape));
        return declared.ElementDataType switch
        {
            TensorElementType.Float => Tensor(own => (float)Number(name, own)),
            TensorElementType.Double => Tensor(own => Number(name, own)),
            TensorElementType.Int64 => Tensor(own => checked((long)Number(name, own))),
            TensorElementType.Int32 => Tensor(own => checked((int)Number(name, own))),
            TensorElementType.Bool => Tensor(own => own is bool truth ? truth : throw Wrong(name, own, "true or false")),
            TensorElementType.String => Tensor(own => Convert.ToString(own, CultureInfo.InvariantCulture) ?? string.Empty),
            var other => throw new NotSupportedException(
                $"The input '{name}' is of the type {other}. Expected: Float, Double, Int64, Int32, Bool or String; convert the "
                    + "model's inputs."),
        };
    }

    // What is missing is NaN, as most trainers have it.
    private static double Number(string name, object? value) => value switch
    {
        null => double.NaN,
        bool truth => truth ? 1 : 0,
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture),
        IConvertible number and not string and not DateTime => number.ToDouble(CultureInfo.InvariantCulture),
        _ => throw Wrong(name, value, "a number"),
    };

    private static ArgumentException Wrong(string name, object? value, string expected) =>
        new(FormattableString.Invariant($"The input '{name}' is given {value ?? "nothing"} ({value?.GetType().Name ?? "null"}); expected: {expected}."));
}
