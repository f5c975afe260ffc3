using System.Text;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>A row and what is to become of its prediction: asked for changes, each found once.</summary>
internal sealed class RowGoal
{
    private readonly ModelSchema _declared;
    private readonly Flips?[] _flips;
    private readonly object _lock = new(); // One row's changes are tried out in place.
    private readonly FeatureResponsiveness?[] _responses;
    private Found? _cheapest;
    private IReadOnlyList<PairChange>? _pairs;
    private ChangeSpace? _space;

    /// <param name="model">The model.</param>
    /// <param name="declared">The record's schema, which has what a file doesn't: how features may be changed.</param>
    /// <param name="row">The row, explained.</param>
    /// <param name="goal">What its prediction is to become.</param>
    public RowGoal(AdditiveModel model, ModelSchema declared, ExplainedRow row, Goal goal)
    {
        (_declared, Explained) = (declared, row);
        Row = new ChangedRow(model, row.Features, row.Vectors, row.Offset);
        Goal = GoalTest.Of(goal, model);
        Variables = ChangeableFeature.Of(Row, declared);
        _flips = new Flips?[declared.Features.Length];
        _responses = new FeatureResponsiveness?[declared.Features.Length];
    }

    public ChangedRow Row { get; }

    public ExplainedRow Explained { get; }

    public GoalTest Goal { get; }

    public ChangeableFeature[] Variables { get; }

    public bool IsReached => Goal.IsMet(Row.Scores);

    /// <summary>What changing each feature could do, of those that were asked for as typed ones; generated code asks for all.</summary>
    public IReadOnlyList<FeatureResponsiveness> Responses => [.. _responses.Select((own, f) => own
        ?? throw new InvalidOperationException($"What {_declared.Features[f].Name} could do hasn't been read."))];

    public RecourseStatus Status => IsReached ? RecourseStatus.Reached
        : Variables.Any(variable => FlipsOf(variable.Feature).Share > 0) ? RecourseStatus.Possible
        : StatusOf(Cheapest);

    public double? Shortfall
    {
        get
        {
            lock (_lock)
            {
                ChangeSpace space = Space();
                if (space.HasInteractions || Goal.Count != 1)
                {
                    return null;
                }

                double most = space.Pieces.Sum(pieces => pieces.Max(piece => Math.Max(piece.FromGains[0], piece.ToGains[0])));
                return Math.Max(0, space.Need(0) - most);
            }
        }
    }

    public IReadOnlyList<PairChange> Pairs
    {
        get
        {
            lock (_lock)
            {
                return _pairs ??= FindPairs();
            }
        }
    }

    private Found Cheapest
    {
        get
        {
            lock (_lock)
            {
                return _cheapest ??= new RecourseSearch(Space(), new RecourseOptions { Gap = 0.99 }).Cheapest(new HashSet<int>());
            }
        }
    }

    public static RecourseStatus StatusOf(Found found) => found.Values is not null ? RecourseStatus.Possible
        : found.IsDone ? RecourseStatus.Fixed : RecourseStatus.Undecided;

    /// <summary>Which values of a feature reach the goal.</summary>
    public Flips FlipsOf(int feature)
    {
        lock (_lock)
        {
            return _flips[feature] ??= Array.Find(Variables, variable => variable.Feature == feature) is { } variable
                ? FlipFinder.Of(Row, variable, Goal) : Flips.None;
        }
    }

    public bool IsChangeable(int feature) => Variables.Any(variable => variable.Feature == feature);

    /// <summary>Keeps what a feature could do.</summary>
    public TResponse Keep<TResponse>(int feature, TResponse response)
        where TResponse : FeatureResponsiveness
    {
        _responses[feature] = response;
        return response;
    }

    /// <summary>The features of the row after changes.</summary>
    public double[] Changed(double[] values)
    {
        double[] features = [.. Row.Features];
        for (int j = 0; j < values.Length; j++)
        {
            if (values[j] != Row.Features[Variables[j].Feature])
            {
                Variables[j].Write(Row, values[j], features);
            }
        }

        return features;
    }

    /// <summary>The features that differ, in words.</summary>
    public TextChange[] Texts(double[] features) =>
        [.. Enumerable.Range(0, features.Length).Where(f => features[f] != Row.Features[f] && double.IsFinite(features[f]))
            .Select(f => new TextChange(
                _declared.Features[f].Name, ValueText.Of(Explained, f),
                ValueText.OfEncoded(_declared.Features[f], Row.Model.Vocabularies, f, features[f]), _declared.Features[f].Unit)
            {
                MovesAlong = !IsChangeable(f),
            })];

    public override string ToString()
    {
        if (IsReached)
        {
            return "the goal is reached as it is";
        }

        FeatureResponsiveness[] responsive =
            [.. Responses.Where(own => own.IsResponsive).OrderByDescending(own => own.Share)];
        if (responsive.Length > 0)
        {
            return new StringBuilder().AppendJoin('\n', responsive.Select(own => own.ToString())).ToString();
        }

        return Status switch
        {
            RecourseStatus.Possible => "no feature alone reaches the goal, but several together do",
            RecourseStatus.Fixed => "fixed: no changes reach the goal",
            _ => "no feature alone reaches the goal; whether several do is undecided",
        };
    }

    private ChangeSpace Space() => _space ??= new ChangeSpace(Row, Variables, Goal, perFeature: 0);

    private PairChange[] FindPairs()
    {
        if (IsReached || Variables.Any(variable => FlipsOf(variable.Feature).Share > 0))
        {
            return [];
        }

        ChangeSpace space = Space();
        var search = new RecourseSearch(space, new RecourseOptions());
        var pairs = new List<PairChange>();
        for (int j = 0; j < Variables.Length; j++)
        {
            for (int l = j + 1; l < Variables.Length; l++)
            {
                var kept = Enumerable.Range(0, Variables.Length).Where(v => v != j && v != l).ToHashSet();
                if (search.Cheapest(kept) is { Values: { } values } found)
                {
                    TextChange[] texts = [.. Texts(Changed(values)).Where(text => !text.MovesAlong)];
                    if (texts.Length == 2)
                    {
                        pairs.Add(new PairChange(texts[0], texts[1], found.Cost));
                    }
                }
            }
        }

        return [.. pairs.OrderBy(pair => pair.Cost)];
    }
}
