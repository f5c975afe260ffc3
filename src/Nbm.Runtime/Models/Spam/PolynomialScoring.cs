using System.Buffers;

namespace Nbm.Models;

/// <summary>
/// The arithmetic of a <see cref="SpamModel"/>. A score is the sum of its parts as they are explained, so that prediction and explanation
/// agree to the last bit; that costs a product of each pair of features, and of degree 3 of each triple, in place of one power.
/// </summary>
internal sealed class PolynomialScoring
{
    private readonly SpamModel _model;
    private readonly PolynomialExpansion[] _expansions;
    private readonly int _parts;
    private readonly int _inputs; // Of the encoding with most of them.
    private readonly int _factors; // Likewise, of the degree with most.

    public PolynomialScoring(SpamModel model)
    {
        _model = model;
        _parts = (int)new PolynomialParts(model.Schema.Features.Length, model.Degree).Count;
        _expansions = [.. model.Degrees.Select(degree => new PolynomialExpansion(degree))];
        _inputs = model.Degrees.Select(degree => degree.Inputs.Count).Append(model.Line.Inputs.Count).Max();
        _factors = model.Degrees.Select(degree => degree.Features * degree.Rank).DefaultIfEmpty(0).Max();
    }

    public void Score(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        int outputs = _model.Outputs;
        double[] rented = ArrayPool<double>.Shared.Rent(_inputs + (3 * _factors) + (outputs * _parts));
        try
        {
            Span<double> inputs = rented.AsSpan(0, _inputs), factors = rented.AsSpan(_inputs, 3 * _factors);
            Span<double> parts = rented.AsSpan(_inputs + (3 * _factors), outputs * _parts);
            for (int r = 0; r < rows.Count; r++)
            {
                Expand(in rows, r, inputs, factors, parts);
                for (int c = 0; c < outputs; c++)
                {
                    double score = _model.Intercepts[c];
                    for (int p = 0; p < _parts; p++)
                    {
                        score += parts[(c * _parts) + p];
                    }

                    scores[(c * rows.Stride) + r] = score;
                    for (int p = 0; !contributions.IsEmpty && p < _parts; p++)
                    {
                        contributions[(((p * outputs) + c) * rows.Stride) + r] = parts[(c * _parts) + p];
                    }
                }
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    // parts[c * parts + p].
    private void Expand(in RowBlock rows, int row, Span<double> inputs, Span<double> factors, Span<double> parts)
    {
        parts.Clear();
        InputEncoding encoding = _model.Line.Inputs;
        Span<double> own = inputs[..encoding.Count];
        encoding.Encode(in rows, row, own);
        for (int c = 0; c < _model.Outputs; c++)
        {
            _model.Line.Add(c, own, parts.Slice(c * _parts, _parts));
        }

        for (int e = 0; e < _expansions.Length; e++)
        {
            PolynomialDegree degree = _model.Degrees[e];
            if (degree.Inputs != encoding)
            {
                encoding = degree.Inputs;
                own = inputs[..encoding.Count];
                encoding.Encode(in rows, row, own);
            }

            Span<double> differences = factors[..(degree.Features * degree.Rank)], scratch = factors[_factors..];
            degree.Multiply(own, differences);
            _expansions[e].Centre(differences);
            for (int c = 0; c < _model.Outputs; c++)
            {
                ReadOnlySpan<double> weights = degree.Weights.AsSpan(c * degree.Rank, degree.Rank);
                _expansions[e].Add(differences, weights, scratch, parts.Slice(c * _parts, _parts));
            }
        }
    }
}
