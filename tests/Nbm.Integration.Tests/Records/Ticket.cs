namespace Nbm.Integration.Tests.Records;

/// <summary>A struct whose target is a text: the classes are those of the training rows.</summary>
[NbmModel]
public partial struct Ticket
{
    [Feature] public int Words { get; init; }

    [Feature] public required string Language { get; init; }

    [Target] public required string Queue { get; init; }
}
