using System.Globalization;

namespace Nbm.Models;

/// <summary>
/// A goal as linear conditions on the scores, all of which must hold: of one output one or two bounds, of a class that no other scores
/// more. They hold exactly where the prediction is what was asked for.
/// </summary>
internal sealed class GoalTest
{
    private readonly Condition[] _conditions;

    private GoalTest(Condition[] conditions) => _conditions = conditions;

    /// <summary>How many conditions there are.</summary>
    public int Count => _conditions.Length;

    /// <summary>The conditions of a goal of a model.</summary>
    /// <exception cref="ArgumentException">The model has no such prediction.</exception>
    public static GoalTest Of(Goal goal, AdditiveModel model)
    {
        if (goal == default)
        {
            throw new ArgumentException("The goal is empty; expected one such as Goal.AtLeast(0.7).", nameof(goal));
        }

        if (goal.Class >= 0)
        {
            return new GoalTest(model.Outputs == 1
                ? [goal.Class == 1 ? new Condition(0, -1, model.LabelFrom, IsStrict: false)
                    : new Condition(-1, 0, -model.LabelFrom, IsStrict: true)]
                : [.. Enumerable.Range(0, model.Outputs).Where(c => c != goal.Class) // Of equal scores the first class is predicted.
                    .Select(c => new Condition(goal.Class, c, 0, IsStrict: c < goal.Class))]);
        }

        if (model.Outputs != 1)
        {
            throw new ArgumentException($"A model of the classes of {model.Schema.Target.Name} has a score for each of them; expected a "
                + "goal that is a class.", nameof(goal));
        }

        (double least, double most) = goal.IsScore ? (goal.Least, goal.Most) : Scores(goal, model.Schema.Target.Task);
        return new GoalTest([
            .. double.IsNegativeInfinity(least) ? Array.Empty<Condition>() : [new Condition(0, -1, least, IsStrict: false)],
            .. double.IsPositiveInfinity(most) ? Array.Empty<Condition>() : [new Condition(-1, 0, -most, IsStrict: false)]]);
    }

    /// <summary>Whether scores reach the goal.</summary>
    public bool IsMet(ReadOnlySpan<double> scores)
    {
        foreach (Condition condition in _conditions)
        {
            if (!condition.Holds(condition.Of(scores)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a condition looks at, of scores or of differences of them.</summary>
    public double Of(int condition, ReadOnlySpan<double> scores) => _conditions[condition].Of(scores);

    /// <summary>What it must come to.</summary>
    public double Bound(int condition) => _conditions[condition].Bound;

    /// <summary>Whether it holds where it comes to so much.</summary>
    public bool Holds(int condition, double value) => _conditions[condition].Holds(value);

    // The outermost scores whose prediction, as the model rounds it, is within the bounds.
    private static (double Least, double Most) Scores(Goal goal, ModelTask task)
    {
        LinkFunction link = TaskLosses.LinkOf(task);
        double end = link == LinkFunction.Logit ? 1 : double.PositiveInfinity;
        if (link != LinkFunction.Identity && (!(goal.Most > 0) || !(goal.Least < end)))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"No prediction of {task} is {goal.Least} to {goal.Most}; expected bounds above 0{(link == LinkFunction.Logit
                    ? " and below 1" : string.Empty)}. Of the score, before the link, Goal.ScoreAtLeast and its like."), nameof(goal));
        }

        return (Score(goal.Least, isLeast: true), Score(goal.Most, isLeast: false));

        double Score(double bound, bool isLeast)
        {
            if (link == LinkFunction.Identity)
            {
                return bound;
            }

            if (!(bound > 0) || !(bound < end))
            {
                return bound > 0 ? double.PositiveInfinity : double.NegativeInfinity;
            }

            double score = link == LinkFunction.Logit ? Math.Log(bound / (1 - bound)) : Math.Log(bound);
            double inside = score, outside = score, sign = isLeast ? 1 : -1;
            for (double width = 1e-9 * (1 + Math.Abs(score)); !IsWithin(inside) || IsWithin(outside); width *= 10)
            {
                (inside, outside) = (score + (sign * width), score - (sign * width));
            }

            while (true) // The link never falls, so there is one edge.
            {
                double middle = outside + ((inside - outside) / 2);
                if (middle == inside || middle == outside)
                {
                    return inside;
                }

                (inside, outside) = IsWithin(middle) ? (middle, outside) : (inside, middle);
            }

            bool IsWithin(double s) => isLeast ? ResponseScale.Of(task, s) >= bound : ResponseScale.Of(task, s) <= bound;
        }
    }

    /// <summary>One output less another, where there is one, reaches a bound, or passes it.</summary>
    private readonly record struct Condition(int Plus, int Minus, double Bound, bool IsStrict)
    {
        public double Of(ReadOnlySpan<double> scores) => (Plus >= 0 ? scores[Plus] : 0) - (Minus >= 0 ? scores[Minus] : 0);

        public bool Holds(double value) => IsStrict ? value > Bound : value >= Bound;
    }
}
