using Nbm.Models;

namespace Nbm;

/// <summary>How the values of a feature differ from those of training. Rates are shares of rows, 0 to 1.</summary>
public sealed record FeatureDrift
{
    /// <summary>The name of the feature.</summary>
    public required string Name { get; init; }

    /// <summary>The population stability index: by custom small below 0.1, and large above 0.25.</summary>
    public required double Psi { get; init; }

    /// <summary>The Jensen–Shannon divergence in bits, 0 to 1.</summary>
    public required double JensenShannon { get; init; }

    /// <summary>How likely samples of one population would be as far apart.</summary>
    public required double PValue { get; init; }

    /// <summary>Whether <see cref="PValue"/> is at most <see cref="DriftReport.Level"/>.</summary>
    public required bool IsAlarming { get; init; }

    /// <summary>How many served rows lack it.</summary>
    public required double MissingRate { get; init; }

    /// <summary>How many training rows did.</summary>
    public required double TrainedMissingRate { get; init; }

    /// <summary>How many served rows have a level that training never saw, or too seldom.</summary>
    public required double UnseenRate { get; init; }

    /// <summary>How many training rows had one that was too seldom.</summary>
    public required double TrainedUnseenRate { get; init; }

    /// <summary>How many served rows lie below or above all training rows.</summary>
    public required double OutOfRangeRate { get; init; }

    /// <summary>The values that so many served rows have least likely by chance, such as <c>12 to 15</c>, <c>missing</c> or <c>Owner</c>;
    /// null where none is more frequent than in training.</summary>
    public required string? MostShifted { get; init; }

    /// <summary>How many served rows have these.</summary>
    public required double MostShiftedRate { get; init; }

    /// <summary>How many training rows did.</summary>
    public required double TrainedMostShiftedRate { get; init; }

    internal static FeatureDrift Of(TrainedModel model, int feature, FeatureSketch trained, DriftCells cells, ReadOnlySpan<long> served,
        double level)
    {
        ReadOnlySpan<long> counts = trained.Counts.AsSpan();
        long n = trained.Rows, m = 0;
        foreach (long count in served)
        {
            m += count;
        }

        double Rate(long count, long of) => of == 0 ? 0 : count / (double)of;
        double p = TwoSamples.PValue(counts, served);
        int extreme = m == 0 ? -1 : TwoSamples.Extreme(counts, served, n, m).Cell;
        return new FeatureDrift
        {
            Name = model.Schema.Features[feature].Name,
            Psi = TwoSamples.Psi(counts, served),
            JensenShannon = TwoSamples.JensenShannon(counts, served),
            PValue = p,
            IsAlarming = p <= level,
            MissingRate = Rate(served[cells.Missing], m),
            TrainedMissingRate = Rate(counts[cells.Missing], n),
            UnseenRate = cells.Unseen < 0 ? 0 : Rate(served[cells.Unseen], m),
            TrainedUnseenRate = cells.Unseen < 0 ? 0 : Rate(counts[cells.Unseen], n),
            OutOfRangeRate = cells.Above < 0 ? 0 : Rate(served[0] + served[cells.Above], m),
            MostShifted = extreme < 0 ? null : TextOf(model, feature, trained, cells, extreme),
            MostShiftedRate = extreme < 0 ? 0 : Rate(served[extreme], m),
            TrainedMostShiftedRate = extreme < 0 ? 0 : Rate(counts[extreme], n),
        };
    }

    private static string TextOf(TrainedModel model, int feature, FeatureSketch trained, DriftCells cells, int cell)
    {
        FeatureSchema schema = model.Schema.Features[feature];
        string Number(double value) => ValueText.OfNumber(schema, value);
        if (cell == cells.Missing)
        {
            return ValueText.Missing;
        }

        if (cells.Above < 0)
        {
            return cell == cells.Unseen ? "unseen" : cell == trained.Levels.Length ? "other levels"
                : ValueText.OfEncoded(schema, model.Vocabularies, feature, trained.Levels[cell]);
        }

        if (cell > cells.Above)
        {
            return ValueText.OfSpecial(schema, schema.Specials[cell - cells.Above - 1]);
        }

        return cell == 0 ? double.IsNaN(trained.Least) ? "a number" : $"below {Number(trained.Least)}"
            : cell == cells.Above ? $"above {Number(trained.Greatest)}"
            : $"{Number(cell == 1 ? trained.Least : trained.Cuts[cell - 2])} to "
                + $"{Number(cell - 1 < trained.Cuts.Length ? trained.Cuts[cell - 1] : trained.Greatest)}";
    }
}
