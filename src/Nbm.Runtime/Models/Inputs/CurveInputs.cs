using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// What attributes of features read: hats of each feature, then products for each interaction. What is linear in them is an additive
/// model. Immutable and thread-safe.
/// </summary>
internal sealed class CurveInputs
{
    /// <param name="hats">Those of features.</param>
    /// <param name="products">Those of interactions, ascending; each begins where the one before ends.</param>
    /// <exception cref="ArgumentException">They don't fit the schema.</exception>
    public CurveInputs(InputEncoding hats, ImmutableArray<ProductInputs> products)
    {
        (Hats, Products, Count) = (hats, products, hats.Count);
        var axes = ImmutableArray.CreateBuilder<Axis>();
        var terms = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        axes.AddRange(hats.Features.Select(feature => feature.Axis));
        terms.AddRange(Enumerable.Range(0, axes.Count).Select(f => (ImmutableArray<int>)[f]));
        int previous = -1;
        foreach (ProductInputs product in products)
        {
            CheckProduct(product, previous);
            previous = product.Interaction;
            Count = checked(Count + product.Count);
            terms.Add([.. product.Factors.Select(factor => Find(axes, factor.Axis))]);
        }

        (Axes, Terms) = (axes.ToImmutable(), terms.ToImmutable());
    }

    public InputEncoding Hats { get; }

    public ImmutableArray<ProductInputs> Products { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Those of features, then the coarser ones of products.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>What is linear in the inputs as tables: the axes of each feature's, then of each product's.</summary>
    public ImmutableArray<ImmutableArray<int>> Terms { get; }

    /// <summary>The inputs of one row.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="row">Which of them, from 0.</param>
    /// <param name="inputs">As many numbers, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public void Encode(in RowBlock rows, int row, Span<double> inputs)
    {
        inputs.Clear();
        Hats.Encode(in rows, row, inputs[..Hats.Count]);
        foreach (ProductInputs product in Products)
        {
            product.Add(in rows, row, Hats.Schema, inputs);
        }
    }

    /// <summary>What each input is in a term's table, whose last axis varies fastest: its cells are sums of inputs times values.</summary>
    /// <param name="term">Features, then products.</param>
    public IEnumerable<(int Cell, int Input, double Value)> Cells(int term)
    {
        ProductInputs? product = term < Hats.Features.Length ? null : Products[term - Hats.Features.Length];
        ImmutableArray<FeatureInputs> factors = product?.Factors ?? [Hats.Features[term]];
        IEnumerable<(int Cell, int Input, double Value)> cells = [(0, 0, 1)];
        foreach (FeatureInputs own in factors)
        {
            (int Position, int Index, double Value)[] entries = [.. Enumerable.Range(0, own.Axis.Positions).SelectMany(position =>
                Enumerable.Range(own.Starts[position], own.Starts[position + 1] - own.Starts[position])
                    .Select(i => (position, own.Indices[i], (double)own.Values[i])))];
            cells = cells.SelectMany(at => entries.Select(entry =>
                ((at.Cell * own.Axis.Extent) + entry.Position, (at.Input * own.Count) + entry.Index, at.Value * entry.Value)));
        }

        int first = product?.First ?? factors[0].First;
        return cells.Select(at => (at.Cell, first + at.Input, at.Value));
    }

    /// <summary>How many cells a term's table has.</summary>
    public int Length(int term) => Terms[term].Aggregate(1, (length, axis) => checked(length * Axes[axis].Extent));

    /// <summary>How large each input can be, whatever the row.</summary>
    public double[] Largest()
    {
        double[] largest = [.. InputRules.Largest(Hats), .. new double[Count - Hats.Count]];
        for (int term = Hats.Features.Length; term < Terms.Length; term++)
        {
            foreach ((int _, int input, double value) in Cells(term))
            {
                largest[input] = Math.Max(largest[input], Math.Abs(value));
            }
        }

        return largest;
    }

    private static int Find(ImmutableArray<Axis>.Builder axes, Axis axis)
    {
        for (int a = 0; a < axes.Count; a++)
        {
            if (axes[a].Feature == axis.Feature && axes[a].Knots.AsSpan().SequenceEqual(axis.Knots.AsSpan()))
            {
                return a;
            }
        }

        axes.Add(axis);
        return axes.Count - 1;
    }

    // Slots are those of the feature's own axis; knots may be fewer.
    private void CheckProduct(ProductInputs product, int previous)
    {
        ImmutableArray<InteractionSchema> declared = Hats.Schema.Interactions;
        bool fits = product.Interaction > previous && product.Interaction < declared.Length && product.First == Count
            && declared[product.Interaction].Features.AsSpan().SequenceEqual([.. product.Factors.Select(factor => factor.Axis.Feature)])
            && product.Factors.All(factor => Hats.Features[factor.Axis.Feature].Axis is var own && own.IsNumeric == factor.Axis.IsNumeric
                && own.Positions - own.Knots.Length == factor.Axis.Positions - factor.Axis.Knots.Length
                && own.HasMissing == factor.Axis.HasMissing && own.HasUnseen == factor.Axis.HasUnseen
                && own.Knots.IsEmpty == factor.Axis.Knots.IsEmpty);
        if (!fits)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The products of interaction {product.Interaction}, from input {product.First} on, aren't of its features, or ")
                + FormattableString.Invariant($"don't follow input {Count}."));
        }
    }
}
