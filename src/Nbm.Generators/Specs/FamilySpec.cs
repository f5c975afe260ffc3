namespace Nbm.Generators.Specs;

/// <summary>A family of models that a record carries, with what its attribute says of the family alone.</summary>
internal abstract record FamilySpec
{
    /// <summary>The family's attribute, by which it is registered: <c>NbmModel</c>.</summary>
    public abstract string Attribute { get; }
}
