namespace Nbm.Persistence;

/// <summary>
/// What a feature declares beyond what version 1.1 knew, behind the feature, which then has a kind that older readers refuse: they would misread its axes.
/// A feature that declares nothing of it is written as ever.
/// </summary>
internal static class DeclaredFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 2;

    /// <summary>The kind of a feature that is followed by it; its own kind comes first.</summary>
    public const byte Mark = 3;

    public static bool IsNeeded(FeatureSchema feature) =>
        !feature.Specials.IsEmpty || feature.Axis != AxisKind.Rank || feature.IsCyclic || feature.IsOrdered || feature.Part != CalendarPart.None
        || feature.IsConstrained || feature.ZeroAt is not null;

    public static void Write(PayloadWriter to, FeatureSchema feature)
    {
        to.Byte((byte)feature.Kind);
        to.Doubles(feature.Specials.AsSpan());
        to.Byte((byte)feature.Axis);
        to.Double(feature.Period);
        to.Boolean(feature.IsOrdered);
        to.Byte((byte)feature.Part);
        to.Byte((byte)feature.Monotone);
        to.Byte((byte)feature.Curvature);
        to.Double(feature.ZeroAt ?? double.NaN);
    }

    public static FeatureSchema Read(PayloadReader from, FeatureSchema feature)
    {
        feature = feature with
        {
            Kind = (FeatureKind)from.Byte(),
            Specials = from.Doubles(),
            Axis = (AxisKind)from.Byte(),
            Period = from.Double(),
            IsOrdered = from.Boolean(),
            Part = (CalendarPart)from.Byte(),
            Monotone = (Monotone)from.Byte(),
            Curvature = (Curvature)from.Byte(),
            ZeroAt = from.Double() is var zero && double.IsNaN(zero) ? null : zero,
        };
        return IsNeeded(feature) ? feature : throw from.Wrong($"the feature {Cited.Text(feature.Name)} says that it declares more, and does not");
    }
}
