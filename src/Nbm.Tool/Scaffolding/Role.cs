namespace Nbm.Tool.Scaffolding;

/// <summary>What a column is to the model.</summary>
internal enum Role
{
    /// <summary>What is learned from.</summary>
    Feature,

    /// <summary>What is predicted.</summary>
    Target,

    /// <summary>An identifier, or a constant.</summary>
    Ignored,
}
