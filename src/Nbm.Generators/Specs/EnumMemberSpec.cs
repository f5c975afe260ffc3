namespace Nbm.Generators.Specs;

/// <summary>A value of an enum. Of several names for one value, the first declared.</summary>
internal sealed record EnumMemberSpec
{
    public required string Name { get; init; }
}
