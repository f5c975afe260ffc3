using System.Globalization;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>
/// All that a narrative of a row may say, once for who writes it and for who checks it: of one output its score, of several classes that
/// of the predicted one less that of the next, since only differences of such scores mean anything.
/// </summary>
internal sealed class NarrativeFacts
{
    private const int MostDecimals = 9;
    private readonly ExplainedRow _row;

    public NarrativeFacts(ExplainedRow row, CultureInfo culture)
    {
        (_row, Culture) = (row, culture);
        if (row.Model.Outputs > 1)
        {
            double[] probabilities = Probabilities(row.Scores);
            Label = Metrics.IndexOfHighest(row.Scores);
            Next = Enumerable.Range(0, probabilities.Length).Where(c => c != Label).MaxBy(c => row.Scores[c]);
            ClassProbabilities = probabilities;
        }

        Terms = [.. Enumerable.Range(0, row.Model.Parts.Length).Where(t => row.Model.Parts[t].Selected).Select(t => NarrativeTerm.Of(
            row, t, Of(row.Contributions(t)), Next < 0 ? row.StandardError(t, 0) : null, culture))];
        Base = Next < 0 ? row.BaseScore(0) : row.BaseScore(Label) - row.BaseScore(Next);
        Score = Of(row.Scores);
        Offset = row.Offset;
        Remainder = Next < 0 ? row.Remainder(0) : row.Remainder(Label) - row.Remainder(Next);
        double largest = Terms.Select(term => Math.Abs(term.Adds)).Append(Math.Abs(Score)).Max();
        Decimals = largest > 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(largest)), 0, MostDecimals) : 2;
        if (IsBinary)
        {
            ProbabilityDecimals = DecimalsOf(Prediction, row.Model.Threshold is null ? 0.5 : Threshold);
        }
        else if (Next >= 0)
        {
            ProbabilityDecimals = DecimalsOf(ClassProbabilities[Label], ClassProbabilities[Next]);
        }
    }

    public CultureInfo Culture { get; }

    /// <summary>Of several classes the predicted one.</summary>
    public int Label { get; }

    /// <summary>Of several classes the one that comes next; −1 with one output.</summary>
    public int Next { get; } = -1;

    public double[] ClassProbabilities { get; } = [];

    /// <summary>The terms that training kept, in the model's order.</summary>
    public NarrativeTerm[] Terms { get; }

    /// <summary>What they are added to.</summary>
    public double Base { get; }

    public double Score { get; }

    public double Offset { get; }

    public double Remainder { get; }

    /// <summary>How many decimals scores are written with.</summary>
    public int Decimals { get; }

    /// <summary>How many decimals probabilities are written with: three, and more where these would make it certain or hide on which
    /// side it is.</summary>
    public int ProbabilityDecimals { get; } = 3;

    public ModelTask Task => _row.Model.Schema.Target.Task;

    public bool IsBinary => Task == ModelTask.Binary;

    public TargetSchema Target => _row.Model.Schema.Target;

    public bool HasReference => _row.Reference is not null;

    /// <summary>Of one output the prediction that its score stands for.</summary>
    public double Prediction => ResponseScale.Of(Task, Score);

    /// <summary>The prediction that the base stands for.</summary>
    public double BasePrediction => ResponseScale.Of(Task, Base);

    /// <summary>The probability from which on a row is called positive.</summary>
    public double Threshold => _row.Model.Threshold?.Probability ?? 0.5;

    /// <summary>Whether a row is called positive.</summary>
    public bool IsPositive => _row.Scores[0] >= _row.Model.LabelFrom;

    public double? ScoreError => Next < 0 ? _row.ScoreError(0) : null;

    public int Classes => _row.Model.Classes.Length;

    /// <summary>The units of features and target, some of which have digits.</summary>
    public IEnumerable<string> Units => _row.Model.Schema.Features.Select(feature => feature.Unit).Append(Target.Unit).OfType<string>();

    /// <summary>Predictions that a text may name, with what they are.</summary>
    public IEnumerable<(double Value, string What)> Predictions()
    {
        for (int c = 0; c < ClassProbabilities.Length; c++)
        {
            yield return (ClassProbabilities[c], $"the probability of {ClassName(c)}");
        }

        if (Next < 0)
        {
            yield return (Prediction, IsBinary ? $"the probability of {ClassName(1)}" : "the prediction");
            yield return (BasePrediction, "the prediction at the base");
        }

        if (IsBinary)
        {
            yield return (1 - Prediction, $"the probability of {ClassName(0)}");
            yield return (Threshold, "the threshold");
        }
    }

    public string ClassName(int index) => _row.Model.Classes[index];

    /// <summary>What speaks for the answer: of two classes for the label's, else up.</summary>
    public bool SpeaksFor(NarrativeTerm term) => IsBinary && !IsPositive ? term.Adds < 0 : term.Adds > 0;

    /// <summary>A score or a part of one, with a sign.</summary>
    public string Signed(double value) => Math.Round(value, Decimals) == 0 ? Plain(0)
        : value > 0 ? Culture.NumberFormat.PositiveSign + Plain(value) : Plain(value);

    /// <summary>A score without a plus sign; where digits would be many or none, in powers of ten.</summary>
    public string Plain(double value) => Fixed(value, Decimals);

    public string Probability(double value) => Fixed(value, ProbabilityDecimals);

    /// <summary>The threshold of a binary model, with as many decimals as tell the probability from it, and no zeros behind.</summary>
    public string ThresholdText() => Math.Round(Threshold, ProbabilityDecimals)
        .ToString("0." + new string('#', ProbabilityDecimals), Culture);

    /// <summary>A prediction that isn't a probability.</summary>
    public string Number(double value) => Fixed(value, value == 0 || !double.IsFinite(value) ? Decimals
        : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, MostDecimals));

    private string Fixed(double value, int decimals)
    {
        bool isReadable = value == 0 || (Math.Abs(value) < 1e15 && (Math.Abs(value) >= 0.5 * Math.Pow(10, -MostDecimals)));
        string digits = decimals == 0 ? "0" : "0." + new string('0', decimals);
        string text = isReadable ? value.ToString(digits, Culture) : value.ToString("G4", Culture);
        return isReadable && Math.Round(value, decimals) == 0 ? (0.0).ToString(digits, Culture) : text;
    }

    private double Of(ReadOnlySpan<double> outputs) => Next < 0 ? outputs[0] : outputs[Label] - outputs[Next];

    // As many as tell a number from 0, from 1 and from another.
    private static int DecimalsOf(double own, double other)
    {
        int decimals = 3;
        while (decimals < MostDecimals && (Math.Round(own, decimals) is 0 or 1
            || (own != other && Math.Round(own, decimals) == Math.Round(other, decimals))))
        {
            decimals++;
        }

        return decimals;
    }

    private static double[] Probabilities(ReadOnlySpan<double> scores)
    {
        var probabilities = new double[scores.Length];
        double sum = Link.LogSumExp(scores);
        for (int c = 0; c < scores.Length; c++)
        {
            probabilities[c] = Math.Exp(scores[c] - sum);
        }

        return probabilities;
    }
}
