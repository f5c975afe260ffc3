namespace Nbm;

/// <summary>What another system holds for a member of an enum, and so what an export compares with and writes for classes.</summary>
public enum ExportedLevels
{
    /// <summary>
    /// The texts of the data: those that <see cref="LevelAttribute"/> declares, or names. Read as the generated CSV reader reads them; the
    /// first text of a class is written.
    /// </summary>
    Texts,

    /// <summary>The names of members. Read likewise, but that declared texts aren't known.</summary>
    Names,

    /// <summary>The numbers of members.</summary>
    Numbers,
}
