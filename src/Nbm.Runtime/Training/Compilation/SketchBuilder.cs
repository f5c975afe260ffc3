using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a model is to keep of its training rows.</summary>
internal static class SketchBuilder
{
    private const int Block = 1024;
    private const int MostContributions = 4096; // Of polynomials there may be more than anybody looks at.

    /// <summary>The model with its sketch.</summary>
    /// <param name="model">A model that nobody has seen yet.</param>
    /// <param name="data">What it learned from.</param>
    public static T Keep<T>(T model, TrainingData data)
        where T : TrainedModel
    {
        EncodedRows rows = data.All;
        ImmutableArray<int> levels = data.Levels;
        FeatureSketch[] features =
        [
            .. rows.Columns.Select((column, f) => SketchCounter.Of(column, data.Schema.Features[f], levels[f])),
        ];
        var (scores, contributions) = Score(model, rows);
        model.Sketch = new TrainingSketch(rows.Count, [.. features], scores, contributions);
        return model;
    }

    private static (ImmutableArray<ScoreSketch> Scores, ImmutableArray<Moments> Contributions) Score(TrainedModel model, EncodedRows rows)
    {
        int outputs = model.Outputs, parts = model.PartCount * outputs;
        parts = parts <= MostContributions ? parts : 0;
        int block = Math.Min(Block, ContributionBlock.Rows(model));
        double[][] scores = [.. Enumerable.Range(0, outputs).Select(_ => new double[rows.Count])];
        var sums = new MomentSums[parts + outputs];
        double[] columns = new double[rows.Columns.Length * block], own = new double[outputs * block];
        double[] contributions = new double[parts == 0 ? 0 : model.Shares * outputs * block];
        for (int begin = 0; begin < rows.Count; begin += block)
        {
            int count = Math.Min(block, rows.Count - begin);
            for (int f = 0; f < rows.Columns.Length; f++)
            {
                rows.Columns[f].AsSpan(begin, count).CopyTo(columns.AsSpan(f * block));
            }

            model.Score(new RowBlock(columns, count, block, rows.VectorsOf(begin, count), begin), own, contributions);
            for (int r = 0; r < count && rows.Offsets is not null; r++)
            {
                own[r] += rows.Offsets[begin + r];
            }

            for (int c = 0; c < outputs; c++)
            {
                own.AsSpan(c * block, count).CopyTo(scores[c].AsSpan(begin));
                sums[parts + c].Add(own.AsSpan(c * block, count));
            }

            for (int i = 0; i < parts; i++)
            {
                sums[i].Add(contributions.AsSpan(i * block, count));
            }
        }

        return ([.. scores.Select((all, c) => new ScoreSketch(SketchCounter.OfNumbers(all, [], 0), sums[parts + c].Moments))],
            [.. sums.Take(parts).Select(sum => sum.Moments)]);
    }
}
