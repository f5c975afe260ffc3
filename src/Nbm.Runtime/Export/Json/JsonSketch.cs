using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>What a model keeps of its training rows, as JSON.</summary>
internal static class JsonSketch
{
    public static void Write(Utf8JsonWriter to, TrainingSketch sketch) => to.Object(() =>
    {
        to.WriteNumber("rows", sketch.Rows);
        to.Items("features", sketch.Features, feature => to.Object(() => Cells(to, feature)));
        to.Items("scores", sketch.Scores, score => to.Object(() =>
        {
            to.WritePropertyName("histogram");
            to.Object(() => Cells(to, score.Histogram));
            Write(to, score.Moments);
        }));
        to.Items("contributions", sketch.Contributions, own => to.Object(() => Write(to, own)));
    });

    public static TrainingSketch Read(JsonPart from) => from.Whole(new TrainingSketch(
        from.Get("rows").Int64(),
        from.Get("features").Items(ReadCells),
        from.Get("scores").Items(own => own.Whole(new ScoreSketch(ReadCells(own.Get("histogram")), ReadMoments(own)))),
        from.Get("contributions").Items(own => own.Whole(ReadMoments(own)))));

    private static void Cells(Utf8JsonWriter to, FeatureSketch feature)
    {
        to.Items("cuts", feature.Cuts, to.Double);
        to.OptionalDouble("least", double.IsNaN(feature.Least) ? null : feature.Least);
        to.OptionalDouble("greatest", double.IsNaN(feature.Greatest) ? null : feature.Greatest);
        to.Items("levels", feature.Levels, to.WriteNumberValue);
        to.Items("counts", feature.Counts, count => to.WriteNumberValue(count));
    }

    private static void Write(Utf8JsonWriter to, Moments moments)
    {
        to.OptionalDouble("mean", moments.Mean);
        to.OptionalDouble("variance", moments.Variance);
    }

    private static FeatureSketch ReadCells(JsonPart from) => from.Whole(new FeatureSketch(
        from.Get("cuts").Items(cut => cut.Double()),
        from.Get("least").OptionalDouble() ?? double.NaN,
        from.Get("greatest").OptionalDouble() ?? double.NaN,
        from.Get("levels").Items(level => level.Int32()),
        from.Get("counts").Items(count => count.Int64())));

    private static Moments ReadMoments(JsonPart from) => new(from.Get("mean").Double(), from.Get("variance").Double());
}
