namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>Where texts stand in an order.</summary>
/// <param name="Of">The place of each text; null where it has none.</param>
/// <param name="IsCertain">Whether texts that all have a place follow one another beyond doubt.</param>
/// <param name="Scale">The name of the order, if it has one.</param>
internal sealed record LevelRanks(double?[] Of, bool IsCertain, string? Scale = null)
{
    /// <summary>How many texts have no place.</summary>
    public int Unplaced => Of.Count(rank => rank is null);

    /// <summary>Whether no two texts share a place, and two or more have one.</summary>
    public bool AreDistinct
    {
        get
        {
            double[] ranks = [.. Of.OfType<double>()];
            return ranks.Length > 1 && ranks.Distinct().Count() == ranks.Length;
        }
    }
}
