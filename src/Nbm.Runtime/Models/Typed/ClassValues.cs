using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Nbm.Models;

namespace Nbm;

/// <summary>A number for each class. Up to 8 classes it needs no memory of its own.</summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
[JsonConverter(typeof(ClassValuesConverter))]
[SuppressMessage("Naming", "CA1710", Justification = "Numbers by class, not a collection that anyone fills.")]
public readonly struct ClassValues<TClass> : IReadOnlyCollection<(TClass Class, double Value)>
    where TClass : notnull
{
    private readonly ClassSet<TClass> _classes;
    private readonly Few _few;
    private readonly double[]? _many;

    internal ClassValues(ClassSet<TClass> classes, ReadOnlySpan<double> values)
    {
        _classes = classes;
        if (classes.Count <= Few.Capacity)
        {
            values[..classes.Count].CopyTo(_few);
        }
        else
        {
            _many = values[..classes.Count].ToArray();
        }
    }

    /// <summary>How many classes.</summary>
    public int Count => _classes?.Count ?? 0;

    /// <summary>The classes, in the order of the numbers.</summary>
    public IReadOnlyList<TClass> Classes => _classes?.Classes ?? [];

    /// <summary>The number of a class.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public double this[TClass @class] =>
        this[(_classes ?? throw new KeyNotFoundException("There are no classes.")).IndexOf(@class)];

    /// <summary>The number of the class at an index.</summary>
    public double this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _many is null ? _few[index] : _many[index];
        }
    }

    /// <summary>The classes with their numbers.</summary>
    public IEnumerator<(TClass Class, double Value)> GetEnumerator()
    {
        for (int c = 0; c < Count; c++)
        {
            yield return (Classes[c], this[c]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The classes with their numbers, such as <c>Gentoo 0.9, Adelie 0.1</c>.</summary>
    public override string ToString() =>
        string.Join(", ", this.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Class} {ScoreText.Of(pair.Value)}")));

    [InlineArray(Capacity)]
    private struct Few
    {
        public const int Capacity = 8;
        private double _first;
    }
}
