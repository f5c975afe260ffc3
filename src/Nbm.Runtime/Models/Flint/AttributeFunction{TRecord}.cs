using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm;

/// <summary>One attribute function of a typed model. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public sealed class AttributeFunction<TRecord>
{
    private readonly RecordEncoder<TRecord> _encoder;
    private readonly FlintModel _model;

    internal AttributeFunction(RecordEncoder<TRecord> encoder, FlintModel model, AttributeFunction function) =>
        (_encoder, _model, Function) = (encoder, model, function);

    /// <summary>The same without types: curves, weights.</summary>
    public AttributeFunction Function { get; }

    /// <inheritdoc cref="AttributeFunction.Index"/>
    public int Index => Function.Index;

    /// <inheritdoc cref="AttributeFunction.Name"/>
    public string Name => Function.Name;

    /// <inheritdoc cref="AttributeFunction.Weights"/>
    public ImmutableArray<double> Weights => Function.Weights;

    /// <inheritdoc cref="AttributeFunction.ActiveShare"/>
    public double ActiveShare => Function.ActiveShare;

    /// <inheritdoc cref="AttributeFunction.LeadingShare"/>
    public double LeadingShare => Function.LeadingShare;

    /// <summary>The rows that activate it most: what an attribute of hidden layers is, they show.</summary>
    /// <param name="rows">The rows to look at.</param>
    /// <param name="count">How many of them.</param>
    /// <returns>The most active first, of equal ones the first; those that don't activate it aren't among them.</returns>
    /// <exception cref="NbmDataException">A row is null, or a feature is missing that can't be; names the row.</exception>
    public ImmutableArray<ActivatingRow<TRecord>> MostActivating(IReadOnlyList<TRecord> rows, int count) =>
        _model.MostActivating(_encoder, Index, rows, count);

    /// <inheritdoc/>
    public override string ToString() => Function.ToString();
}
