namespace Nbm.Integration.Tests.Records;

/// <summary>A record, and the same with a feature more in front.</summary>
[NbmModel]
public sealed partial record SmallHome([Feature] double Size, [Target] double Price);

/// <summary>What <see cref="SmallHome"/> became.</summary>
[NbmModel]
[Interaction(nameof(Size), nameof(Age))]
public sealed partial record LargeHome([Feature] double Age, [Feature] double Size, [Target] double Price);
