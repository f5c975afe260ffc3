namespace Nbm.Integration.Tests.Records;

/// <summary>A record whose constructor doesn't take what stands in the place of a wrong cell.</summary>
[NbmModel]
public sealed partial record Guarded
{
    public Guarded(int size) => Size = size > 0 ? size : throw new ArgumentOutOfRangeException(nameof(size));

    [Feature] public int Size { get; }

    [Target] public required double Price { get; init; }
}
