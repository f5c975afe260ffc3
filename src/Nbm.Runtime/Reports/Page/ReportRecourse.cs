using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What would change the predictions of rows: of denied ones in a table, of each row in words.</summary>
internal sealed class ReportRecourse
{
    private const int MostRows = 1000;
    private const int Reasons = 4;
    private const int MostNodes = 2000;
    private const int FewestDigits = 3;
    private const int MostDigits = 6;
    private const double MostShift = 0.005;
    private readonly AdditiveModel _model;
    private readonly ReportRows _rows;
    private readonly ReportDecision _decision;
    private readonly ModelSchema _declared;
    private string? _trouble; // Why changes can't be looked for, in words.

    public ReportRecourse(AdditiveModel model, ReportRows rows, ReportDecision decision) =>
        (_model, _rows, _decision, _declared) = (model, rows, decision, rows.Declared ?? model.Schema);

    /// <summary>What can be changed, in a sentence.</summary>
    private string Changeable
    {
        get
        {
            string[] never = [.. _declared.Features.Where((feature, f) => feature.Actions?.IsImmutable == true
                || _declared.Features.Any(other => other.Actions?.Moves.Any(move => move.Feature == f) == true)).Select(feature =>
                    feature.Name)];
            return never.Length > 0 ? $"Taken as out of anyone's hands: {string.Join(", ", never)}."
                : _declared.Features.All(feature => feature.Actions is null)
                    ? "Nothing says what can be changed, so every feature is taken as if it could: read this as what the model depends on, "
                        + "not as advice."
                    : "Every feature is taken as if it could be changed.";
        }
    }

    /// <summary>The table over denied rows. Null where nobody is denied, or nothing says what people want.</summary>
    public ResponsivenessTable? Table()
    {
        int[] denied = [.. Enumerable.Range(0, _rows.Count).Where(_decision.IsDenied)];
        int count = Math.Min(denied.Length, MostRows);
        try
        {
            return count == 0 ? null : ResponsivenessTable.Of(
                Enumerable.Range(0, count).Select(i => GoalOf(denied[(int)((long)i * denied.Length / count)], _decision.Favourable)),
                _declared, Reasons);
        }
        catch (NbmDataException e)
        {
            _trouble = e.Message;
            return null;
        }
    }

    public void Write(StringBuilder page, ResponsivenessTable? table)
    {
        if (table is null)
        {
            page.Append(_trouble is null ? string.Empty
                : $"<p>{ReportPage.Html($"What would change rows isn't in this page, since it can't be looked for. {_trouble}")}</p>\n");
            return;
        }

        string wanted = _model.ShownClasses[_decision.Favourable];
        int denied = Enumerable.Range(0, _rows.Count).Count(_decision.IsDenied);
        ReportPage.Section(page, "denied", "What would change a denial",
            $"Of the {PageNumber.Count(denied)} rows that aren't called {wanted}"
                + (table.Denied < denied ? $", {PageNumber.Count(table.Denied)} of them evenly taken" : string.Empty)
                + $": which changes would make it so, found exactly. {Changeable}");
        HtmlTable.Write(page, "Denied rows", [string.Empty, "rows", "share"],
        [
            Line("one feature is enough", table.ByOne), Line("only several together", table.BySeveral),
            Line("nothing does, proven", table.Fixed), .. table.Undecided > 0 ? [Line("undecided", table.Undecided)]
                : Array.Empty<string[]>(),
        ]);
        FeatureCount[] able = [.. table.Features.Where(feature => feature.Responsive > 0)];
        if (able.Length > 0)
        {
            page.Append("<h3>Which feature alone</h3>\n");
            HtmlTable.Write(page, "Features that could alone", ["feature", "enough for", "of those where it can be changed",
                "share of its values that do, mean"],
                able.Select(own => new[]
                {
                    own.Name, PageNumber.Count(own.Responsive), PageNumber.Share((double)own.Responsive / own.Changeable),
                    PageNumber.Share(own.MeanShare),
                }));
        }

        if (table.Reasons is { Rows: > 0 } reasons)
        {
            page.Append("<p>").Append(ReportPage.Html($"Reasons: of at most {reasons.PerRow} that a denied row is given, each for what it "
                + "lacks "
                + $"to the best value, {PageNumber.Share((double)reasons.Responsive / reasons.Given)} name a feature that alone would do; "
                + $"{PageNumber.Count(reasons.NoneResponsive)} of {PageNumber.Count(reasons.Rows)} rows are given none that would, "
                + $"{PageNumber.Count(reasons.AllResponsive)} only such.")).Append("</p>\n");
        }

        string[] Line(string what, int rows) => [what, PageNumber.Count(rows), PageNumber.Share((double)rows / table.Denied)];
    }

    /// <summary>What would give a row the other label, or of several classes the one that people want: in words, the values of each
    /// feature alone, then the cheapest changes.</summary>
    public (string Heading, string[] Alone, string Together)? Of(int row)
    {
        int label = _decision.IsThere ? _decision.Label(row) : -1;
        int goal = !_decision.IsThere ? -1 : _model.Outputs == 1 ? 1 - label : _decision.Favourable;
        if (goal < 0 || goal == label || _trouble is not null)
        {
            return null;
        }

        try
        {
            return Of(row, goal);
        }
        catch (NbmDataException e)
        {
            return ("What would change it", [], e.Message);
        }
    }

    private (string Heading, string[] Alone, string Together) Of(int row, int goal)
    {
        RowGoal own = GoalOf(row, goal);
        string[] alone = [.. Enumerable.Range(0, _declared.Features.Length).Select(f => (f, flips: own.FlipsOf(f)))
            .Where(found => found.flips.Share > 0).OrderByDescending(found => found.flips.Share)
            .Select(found => $"{_declared.Features[found.f].Name}: {Text(found.f, found.flips)}")];
        (Found[] ways, Found first) = RecourseFinder.Find(own, new RecourseOptions { Count = 1, MostNodes = MostNodes, Gap = 0.05 });
        string together = ways.Length > 0 ? string.Join("; ", own.Texts(Rounded(own, own.Changed(ways[0].Values!))).Select(change =>
            change.ToString()))
            : RowGoal.StatusOf(first) == RecourseStatus.Fixed ? "Nothing that may be changed does: proven."
            : "No changes were found, nor a proof that there are none.";
        return ($"What would make it {_model.ShownClasses[goal]}", alone, together);
    }

    private string Text(int feature, Flips flips)
    {
        FeatureSchema schema = _declared.Features[feature];
        return schema.Kind == FeatureKind.Numeric ? new NumberResponsiveness(schema, Rounded(schema, flips), isChangeable: true).FlipText
            : string.Join(" or ", flips.Levels.Select(level => ValueText.OfEncoded(schema, _model.Vocabularies, feature, level)));
    }

    // Numbers as far from the row's own as they must be, and as round as they can be: the goal is asked again.
    private double[] Rounded(RowGoal goal, double[] features)
    {
        double[] rounded = [.. features], scores = new double[_model.Outputs];
        for (int f = 0; f < features.Length; f++)
        {
            double own = goal.Row.Features[f];
            ChangeableFeature? variable = Array.Find(goal.Variables, known => known.Feature == f && !known.IsLinked);
            for (int digits = FewestDigits; digits <= MostDigits && variable is not null && IsPlain(_declared.Features[f])
                && features[f] != own; digits++)
            {
                rounded[f] = Round(features[f], digits, isUp: features[f] > own);
                goal.Row.Score(rounded, scores);
                if (Math.Abs(rounded[f] - features[f]) <= MostShift * Math.Abs(features[f])
                    && rounded[f] >= variable.Reach.Least && rounded[f] <= variable.Reach.Greatest && goal.Goal.IsMet(scores))
                {
                    break;
                }

                rounded[f] = features[f];
            }
        }

        return rounded;
    }

    // Ends moved inwards, where all values reach the goal.
    private static Flips Rounded(FeatureSchema schema, Flips flips) => !IsPlain(schema) ? flips : flips with
    {
        Intervals = [.. flips.Intervals.Select(own => (From: Inwards(own.From, isUp: true), To: Inwards(own.To, isUp: false)) is var found
            && found.From <= found.To ? found : own)],
    };

    private static double Inwards(double end, bool isUp)
    {
        for (int digits = FewestDigits; digits <= MostDigits; digits++)
        {
            double rounded = Round(end, digits, isUp);
            if (Math.Abs(rounded - end) <= MostShift * Math.Abs(end))
            {
                return rounded;
            }
        }

        return end;
    }

    // Whole numbers are what they are.
    private static bool IsPlain(FeatureSchema schema) => schema.Kind == FeatureKind.Numeric && schema.Period == 0
        && schema.ClrType is "double" or "float" or "decimal" or "Half" && schema.Part == CalendarPart.None
            && schema.Actions is not { Step: > 0 };

    private static double Round(double value, int digits, bool isUp)
    {
        if (value == 0)
        {
            return 0;
        }

        int decimals = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        double power = Math.Pow(10, Math.Abs(decimals)), scaled = decimals >= 0 ? value * power : value / power;
        double whole = isUp ? Math.Ceiling(scaled) : Math.Floor(scaled);
        return decimals >= 0 ? whole / power : whole * power;
    }

    private RowGoal GoalOf(int row, int goal) => new(_model, _declared, _rows.Explain(_model, row), Goal.OfClass(goal));
}
