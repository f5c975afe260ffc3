using System.Linq;

namespace Nbm.Generators.Specs;

/// <summary>A value of an enum.</summary>
internal sealed record EnumMemberSpec
{
    /// <summary>Its names, in the order of declaration; more than one if there are aliases.</summary>
    public required EquatableArray<string> Names { get; init; }

    /// <summary>The texts that <c>[Level]</c> declares for it, the first of which exports write; empty if there is none.</summary>
    public EquatableArray<string> Texts { get; init; }

    /// <summary>Its number as a literal without suffix.</summary>
    public required string Number { get; init; }

    /// <summary>All that <c>FeatureSchema.LevelTexts</c> has for it: its texts,
    /// or its name, and further names; empty for a name alone.</summary>
    public EquatableArray<string> AllTexts => Texts.Count > 0 ? Texts.Concat(Names.Skip(1)).Distinct().ToEquatableArray() : Names.Count > 1
        ? Names : EquatableArray<string>.Empty;

    /// <summary>The name that is declared first.</summary>
    public string Name => Names[0];
}
