namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>What a column is to the model.</summary>
internal enum Role
{
    /// <summary>What is learned from.</summary>
    Feature,

    /// <summary>What is predicted.</summary>
    Target,

    /// <summary>Which durations ended in the event, for a survival model.</summary>
    Event,

    /// <summary>What a count or an amount was taken over.</summary>
    Exposure,

    /// <summary>What is added to the score.</summary>
    Offset,

    /// <summary>How much a row counts.</summary>
    Weight,

    /// <summary>An identifier, or a constant.</summary>
    Ignored,
}
