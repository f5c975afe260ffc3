namespace Nbm.Persistence;

/// <summary>The dispersion and the baseline hazard in a file: behind all that version 1.1 knew, whose readers pass it over and give the same scores.</summary>
internal static class NoiseFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 2;

    public static void Write(PayloadWriter to, TrainedModel model)
    {
        to.Boolean(model.Dispersion is not null);
        to.Double(model.Dispersion ?? 0);
        to.Boolean(model.Baseline is not null);
        if (model.Baseline is { } baseline)
        {
            Write(to, baseline);
        }
    }

    public static void Write(PayloadWriter to, BaselineHazard baseline)
    {
        to.Doubles(baseline.Times.AsSpan());
        to.Doubles(baseline.CumulativeHazards.AsSpan());
    }

    public static BaselineHazard ReadHazard(PayloadReader from) => new(from.Doubles(), from.Doubles());

    public static double? ReadDispersion(PayloadReader from)
    {
        from.Where = "the dispersion";
        bool isKnown = from.Boolean();
        double dispersion = from.Double();
        return isKnown ? dispersion : null;
    }

    public static BaselineHazard? ReadBaseline(PayloadReader from)
    {
        from.Where = "the baseline hazard";
        return from.Boolean() ? ReadHazard(from) : null;
    }
}
