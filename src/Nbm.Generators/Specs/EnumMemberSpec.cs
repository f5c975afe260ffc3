namespace Nbm.Generators.Specs;

/// <summary>A value of an enum.</summary>
internal sealed record EnumMemberSpec
{
    /// <summary>Its names, in the order of declaration; more than one if there are aliases.</summary>
    public required EquatableArray<string> Names { get; init; }

    /// <summary>The name that is declared first.</summary>
    public string Name => Names[0];
}
