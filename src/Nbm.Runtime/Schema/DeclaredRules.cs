namespace Nbm;

/// <summary>What must hold of what a feature declares beyond its type: special values, axis, period, order, calendar part.</summary>
internal static class DeclaredRules
{
    /// <summary>The first rule that a feature breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(FeatureSchema feature)
    {
        if (!Enum.IsDefined(feature.Axis) || !(feature.Period >= 0) || double.IsInfinity(feature.Period) || feature.MinCount < 0)
        {
            return FormattableString.Invariant(
                $"its axis {feature.Axis}, period {feature.Period} and minimum count {feature.MinCount} must be a kind, finite and zero or more, and zero or more");
        }

        return (feature.Kind == FeatureKind.Numeric ? Number(feature) : Category(feature)) ?? Constraints(feature);
    }

    private static string? Constraints(FeatureSchema feature)
    {
        if (!Enum.IsDefined(feature.Monotone) || !Enum.IsDefined(feature.Curvature) || feature.ZeroAt is { } zero && !double.IsFinite(zero))
        {
            return FormattableString.Invariant(
                $"its constraints {feature.Monotone}, {feature.Curvature} and zero at {feature.ZeroAt} must be kinds and a finite number");
        }

        if (feature.IsConstrained && (!feature.HasOrder || feature.IsCyclic))
        {
            return "only what follows one another, and not in a circle, can be monotone or curved";
        }

        if (feature.ZeroAt is { } at && (feature.IsCyclic || feature.Specials.Contains(at) || (feature.Axis == AxisKind.Log && at <= 0)))
        {
            return FormattableString.Invariant(
                $"its curve can't be 0 at {at}: that is special, not above 0 on a logarithmic axis, or on a circle");
        }

        return feature.Kind != FeatureKind.Numeric && (feature.Curvature != Curvature.None || feature.ZeroAt is not null)
            ? "only a number has a curvature, or a value where its curve is 0"
            : null;
    }

    private static string? Number(FeatureSchema feature)
    {
        if (!SpecialRules.AreFiniteAndDistinct(feature.Specials))
        {
            return $"its special values {Cited.List(feature.Specials.Select(special => FormattableString.Invariant($"{special}")))} must "
                + "be finite and distinct";
        }

        if (feature.IsCyclic && feature.Axis == AxisKind.Log)
        {
            return "what goes in a circle has no logarithmic axis";
        }

        return feature.IsOrdered || feature.MinCount > 0
            || feature.Part is not (CalendarPart.None or CalendarPart.Year or CalendarPart.DayOfYear or CalendarPart.Hour)
            ? "a number has neither ordered levels, nor a minimum count, nor named calendar parts"
            : null;
    }

    private static string? Category(FeatureSchema feature)
    {
        if (!feature.Specials.IsEmpty || feature.Axis != AxisKind.Rank)
        {
            return "only a number has special values or an axis";
        }

        if (feature.Kind == FeatureKind.OpenCategory)
        {
            return feature.IsOrdered || feature.IsCyclic || feature.Part != CalendarPart.None
                ? "texts are in no order and no calendar"
                : null;
        }

        if (feature.MinCount > 0 || feature.Part is not (CalendarPart.None or CalendarPart.Month or CalendarPart.Weekday))
        {
            return "a closed category has no minimum count, and of a date it is the month or the weekday";
        }

        return !feature.IsCyclic || (feature.IsOrdered && feature.Period == feature.Levels.Length)
            ? null
            : FormattableString.Invariant(
                $"levels that go in a circle are ordered and as many as the period; these are {feature.Levels.Length} of {feature.Period}");
    }
}
