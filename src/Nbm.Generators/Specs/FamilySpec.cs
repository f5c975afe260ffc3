namespace Nbm.Generators.Specs;

/// <summary>A family of models that a record carries, with what its attribute says of the family alone.</summary>
internal abstract record FamilySpec
{
    /// <summary>The family's attribute, by which it is registered: <c>NbmModel</c>.</summary>
    public abstract string Attribute { get; }

    /// <summary>Whether its attribute has an error. Its types stand there to be named, so that the build says that
    /// error, and not that a name isn't found wherever one is used; all that is asked of them throws.</summary>
    public bool IsAbsent { get; init; }
}
