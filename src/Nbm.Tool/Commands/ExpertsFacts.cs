namespace Nbm.Tool.Commands;

/// <summary>What a model of experts is made of.</summary>
internal sealed record ExpertsFacts(ExpertConfidence Confidence, GroupFacts[] Groups, ExpertFacts[] Experts)
{
    public static ExpertsFacts? Of(TrainedModel model) => model is ExpertsModel experts
        ? new(
            experts.Confidence,
            [.. experts.Layout.Groups.Select(
                group => new GroupFacts(group.Name, [.. group.Features.Select(feature => model.Schema.InputName(feature))]))],
            [.. experts.Experts.Select(
                expert => new ExpertFacts(expert.Name, [.. expert.Groups.Select(group => experts.Layout.Groups[group].Name)]))])
        : null;
}

/// <summary>A group of features.</summary>
internal sealed record GroupFacts(string Name, string[] Features);

/// <summary>An expert, and which groups it reads.</summary>
internal sealed record ExpertFacts(string Name, string[] Groups);
