using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Why a model predicts what it does for a row, in units of the prediction: of a binary model probability, of counts and amounts
/// their mean, of a regression the target's own. <see cref="Base"/> plus all contributions, plus the <see cref="Remainder"/>, is
/// <see cref="Response"/>, but for rounding. A contribution is that to the score times one slope for the whole row, that of the
/// line through the two predictions (the rescale rule of DeepLIFT; equal to Integrated Gradients): order, signs and proportions
/// are those of the scores. The same contribution to the score is therefore worth less in a row that is nearly certain.
/// </summary>
public sealed class ResponseExplanation
{
    private readonly ExplainedRow _row;

    internal ResponseExplanation(ExplainedRow row, IReadOnlyList<TermContribution> contributions)
    {
        _row = row;
        ModelTask task = row.Model.Schema.Target.Task;
        double from = row.BaseScore(0) + row.Offset;
        double slope = ResponseScale.Slope(task, from, row.Scores[0]);
        Base = ResponseScale.Of(task, from);
        Response = ResponseScale.Of(task, row.Scores[0]);
        Remainder = row.Remainder(0) * slope;
        Contributions = [.. contributions.Select(c => c with { Score = c.Score * slope, StandardError = null })];
    }

    /// <summary>The prediction that contributions are added to: that at the intercept,
    /// or for the reference if there is one, with the row's own offset.</summary>
    public double Base { get; }

    /// <summary>The prediction that is explained.</summary>
    public double Response { get; }

    /// <summary>What each term adds to the prediction, in its units, without standard
    /// errors: one per feature, in order, then one per interaction.</summary>
    public IReadOnlyList<TermContribution> Contributions { get; }

    /// <summary>What no term explains of the prediction, in its units: the remainder
    /// of the score times the row's slope; 0 where terms explain all.</summary>
    public double Remainder { get; }

    /// <summary>The prediction and its parts, the largest first, one to a line.</summary>
    public override string ToString()
    {
        TargetSchema target = _row.Model.Schema.Target;
        var text = new ExplanationText();
        text.Add(Base, null, _row.BaseName);
        if (_row.Model.HasRemainder)
        {
            text.Add(Remainder, null, "remainder");
        }

        text.AddTerms(Contributions);
        return text.Write($"{target.Name}: "
            + $"{(target.Task == ModelTask.Binary ? $"probability of {_row.Model.Classes[^1]} " : string.Empty)}{ValueText.WithUnit(text.Number(Response), target.Unit)}");
    }
}
