namespace Nbm.Generators;

/// <summary>The generator's steps, by which tests watch what is cached.</summary>
internal static class TrackingNames
{
    /// <summary>The record as the parser reads it, null if there is an error.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The records that have no errors.</summary>
    public const string Spec = nameof(Spec);

    /// <summary>What matters of the project as a whole.</summary>
    public const string Options = nameof(Options);

    /// <summary>The model files of the project, as they were read.</summary>
    public const string ModelFiles = nameof(ModelFiles);

    /// <summary>The records that a scorer is written for, each with its file.</summary>
    public const string FrozenRecords = nameof(FrozenRecords);

    /// <summary>The records that have a file and no scorer.</summary>
    public const string AbsentScorers = nameof(AbsentScorers);
}
