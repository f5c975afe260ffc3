namespace Nbm.Tool.Commands;

/// <summary>What an interpreter was found to be on the training rows.</summary>
internal sealed record FlintFacts(
    AttributeInputs AttributeInputs, int[] HiddenUnits, double Fidelity, double Conciseness, double AbsoluteConciseness, int Dead,
    int Leading,
    double ShareWithoutActive, AttributeFacts[] Attributes)
{
    // As the paper's first table has it.
    private const double Tau = 2;

    public static FlintFacts? Of(TrainedModel model) => model is FlintModel flint
        ? new(
            flint.AttributeInputs, [.. flint.HiddenUnits], flint.Summary.Fidelity, flint.Summary.Conciseness(Tau),
            flint.Summary.Conciseness(Tau, absolute: true), flint.Summary.Dead, flint.Summary.Leading, flint.Summary.ShareWithoutActive,
            [.. flint.Attributes.Select(own => new AttributeFacts(
                own.Name, own.ActiveShare, own.LeadingShare,
                [.. flint.Summary.GlobalRelevance.Select(relevance => new RelevanceFacts(relevance.Class, relevance.Values[own.Index]))]))])
        : null;
}

/// <summary>An attribute: the shares of the rows that activate it and that it leads, and how relevant it is to each class.</summary>
internal sealed record AttributeFacts(string Name, double ActiveShare, double LeadingShare, RelevanceFacts[] Relevances);

/// <summary>The mean relevance of an attribute to a class.</summary>
internal sealed record RelevanceFacts(string Class, double Relevance);
