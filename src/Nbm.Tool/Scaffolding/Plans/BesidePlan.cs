using Nbm.Tool.Scaffolding.Columns;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>Finds what stands beside the features: exposure, offset and weight, where a
/// column's name leaves no doubt; where it does, a note says what it may be.</summary>
internal static class BesidePlan
{
    private static readonly HashSet<string> s_weighed = new(StringComparer.Ordinal) { "sample", "sampling", "survey", "case", "row",
        "instance", "obs", "observation", "frequency", "freq" };

    /// <summary>Whether a column is called exposure, and not its logarithm.</summary>
    public static bool IsExposure(string column) => AreOfExposure(NameWords.Of(column)) && !AreOfLogarithm(NameWords.Of(column));

    /// <summary>The role of a property, among those that aren't the target.</summary>
    /// <param name="property">A property that was planned as a feature.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="taken">Roles that others have already; each is given once.</param>
    /// <param name="hasExposure">Whether a column is called exposure: its logarithm beside it would count it twice.</param>
    public static Property Of(Property property, ModelTask task, HashSet<Role> taken, bool hasExposure)
    {
        ColumnFacts column = property.Column;
        if (!column.IsNumber && column.Kind != ColumnKind.Bool)
        {
            return property;
        }

        string[] words = NameWords.Of(column.Name);
        bool isLogarithmic = AreOfLogarithm(words), isExposure = AreOfExposure(words);
        bool hasLogLink = TaskRules.HasLogMean(task);
        return (isExposure, isLogarithmic) switch
        {
            (true, false) when hasLogLink => Exposure(property, taken),
            (true, false) =>
                Noted(property, "The time or amount that something was counted over? Then --task Poisson, and [Exposure] here."),
            (true, true) when hasLogLink && hasExposure =>
                Ignored(property, "is named as the logarithm of the exposure, which is there itself"),
            (true, true) when hasLogLink && column.Missing == 0 && taken.Add(Role.Offset) => Given(property, Role.Offset),
            _ when words is ["offset"] => Noted(property, "If it is to be added to the score as it is, mark it [Offset]."),
            _ when IsWeight(words) => Weight(property, taken),
            _ when words is ["weight"] or ["weights"] or ["wt"] or ["wgt"] or ["fnlwgt"] =>
                Noted(property, "If it says how much a row counts, mark it [Weight]."),
            _ => property,
        };
    }

    private static Property Exposure(Property property, HashSet<Role> taken)
    {
        ColumnFacts column = property.Column;
        int notAbove = column.IsNumber
            ? column.Numbers.Where(number => number.Value <= 0).Sum(number => number.Count)
            : column.Counts.Where(pair => pair.Key.Trim() is "0" or "0.0").Sum(pair => pair.Value);
        string? wrong = column.Missing > 0 ? FormattableString.Invariant($"is missing in {column.Missing:#,0} rows")
            : notAbove > 0 ? FormattableString.Invariant($"isn't above zero in {notAbove:#,0} rows")
            : !column.HasAllCounts && column.Numbers[0].Value <= 0 ? "isn't always above zero"
            : null;
        if (wrong is null)
        {
            return taken.Add(Role.Exposure) ? Given(property, Role.Exposure) : Noted(property, "Another column is the exposure already.");
        }

        string reason = $"is named as the exposure, but {wrong}: leave such rows out, and mark it [Exposure]";
        return Ignored(property, reason);
    }

    private static Property Ignored(Property property, string reason) =>
        property with { Role = Role.Ignored, Type = "string", IsNullable = true, Specials = [], Reason = reason };

    private static bool AreOfExposure(string[] words) =>
        words.Any(word => word is "exposure" or "exposures" or "logexposure" or "lnexposure");

    private static bool AreOfLogarithm(string[] words) => words.Any(word => word is "log" or "ln" or "logexposure" or "lnexposure");

    private static Property Weight(Property property, HashSet<Role> taken)
    {
        ColumnFacts column = property.Column;
        bool isUsable = column.Missing == 0 && column.IsNumber && column.Numbers[0].Value >= 0;
        return isUsable && taken.Add(Role.Weight)
            ? Given(property, Role.Weight)
            : Noted(property, "If it says how much a row counts, mark it [Weight]; then it can't be missing or below zero.");
    }

    private static bool IsWeight(string[] words) =>
        words.Length >= 2 && words[^1] is "weight" or "weights" or "wt" or "wgt" && s_weighed.Contains(words[^2]);

    private static Property Given(Property property, Role role) =>
        property with { Role = role, Type = property.Column.Kind == ColumnKind.Bool ? "int" : property.Type, Specials = [] };

    private static Property Noted(Property property, string note) => property with { Notes = [.. property.Notes, note] };
}
