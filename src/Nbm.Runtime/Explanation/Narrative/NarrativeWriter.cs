using System.Globalization;
using System.Text;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>Tells of a row in sentences, the same facts always in the same words.</summary>
internal static class NarrativeWriter
{
    /// <param name="row">The row.</param>
    /// <param name="terms">How many terms are named.</param>
    /// <param name="culture">How numbers are written.</param>
    public static string Write(ExplainedRow row, int terms, CultureInfo culture)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(terms);
        var facts = new NarrativeFacts(row, culture);
        NarrativeTerm[] named = [.. facts.Terms.Where(term => term.Adds != 0).OrderByDescending(term => Math.Abs(term.Adds)).Take(terms)];
        NarrativeTerm[] rest = [.. facts.Terms.Except(named).Where(term => term.Adds != 0)];
        var text = new StringBuilder();
        WriteAnswer(text, facts);
        WriteTerms(text, facts, named);
        if (rest.Length > 0)
        {
            text.Append(culture, $" {(rest.Length == 1 ? "Another term adds" : $"The other {rest.Length} terms add")} ")
                .Append(facts.Signed(rest.Sum(term => term.Adds))).Append(rest.Length == 1 ? "." : " together.");
        }

        if (facts.Offset != 0)
        {
            text.Append(" The row's own offset adds ").Append(facts.Signed(facts.Offset)).Append('.');
        }

        if (facts.Remainder != 0)
        {
            text.Append(" What no term explains adds ").Append(facts.Signed(facts.Remainder)).Append('.');
        }

        foreach (IGrouping<Standing, NarrativeTerm> group in facts.Terms.Where(term => !term.IsOfSeveral && term.Standing != Standing.Known)
            .GroupBy(term => term.Standing).OrderBy(group => group.Key))
        {
            string[] names = [.. group.Select(term => term.Name)];
            text.Append(' ').Append(Joined(names)).Append(Said(group.Key, names.Length > 1)).Append('.');
        }

        return text.ToString();
    }

    private static void WriteAnswer(StringBuilder text, NarrativeFacts facts)
    {
        string from = facts.HasReference ? "that of the reference row" : "the mean of the training rows";
        if (facts.Next >= 0)
        {
            string label = facts.ClassName(facts.Label), next = facts.ClassName(facts.Next);
            text.Append(facts.Culture, $"{facts.Target.Name} is most likely {label}: its probability is ")
                .Append(facts.Probability(facts.ClassProbabilities[facts.Label])).Append(facts.Culture, $", that of {next}, the next, ")
                .Append(facts.Probability(facts.ClassProbabilities[facts.Next])).Append('.');
            text.Append(facts.Culture, $" The score of {label} less that of {next} begins at ").Append(facts.Plain(facts.Base))
                .Append(facts.Culture, $", {from}, and ends at ")
                .Append(facts.Plain(facts.Score)).Append('.');
        }
        else if (facts.IsBinary)
        {
            string positive = facts.ClassName(1), label = facts.ClassName(facts.IsPositive ? 1 : 0);
            text.Append(facts.Culture, $"The probability that {facts.Target.Name} is {positive} is ")
                .Append(facts.Probability(facts.Prediction))
                .Append(facts.IsPositive ? ", no lower than " : ", below ").Append(facts.ThresholdText()).Append(facts.Culture,
                    $": the label is {label}.");
            text.Append(" The score begins at ").Append(facts.Plain(facts.Base)).Append(facts.Culture, $", {from}, a probability of ")
                .Append(facts.Probability(facts.BasePrediction)).Append(", and ends at ").Append(facts.Plain(facts.Score)).Append('.');
        }
        else
        {
            bool isIdentity = TaskLosses.LinkOf(facts.Task) == LinkFunction.Identity;
            string what = facts.Task == ModelTask.Cox ? $"The hazard ratio of {facts.Target.Name}"
                : $"The prediction of {facts.Target.Name}";
            string unit = facts.Task == ModelTask.Cox || facts.Target.Unit is null ? string.Empty : " " + facts.Target.Unit;
            text.Append(what).Append(" is ").Append(isIdentity ? facts.Plain(facts.Score) : facts.Number(facts.Prediction)).Append(unit)
                .Append('.');
            text.Append(isIdentity ? " It begins at " : " Its logarithm, the score, begins at ").Append(facts.Plain(facts.Base))
                .Append(isIdentity ? unit : string.Empty).Append(facts.Culture, $", {from}")
                .Append(isIdentity ? "." : ", and ends at " + facts.Plain(facts.Score) + ".");
        }
    }

    private static void WriteTerms(StringBuilder text, NarrativeFacts facts, NarrativeTerm[] named)
    {
        (string up, string down) = facts.Next >= 0
            ? ($"For {facts.ClassName(facts.Label)} and against {facts.ClassName(facts.Next)}",
                $"For {facts.ClassName(facts.Next)} and against {facts.ClassName(facts.Label)}")
            : facts.IsBinary ? ($"For {facts.ClassName(facts.IsPositive ? 1 : 0)}", $"For {facts.ClassName(facts.IsPositive ? 0 : 1)}")
            : ("Upwards", "Downwards");
        WriteSide(up, [.. named.Where(facts.SpeaksFor)]);
        WriteSide(down, [.. named.Where(term => !facts.SpeaksFor(term))]);

        void WriteSide(string side, NarrativeTerm[] own)
        {
            if (own.Length > 0)
            {
                string[] parts = [.. own.Select(term => $"{term.Named} ({facts.Signed(term.Adds)})")];
                text.Append(' ').Append(side).Append(own.Length == 1 ? " speaks " : " speak ").Append(Joined(parts)).Append('.');
            }
        }
    }

    private static string Joined(string[] parts) =>
        parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";

    private static string Said(Standing standing, bool isPlural) => standing switch
    {
        Standing.Missing => isPlural ? " are missing" : " is missing",
        Standing.Special => isPlural ? " have codes in place of numbers" : " has a code in place of a number",
        Standing.BelowRange => (isPlural ? " are" : " is") + " below all that training saw",
        Standing.AboveRange => (isPlural ? " are" : " is") + " above all that training saw",
        _ => isPlural ? " have values that training never saw, or too seldom" : " has a value that training never saw, or too seldom",
    };
}
