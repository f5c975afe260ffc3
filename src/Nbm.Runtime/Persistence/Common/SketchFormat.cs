using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>What a model keeps of its training rows, in a file.</summary>
internal static class SketchFormat
{
    private const int SketchBytes = (3 * 4) + (2 * 8); // Of one without cuts, levels and counts.
    private const int MomentBytes = 16;

    public static void Write(PayloadWriter to, TrainingSketch sketch)
    {
        to.Int64(sketch.Rows);
        to.Int32(sketch.Features.Length);
        foreach (FeatureSketch feature in sketch.Features)
        {
            Write(to, feature);
        }

        to.Int32(sketch.Scores.Length);
        foreach (ScoreSketch score in sketch.Scores)
        {
            Write(to, score.Histogram);
            Write(to, score.Moments);
        }

        to.Int32(sketch.Contributions.Length);
        foreach (Moments moments in sketch.Contributions)
        {
            Write(to, moments);
        }
    }

    /// <summary>Reads the sketch of a model.</summary>
    public static TrainingSketch Read(FileCursor from, TrainedModel model)
    {
        long rows = from.Int64();
        FeatureSketch[] features = from.Items(SketchBytes, "features", () => ReadFeature(from));
        ScoreSketch[] scores = from.Items(SketchBytes + MomentBytes, "scores", () => new ScoreSketch(ReadFeature(from), ReadMoments(from)));
        Moments[] contributions = from.Items(MomentBytes, "contributions", () => ReadMoments(from));
        var sketch = new TrainingSketch(rows, features.AsImmutable(), scores.AsImmutable(), contributions.AsImmutable());
        return sketch.Mismatch(model) is { } mismatch ? throw from.Wrong(mismatch) : sketch;
    }

    private static void Write(PayloadWriter to, FeatureSketch feature)
    {
        to.Doubles(feature.Cuts.AsSpan());
        to.Double(feature.Least);
        to.Double(feature.Greatest);
        to.Int32s(feature.Levels.AsSpan());
        to.Int64s(feature.Counts.AsSpan());
    }

    private static void Write(PayloadWriter to, Moments moments)
    {
        to.Double(moments.Mean);
        to.Double(moments.Variance);
    }

    private static FeatureSketch ReadFeature(FileCursor from)
    {
        double[] cuts = from.Doubles();
        double least = from.Double(), greatest = from.Double();
        int[] levels = from.Int32s();
        return new FeatureSketch(cuts.AsImmutable(), least, greatest, levels.AsImmutable(), from.Int64s().AsImmutable());
    }

    private static Moments ReadMoments(FileCursor from) => new(from.Double(), from.Double());
}
