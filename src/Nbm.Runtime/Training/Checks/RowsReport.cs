using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Nbm;

/// <summary>What rows are like before anything is learned of them: what each feature holds, what it tells of the target by itself, which
/// rows repeat, and what should be looked at first. <c>XRows.Check(rows)</c> makes one; every training run notes the same.</summary>
public sealed record RowsReport
{
    /// <summary>How many rows have a target and a weight above zero. All counts are of these.</summary>
    public required int Rows { get; init; }

    /// <summary>How many don't, and aren't looked at.</summary>
    public required int Left { get; init; }

    /// <summary>The target.</summary>
    public required TargetCheck Target { get; init; }

    /// <summary>The features, in the order of the schema.</summary>
    public required ImmutableArray<FeatureCheck> Features { get; init; }

    /// <summary>How many rows are the same as one before them, in all features, vectors and the target.</summary>
    public required int Repeated { get; init; }

    /// <summary>How many rows have the same features as one before them and another target: what no model of these features tells
    /// apart.</summary>
    public required int Contradicting { get; init; }

    /// <summary>What should be looked at before a model of these rows is trusted, what is worst first.</summary>
    public required ImmutableArray<TrainingNotice> Notices { get; init; }

    /// <summary>A feature by name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public FeatureCheck this[string name] => Features.FirstOrDefault(feature => feature.Name == name)
        ?? throw new ArgumentException(
            $"There is no feature '{name}'; there are {string.Join(", ", Features.Select(feature => feature.Name))}.", nameof(name));

    /// <summary>Target, features and notices, one to a line, whatever the culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Rows:#,0} rows");
        if (Left > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {Left:#,0} more without target or weight");
        }

        text.Append(CultureInfo.InvariantCulture, $"; {Repeated:#,0} repeat another one, {Contradicting:#,0} contradict one.\n{Target}\n");
        foreach (FeatureCheck feature in Features)
        {
            text.Append(feature).Append('\n');
        }

        foreach (TrainingNotice notice in Notices)
        {
            text.Append(notice.Message).Append('\n');
        }

        return text.ToString();
    }
}
