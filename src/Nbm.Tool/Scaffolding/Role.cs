namespace Nbm.Tool.Scaffolding;

/// <summary>What a column is to the model.</summary>
internal enum Role
{
    /// <summary>What is learned from.</summary>
    Feature,

    /// <summary>What is predicted.</summary>
    Target,

    /// <summary>Which durations ended in the event, for a survival model.</summary>
    Event,

    /// <summary>An identifier, or a constant.</summary>
    Ignored,
}
