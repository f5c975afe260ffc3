using System.Globalization;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>
/// Finds the reasons of a score: what each term takes from it beside what it is compared with, an interaction by its own reason, or else by
/// the feature of it that has one and takes most. Equal ones keep the order of the record. Of several classes the score is that of one less
/// that of another.
/// </summary>
internal sealed class ReasonFinder
{
    private readonly ExplainedRow _row;
    private readonly ReasonOptions _options;
    private readonly ModelSchema _schema; // The record's: files don't have reasons.
    private readonly int _output;
    private readonly int _against; // The class whose score is taken off; -1 with one output.
    private readonly bool _isLow;
    private readonly bool _declares;

    private ReasonFinder(ExplainedRow row, ReasonOptions options, int output, int against, bool isLow)
    {
        (_row, _options, _output, _against, _isLow) = (row, options, output, against, isLow);
        _schema = row.Declared ?? row.Model.Schema;
        _declares = _schema.Features.Any(f => !f.Reasons.IsEmpty) || _schema.Interactions.Any(i => !i.Reasons.IsEmpty);
    }

    /// <summary>The reasons that count most, at most so many.</summary>
    /// <exception cref="ArgumentException">The options don't fit the explanation.</exception>
    public static IReadOnlyList<Reason> Find(ExplainedRow row, int count, ReasonOptions options)
    {
        Check(row, count, options);
        ModelTask task = row.Model.Schema.Target.Task;
        if (options.Direction == Direction.Both && TaskLosses.LinkOf(task) != LinkFunction.Logit)
        {
            throw new ArgumentException($"A score of {task} is neither low nor high by itself; expected "
                + $"{nameof(ReasonOptions)}.{nameof(ReasonOptions.Direction)} {Direction.Down} or {Direction.Up}.", nameof(options));
        }

        bool isLow = options.Direction == Direction.Down || (options.Direction == Direction.Both && row.Scores[0] < row.Model.LabelFrom);
        return new ReasonFinder(row, options, 0, -1, isLow).Find(count);
    }

    /// <summary>Of several classes why a row is predicted what it is and not a class, or why it is that class and not the one that comes
    /// next.</summary>
    /// <exception cref="ArgumentException">The options don't fit the explanation.</exception>
    public static IReadOnlyList<Reason> Find(ExplainedRow row, int wanted, int count, ReasonOptions options)
    {
        Check(row, count, options);
        if (options.Direction != Direction.Both)
        {
            throw new ArgumentException($"{nameof(ReasonOptions)}.{nameof(ReasonOptions.Direction)} is {options.Direction}; expected "
                + $"{Direction.Both}, for of several classes the class that is asked about says it.", nameof(options));
        }

        int label = Metrics.IndexOfHighest(row.Scores), other = label;
        if (label == wanted)
        {
            double[] scores = [.. row.Scores];
            scores[label] = double.NegativeInfinity;
            other = scores.Length > 1 ? Metrics.IndexOfHighest(scores) : -1;
        }

        return new ReasonFinder(row, options, wanted, other, isLow: label != wanted).Find(count);
    }

    private static void Check(ExplainedRow row, int count, ReasonOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (options.Method == ReasonMethod.Reference != row.Reference is not null && options.Method != ReasonMethod.BestValue)
        {
            throw new ArgumentException(row.Reference is null
                ? "There is no reference to compare with; explain the row against one, Explain(row, reference), or ask for another method."
                : $"The explanation is against a reference; ask for {nameof(ReasonMethod)}.{nameof(ReasonMethod.Reference)}, or explain "
                    + "the row alone.", nameof(options));
        }
    }

    private IReadOnlyList<Reason> Find(int count)
    {
        int features = _schema.Features.Length, terms = Math.Min(_row.Model.Parts.Length, _schema.TermCount);
        var points = new double[terms];
        var texts = new ReasonText?[terms];
        var with = new List<string>[terms];
        for (int t = 0; t < terms; t++)
        {
            (points[t], texts[t], with[t]) = (Points(t), TextOf(t), []);
        }

        double[] total = [.. points];
        for (int t = features; t < terms; t++)
        {
            if (texts[t] is null && points[t] != 0)
            {
                int named = _schema.TermFeatures(t).Where(f => texts[f] is not null).OrderByDescending(f => points[f]).ThenBy(f => f)
                    .FirstOrDefault(-1);
                if (named >= 0)
                {
                    total[named] += points[t];
                    with[named].Add(_schema.TermName(t));
                }
            }
        }

        return [.. Enumerable.Range(0, terms).Where(t => texts[t] is not null && total[t] > 0).OrderByDescending(t => total[t]).Take(count)
            .Select(t => new Reason(texts[t]!.Code, texts[t]!.Text, _schema.TermName(t), ValueText.Of(_row, t), total[t])
            {
                Interactions = with[t],
            })];
    }

    // How much a term speaks for the score's being as low, or as high, as it is.
    private double Points(int term)
    {
        double own = Of(_row.Contributions(term));
        if (_options.Method == ReasonMethod.BestValue)
        {
            Term table = _row.Model.Tables($"{nameof(ReasonMethod)}.{nameof(ReasonMethod.BestValue)}").Terms[term];
            own += _row.Reference is { } reference ? Of(reference.Contributions(term)) : 0;
            (double least, double most) = Extremes(table);
            return _isLow ? most - own : own - least;
        }

        return _isLow ? -own : own;
    }

    private double Of(ReadOnlySpan<double> outputs) => outputs[_output] - (_against < 0 ? 0 : outputs[_against]);

    private double At(Term term, int place) => term.Tables[_output][place] - (_against < 0 ? 0 : (double)term.Tables[_against][place]);

    // Over all numbers and levels, without what is missing, special or unseen.
    private (double Least, double Most) Extremes(Term term)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int i = 0; i < term.Length; i++)
        {
            bool isValue = true;
            for (int d = 0; d < term.Order && isValue; d++)
            {
                isValue = i / term.Strides[d] % term.Axis(d).Extent < term.Axis(d).FirstSlot;
            }

            (least, most) = isValue ? (Math.Min(least, At(term, i)), Math.Max(most, At(term, i))) : (least, most);
        }

        return most >= least ? (least, most) : (0, 0);
    }

    // What is said of a term in the row; null if it can't be named.
    private ReasonText? TextOf(int term)
    {
        if (!_declares)
        {
            return term >= _schema.Features.Length ? null : new ReasonText(_schema.TermName(term), $"{_schema.TermName(term)} = "
                + ValueText.WithUnit(ValueText.Of(_row, term), ValueText.UnitOf(_row, term)));
        }

        bool isFeature = term < _schema.Features.Length;
        ReasonText[] fitting =
        [
            .. (isFeature ? _schema.Features[term].Reasons : _schema.Interactions[term - _schema.Features.Length].Reasons)
                .Where(text => text.Direction == Direction.Both || (isFeature && text.Direction == DirectionOf(term))),
        ];
        for (CultureInfo? culture = _options.Culture; culture is { Name.Length: > 0 }; culture = culture.Parent)
        {
            if (Of(culture.Name) is { } own)
            {
                return own;
            }
        }

        return Of(null);

        // A text for the side on which the value lies comes before one for both.
        ReasonText? Of(string? culture) => fitting.Where(text => string.Equals(text.Culture, culture, StringComparison.OrdinalIgnoreCase))
            .OrderBy(text => text.Direction == Direction.Both).FirstOrDefault();
    }

    // On which side of what it is compared with a value lies; both where it lies on none.
    private Direction DirectionOf(int feature)
    {
        double own = _row.Features[feature];
        Standing standing = _row.Model.StandingOf(feature, own);
        double? other = standing is Standing.Missing or Standing.Special or Standing.Unseen ? null : Compared(feature);
        return other is null || own == other ? Direction.Both : own < other ? Direction.Down : Direction.Up;
    }

    private double? Compared(int feature)
    {
        if (_options.Method == ReasonMethod.Reference)
        {
            double other = _row.Reference!.Features[feature];
            return _row.Model.StandingOf(feature, other) is Standing.Missing or Standing.Special or Standing.Unseen ? null : other;
        }

        Term term = _row.Model.Tables(nameof(Direction)).Terms[feature];
        Axis axis = term.Axis(0);
        if (axis.FirstSlot == 0)
        {
            return null;
        }

        int position = axis.FirstSlot / 2; // Knots lie at quantiles, so that the one in the middle is the median.
        if (_options.Method == ReasonMethod.BestValue)
        {
            double[] values = [.. Enumerable.Range(0, axis.FirstSlot).Select(i => At(term, i))];
            position = Array.IndexOf(values, _isLow ? values.Max() : values.Min());
        }

        return axis.IsNumeric ? axis.Knots[position] : position;
    }
}
