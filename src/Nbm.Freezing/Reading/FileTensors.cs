using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>The tensors of a section, each to be taken once and by the shape that it must have.</summary>
internal sealed class FileTensors
{
    private readonly FileCursor _from;
    private readonly Dictionary<string, FileTensor> _left = new(StringComparer.Ordinal);

    private FileTensors(FileCursor from) => _from = from;

    /// <summary>Reads all tensors of a section, and refuses any that isn't taken.</summary>
    /// <param name="sections">The sections of a family.</param>
    /// <param name="name">The section, which must be there.</param>
    /// <param name="take">Takes them.</param>
    public static T Read<T>(SectionReader sections, string name, Func<FileTensors, T> take) => sections.Read(name, from =>
    {
        var tensors = new FileTensors(from);
        FileTensor.ReadInto(tensors._left, from);
        from.MustEnd();
        T taken = take(tensors);
        return tensors._left.Values.FirstOrDefault() is { } left
            ? throw from.Wrong($"the tensor {NameRule.Shown(left.Name)} isn't one that such a model has")
            : taken;
    });

    /// <summary>Whether there is a tensor that wasn't taken yet.</summary>
    public bool Has(string name) => _left.ContainsKey(name);

    /// <summary>The shape of a tensor, where it says how large a layer is.</summary>
    /// <exception cref="FileFormatException">It isn't there, or has another number of dimensions.</exception>
    public int[] ShapeOf(string name, int dimensions)
    {
        FileTensor tensor = Find(name);
        return tensor.Shape.Length == dimensions
            ? tensor.Shape
            : throw Wrong(name, $"it is of {tensor.ShapeText}; expected: {dimensions.ToString(CultureInfo.InvariantCulture)} dimensions");
    }

    /// <summary>Takes a tensor of single precision.</summary>
    /// <exception cref="FileFormatException">It isn't there, of another shape or precision, or not finite.</exception>
    public float[] Singles(string name, params int[] shape) => Take(name, shape).Singles is { } values
        ? CheckFinite(name, values, Array.FindIndex(values, value => float.IsNaN(value) || float.IsInfinity(value)))
        : throw Wrong(name, "it is of double precision; expected: single");

    /// <summary>Takes a tensor of double precision.</summary>
    /// <inheritdoc cref="Singles"/>
    public double[] Doubles(string name, params int[] shape) => Take(name, shape).Doubles is { } values
        ? CheckFinite(name, values, Array.FindIndex(values, value => double.IsNaN(value) || double.IsInfinity(value)))
        : throw Wrong(name, "it is of single precision; expected: double");

    private FileTensor Take(string name, int[] shape)
    {
        FileTensor tensor = Find(name);
        _left.Remove(name);
        return tensor.Shape.SequenceEqual(shape) ? tensor
            : throw Wrong(name, $"it is of {tensor.ShapeText}; expected: {FileTensor.TextOf(shape)}");
    }

    private FileTensor Find(string name) => _left.TryGetValue(name, out FileTensor? tensor) ? tensor : throw Wrong(name, "it is missing");

    private T[] CheckFinite<T>(string name, T[] values, int wrong) =>
        wrong < 0 ? values : throw Wrong(name, $"its value {wrong.ToString(CultureInfo.InvariantCulture)} isn't finite");

    private FileFormatException Wrong(string name, string what)
    {
        _from.WhereIs("the tensor", name);
        return _from.Wrong(what);
    }
}
