using System.Collections.Immutable;

namespace Nbm;

/// <summary>How much groups of features lower the loss of some rows, together and by themselves. A group that isn't there has the mean of
/// its terms over the training rows; a term of several groups is there if all of them are. Nothing is learned anew.</summary>
/// <param name="LossWithout">The mean loss of the rows with no group.</param>
/// <param name="Loss">That with all.</param>
/// <param name="Groups">The groups, the largest share first.</param>
public sealed record GroupImportances(double LossWithout, double Loss, ImmutableArray<GroupImportance> Groups)
{
    /// <summary>One to a line, whatever the culture.</summary>
    public override string ToString() => string.Join('\n', Groups);
}

/// <summary>How much a group of features lowers the loss.</summary>
/// <param name="Name">The group.</param>
/// <param name="Shapley">Its Shapley value: the shares of all groups sum to the loss that all of them save together.</param>
/// <param name="Banzhaf">The mean over all sets of other groups of what it saves beside them: the modality importance score of Park et al.
/// (2024).</param>
/// <param name="Alone">What it saves by itself.</param>
/// <param name="Last">What it saves beside all others.</param>
public sealed record GroupImportance(string Name, double Shapley, double Banzhaf, double Alone, double Last)
{
    /// <summary>In one line, whatever the culture.</summary>
    public override string ToString() =>
        $"{Name}: {ScoreText.Plain(Shapley, 4)} of the loss, alone {ScoreText.Plain(Alone, 4)}, "
        + $"beside all others {ScoreText.Plain(Last, 4)}";
}
