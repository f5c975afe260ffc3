using System.Collections.Immutable;
using System.Globalization;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// What changes could do for all rows that miss a goal, denied applicants first of all: how many could reach it by changing one feature,
/// how many only by several, for how many it is proven that nothing does, and how many of their reasons name something that would help
/// (Cheon, Wernerfelt, Friedler and Ustun 2025, who report this). Immutable.
/// <code>
/// ResponsivenessTable denied = model.Responsiveness(rows, Status.Good);
/// Console.WriteLine($"{denied.ByOne} of {denied.Denied} by one feature, {denied.Fixed} by nothing");
/// </code>
/// </summary>
public sealed class ResponsivenessTable
{
    private ResponsivenessTable(int rows, ImmutableArray<FeatureCount> features) => (Rows, Features) = (rows, features);

    /// <summary>How many rows were looked at.</summary>
    public int Rows { get; }

    /// <summary>How many of them have reached the goal as they are.</summary>
    public int Reached { get; private init; }

    /// <summary>How many have not: all that follows is of these.</summary>
    public int Denied => Rows - Reached;

    /// <summary>How many could reach it by changing one feature, with what moves along.</summary>
    public int ByOne { get; private init; }

    /// <summary>How many only by changing several together.</summary>
    public int BySeveral { get; private init; }

    /// <summary>For how many nothing that may be changed does: proven.</summary>
    public int Fixed { get; private init; }

    /// <summary>For how many a search found neither changes nor the proof that there are none.</summary>
    public int Undecided { get; private init; }

    /// <summary>What each feature could do, those that could for the most rows first.</summary>
    public ImmutableArray<FeatureCount> Features { get; }

    /// <summary>What the reasons that are given for denials are worth; null of models whose rows have no reasons, such as those of several
    /// classes.</summary>
    public ReasonCounts? Reasons { get; private init; }

    /// <summary>The counts in a line, then the features that could, one to a line, whatever the culture.</summary>
    public override string ToString() => string.Join('\n',
        [string.Create(CultureInfo.InvariantCulture, $"{Denied} of {Rows} rows denied: {ByOne} could change that by one feature, "
            + $"{BySeveral} by "
            + $"several, {Fixed} by "
                + $"nothing{(Undecided > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Undecided} undecided") : string.Empty)}"),
        .. Features.Where(feature => feature.Responsive > 0).Select(feature => "  " + feature)]);

    /// <summary>Looks at rows.</summary>
    /// <param name="goals">Rows and what their predictions are to become, the same of all.</param>
    /// <param name="declared">What the record declares.</param>
    /// <param name="reasons">How many reasons are given for a denial.</param>
    internal static ResponsivenessTable Of(IEnumerable<RowGoal> goals, ModelSchema declared, int reasons)
    {
        int rows = 0, features = declared.Features.Length;
        int[] statuses = new int[4], changeable = new int[features], responsive = new int[features];
        var shares = new double[features];
        int single = 0;
        ReasonCounts? counts = new(reasons, 0, 0, 0, 0, 0, 0);
        foreach (RowGoal goal in goals)
        {
            rows++;
            if (goal.IsReached)
            {
                statuses[(int)RecourseStatus.Reached]++;
                continue;
            }

            statuses[(int)goal.Status]++;
            bool[] helps = new bool[features];
            for (int f = 0; f < features; f++)
            {
                double share = goal.FlipsOf(f).Share;
                helps[f] = share > 0;
                changeable[f] += goal.IsChangeable(f) ? 1 : 0;
                responsive[f] += share > 0 ? 1 : 0;
                shares[f] += share;
            }

            single += helps.Contains(true) ? 1 : 0;
            counts = counts?.With(goal.Explained, helps);
        }

        int denied = rows - statuses[(int)RecourseStatus.Reached];
        return new ResponsivenessTable(rows, [.. Enumerable.Range(0, features)
            .Select(f => new FeatureCount(declared.Features[f].Name, changeable[f], responsive[f], denied > 0 ? shares[f] / denied
                : double.NaN))
            .OrderByDescending(own => own.Responsive)])
        {
            Reached = statuses[(int)RecourseStatus.Reached], ByOne = single, BySeveral = statuses[(int)RecourseStatus.Possible] - single,
            Fixed = statuses[(int)RecourseStatus.Fixed], Undecided = statuses[(int)RecourseStatus.Undecided], Reasons = counts,
        };
    }
}

/// <summary>What a feature alone could do for denied rows.</summary>
/// <param name="Name">The name of the feature.</param>
/// <param name="Changeable">For how many rows it can be changed at all.</param>
/// <param name="Responsive">For how many some change of it reaches the goal.</param>
/// <param name="MeanShare">The mean over all denied rows of the share of its changes that do (the responsiveness score); undefined without
/// any.</param>
public sealed record FeatureCount(string Name, int Changeable, int Responsive,
    [property: System.Text.Json.Serialization.JsonConverter(typeof(UndefinedNumberConverter))] double MeanShare)
{
    /// <summary>The counts in a line, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: of {Changeable} rows where it can be changed {Responsive}, on average {100 * MeanShare:0.#} % of what it may become");
}

/// <summary>What the reasons of denials are worth to who gets them: a reason is responsive if changing the feature that it names, or one of
/// the features of an interaction, could reach the goal.</summary>
/// <param name="PerRow">How many are given at most.</param>
/// <param name="Rows">How many denied rows have any.</param>
/// <param name="Given">How many are given in all.</param>
/// <param name="Responsive">How many of these are responsive.</param>
/// <param name="NoneResponsive">How many rows have reasons none of which is.</param>
/// <param name="SomeResponsive">How many have one at least that is.</param>
/// <param name="AllResponsive">How many have none that isn't.</param>
public sealed record ReasonCounts(int PerRow, int Rows, int Given, int Responsive, int NoneResponsive, int SomeResponsive,
    int AllResponsive)
{
    // Null where rows have no reasons.
    internal ReasonCounts? With(ExplainedRow row, bool[] helps)
    {
        if (TaskLosses.LinkOf(row.Model.Schema.Target.Task) != LinkFunction.Logit || row.Model.Outputs > 1)
        {
            return null;
        }

        ModelSchema schema = row.Declared ?? row.Model.Schema;
        IReadOnlyList<Reason> reasons = ReasonFinder.Find(row, PerRow, new ReasonOptions());
        int good = reasons.Count(reason => Enumerable.Range(0, schema.TermCount).Where(t => schema.TermName(t) == reason.Name)
            .SelectMany(t => schema.TermFeatures(t)).Any(f => helps[f]));
        return reasons.Count == 0 ? this : this with
        {
            Rows = Rows + 1, Given = Given + reasons.Count, Responsive = Responsive + good,
            NoneResponsive = NoneResponsive + (good == 0 ? 1 : 0), SomeResponsive = SomeResponsive + (good > 0 ? 1 : 0),
            AllResponsive = AllResponsive + (good == reasons.Count ? 1 : 0),
        };
    }
}
