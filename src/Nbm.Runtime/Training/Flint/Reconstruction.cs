using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Input fidelity of one row: the squared error of each number that is there, the cross-entropy of each category, divided by how many of
/// both
/// the record has. A special or missing value is a level beside “a number”, which the decoder says by a score of 0.
/// </summary>
internal sealed class Reconstruction
{
    private readonly Part[] _parts;
    private readonly double _factor;

    /// <param name="inputs">What is reconstructed; as many scores, in the same order.</param>
    public Reconstruction(InputEncoding inputs)
    {
        Count = inputs.Count;
        _parts = [.. inputs.Features.Select(PartOf),
            .. inputs.Vectors.Select(own => new Part([.. Enumerable.Range(own.First, own.Count)], []))];
        _factor = 1.0 / Math.Max(1, _parts.Sum(part => part.Numbers.Length + (part.Levels.Length > 0 ? 1 : 0)));
    }

    /// <summary>M.</summary>
    public int Count { get; }

    /// <summary>The loss of a row.</summary>
    /// <param name="x">Its inputs, M numbers.</param>
    /// <param name="said">What the decoder says of them.</param>
    /// <param name="slopes">M numbers, out.</param>
    public double Evaluate(ReadOnlySpan<float> x, ReadOnlySpan<double> said, Span<double> slopes)
    {
        double loss = 0;
        slopes.Clear();
        foreach (Part part in _parts)
        {
            int level = -1;
            foreach (int m in part.Levels)
            {
                level = x[m] > 0.5f ? m : level;
            }

            if (level < 0)
            {
                foreach (int m in part.Numbers)
                {
                    double error = said[m] - x[m];
                    loss += _factor * error * error;
                    slopes[m] = 2 * _factor * error;
                }
            }

            // Of a level that training never saw nothing is known, and nothing is to be said.
            if (part.Levels.Length > 0 && (level >= 0 || part.Numbers.Length > 0))
            {
                loss += CrossEntropy(part, level, said, slopes);
            }
        }

        return loss;
    }

    private double CrossEntropy(Part part, int level, ReadOnlySpan<double> said, Span<double> slopes)
    {
        double most = part.Numbers.Length > 0 ? 0 : double.NegativeInfinity;
        foreach (int m in part.Levels)
        {
            most = Math.Max(most, said[m]);
        }

        double sum = part.Numbers.Length > 0 ? PortableMath.Exp(-most) : 0;
        foreach (int m in part.Levels)
        {
            sum += PortableMath.Exp(said[m] - most);
        }

        foreach (int m in part.Levels)
        {
            slopes[m] = _factor * ((PortableMath.Exp(said[m] - most) / sum) - (m == level ? 1 : 0));
        }

        return _factor * (most + PortableMath.Log(sum) - (level < 0 ? 0 : said[level]));
    }

    private static Part PartOf(FeatureInputs feature)
    {
        var levels = new SortedSet<int>();
        for (int position = feature.Axis.Knots.Length; position < feature.Axis.Positions; position++)
        {
            levels.UnionWith(feature.Indices.AsSpan()[feature.Starts[position]..feature.Starts[position + 1]].ToArray());
        }

        return new Part(
            [.. Enumerable.Range(0, feature.Count).Where(m => !levels.Contains(m)).Select(m => feature.First + m)],
            [.. levels.Select(m => feature.First + m)]);
    }

    // Inputs of a feature: its numbers; an input for each level.
    private sealed record Part(int[] Numbers, int[] Levels);
}
