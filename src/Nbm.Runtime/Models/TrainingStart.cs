namespace Nbm;

/// <summary>What a fit began from.</summary>
[Flags]
public enum TrainingStart
{
    /// <summary>Nothing: <c>Train</c>.</summary>
    Nothing = 0,

    /// <summary>The tables and the smoothness of another model.</summary>
    Tables = 1,

    /// <summary>The networks that another model had kept, <see cref="TrainingOptions.KeepNetworks"/>.</summary>
    Networks = 2,
}
