using System.Globalization;

namespace Nbm;

/// <summary>What rows hold of a feature.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Missing">How many rows have no value.</param>
/// <param name="Distinct">How many values, levels or texts there are.</param>
/// <param name="Mode">How many rows have the most frequent one, or none if that is more frequent.</param>
/// <param name="RareLevels">Of a category how many of its levels have fewer than ten rows; 0 for numbers.</param>
/// <param name="RareRows">How many rows have such a level.</param>
public sealed record FeatureCheck(string Name, int Missing, int Distinct, int Mode, int RareLevels, int RareRows)
{
    /// <summary>
    /// What it tells of the target by itself: of two classes, and of survival's events, the AUROC of the share of positive rows among
    /// those of its value; of several classes Goodman and Kruskal's τ, the share of Gini's impurity that it explains; of numbers the share
    /// of the variance of the target's ranks. Up to 64 quantile bins, levels, special values and missing ones are told apart; rows of one
    /// half are predicted by the means of the other, so that chance gives 0.5, 0 and 0; of numbers the order
    /// alone if that says more, as in few rows. NaN where the target is constant.
    /// </summary>
    public required double Alone { get; init; }

    /// <summary>What it tells in the same way if only whether there is a value were known. NaN where all or none is missing.</summary>
    public required double MissingAlone { get; init; }

    /// <summary>In one line, whatever the culture.</summary>
    public override string ToString()
    {
        string rare = RareLevels == 0 ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {RareLevels:#,0} rare levels of {RareRows:#,0} rows");
        return string.Create(CultureInfo.InvariantCulture,
            $"{Name}: {Distinct:#,0} values, {Missing:#,0} missing{rare}; alone {ScoreText.Plain(Alone, 3)}");
    }
}
