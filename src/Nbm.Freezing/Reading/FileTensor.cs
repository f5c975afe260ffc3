using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>A named array of numbers of a shape, row-major, in single or in double precision: what weights of networks are in a
/// file.</summary>
internal sealed class FileTensor
{
    private const int LeastBytes = 4 + 1 + 4; // Name, precision, shape.
    private const int MostTensors = 10_000;
    private const int MostAxes = 8;

    private FileTensor(string name, int[] shape, float[]? singles, double[]? doubles)
    {
        Name = name;
        Shape = shape;
        Singles = singles;
        Doubles = doubles;
    }

    public string Name { get; }

    /// <summary>How long each of its dimensions is; none for a single number.</summary>
    public int[] Shape { get; }

    /// <summary>The numbers, if they are of single precision.</summary>
    public float[]? Singles { get; }

    /// <summary>The numbers, if they are of double precision.</summary>
    public double[]? Doubles { get; }

    /// <summary>The shape in words, such as <c>64 × 3</c>.</summary>
    public string ShapeText => TextOf(Shape);

    /// <summary>A tensor of single precision.</summary>
    public static FileTensor Of(string name, float[] values, params int[] shape) =>
        new(name, Fitting(name, shape, values.Length), values, null);

    /// <summary>A tensor of double precision.</summary>
    public static FileTensor Of(string name, double[] values, params int[] shape) =>
        new(name, Fitting(name, shape, values.Length), null, values);

    /// <summary>Tensors with their number before them.</summary>
    /// <exception cref="FileFormatException">Something is wrong with one, or two have one name.</exception>
    public static FileTensor[] ReadAll(FileCursor from)
    {
        var tensors = new Dictionary<string, FileTensor>(StringComparer.Ordinal);
        string[] names = ReadInto(tensors, from);
        return Array.ConvertAll(names, name => tensors[name]);
    }

    /// <summary>The same by their names.</summary>
    /// <returns>The names in their order.</returns>
    public static string[] ReadInto(Dictionary<string, FileTensor> tensors, FileCursor from) => from.Items(LeastBytes, "tensors", () =>
    {
        FileTensor tensor = Read(from);
        if (tensors.ContainsKey(tensor.Name))
        {
            throw from.Wrong($"the tensor {NameRule.Shown(tensor.Name)} is there twice");
        }

        tensors.Add(tensor.Name, tensor);
        return tensor.Name;
    }, MostTensors);

    private static FileTensor Read(FileCursor from)
    {
        string name = from.Text();
        from.WhereIs("the tensor", name);
        bool isDouble = from.Byte() switch
        {
            1 => false,
            2 => true,
            byte other => throw from.Wrong($"its precision is {Number(other)}; expected: 1 for single, 2 for double"),
        };
        int[] shape = from.Int32s();
        long count = Count(shape);
        if (count < 0 || count > from.Left / (isDouble ? 8 : 4))
        {
            throw from.Wrong($"a tensor of {TextOf(shape)} can't follow, {Number(from.Left)} bytes do{from.Within}");
        }

        return isDouble
            ? new FileTensor(name, shape, null, from.Values<double>((int)count, 8, "numbers"))
            : new FileTensor(name, shape, from.Values<float>((int)count, 4, "numbers"), null);
    }

    public static string TextOf(int[] shape) =>
        shape.Length == 0 ? "one number" : string.Join(" × ", shape.Take(MostAxes).Select(length => Number(length)));

    // −1 for a shape that is none.
    private static long Count(int[] shape)
    {
        long count = 1;
        foreach (int length in shape)
        {
            count = length < 0 || shape.Length > MostAxes ? -1 : count > int.MaxValue ? count : count * length;
            if (count < 0)
            {
                return -1;
            }
        }

        return count;
    }

    private static int[] Fitting(string name, int[] shape, int count) => Count(shape) == count
        ? shape
        : throw new ArgumentException($"The tensor {name} of {TextOf(shape)} has {Number(count)} values.");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
