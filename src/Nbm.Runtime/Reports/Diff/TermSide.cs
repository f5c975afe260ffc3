using System.Collections.Immutable;

namespace Nbm.Reports;

/// <summary>A term of one of two models. Its dimensions are asked for in an order that both share.</summary>
internal sealed class TermSide
{
    private readonly int[] _dimensions; // For each shared dimension the term's own.

    public TermSide(TrainedModel model, Term term, ImmutableArray<string> features)
    {
        (Model, Term) = (model, term);
        string[] own = [.. Term.Features.Select(f => model.Schema.Features[f].Name)];
        _dimensions = [.. features.Select(name => Array.IndexOf(own, name))];
    }

    public TrainedModel Model { get; }

    public Term Term { get; }

    /// <summary>The axis of a shared dimension.</summary>
    public Axis Axis(int dimension) => Term.Axis(_dimensions[dimension]);

    /// <summary>The feature of a shared dimension.</summary>
    public FeatureSchema Feature(int dimension) => Model.Schema.Features[Term.Features[_dimensions[dimension]]];

    /// <summary>The levels of a shared dimension, in the order of their indices; empty for numbers.</summary>
    public ImmutableArray<string> Levels(int dimension)
    {
        FeatureSchema feature = Feature(dimension);
        return feature.Kind == FeatureKind.OpenCategory ? Model.Vocabularies.Levels(Term.Features[_dimensions[dimension]]) : feature.Levels;
    }

    /// <summary>The value at encoded values of the shared dimensions, all of which have a place.</summary>
    public double Evaluate(int output, ReadOnlySpan<double> values)
    {
        Span<int> cells = stackalloc int[values.Length];
        Span<double> fractions = stackalloc double[values.Length];
        for (int d = 0; d < values.Length; d++)
        {
            int own = _dimensions[d];
            Term.Axis(own).Locate(values[d], out cells[own], out fractions[own]);
        }

        return Term.Interpolate(output, cells, fractions);
    }
}
