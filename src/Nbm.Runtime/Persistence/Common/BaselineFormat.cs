using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>Baseline hazards in a file: one, or one for each stratum, and apart from them the variances of their logarithms, without which
/// predictions are the same.</summary>
internal static class BaselineFormat
{
    private const int StratumBytes = 28;

    public static void Write(PayloadWriter to, BaselineHazard baseline)
    {
        to.Doubles(baseline.Times.AsSpan());
        to.Doubles(baseline.CumulativeHazards.AsSpan());
    }

    public static BaselineHazard Read(FileCursor from)
    {
        (double[] times, double[] hazards) = OutputReader.ReadHazard(from);
        return new BaselineHazard(times.AsImmutable(), hazards.AsImmutable());
    }

    public static void WriteStrata(PayloadWriter to, ImmutableSortedDictionary<string, BaselineHazard> strata)
    {
        to.Int32(strata.Count);
        foreach ((string stratum, BaselineHazard baseline) in strata)
        {
            to.Text(stratum);
            Write(to, baseline);
        }
    }

    /// <summary>The baseline of each stratum, in order.</summary>
    public static KeyValuePair<string, BaselineHazard>[] ReadStrata(FileCursor from)
    {
        string? last = null;
        return from.Items(StratumBytes, "strata", () =>
        {
            string stratum = from.Text();
            if (last is not null && string.CompareOrdinal(stratum, last) <= 0)
            {
                throw from.Wrong(
                    $"the stratum {Cited.Text(stratum)} comes behind {Cited.Text(last)}: they must be distinct, in ordinal order");
            }

            last = stratum;
            return KeyValuePair.Create(stratum, Read(from));
        });
    }

    /// <summary>All baselines of a model, in order.</summary>
    public static IEnumerable<BaselineHazard> Of(TrainedModel model) => model.Baseline is { } one ? [one] : model.StratumBaselines.Values;

    /// <summary>A baseline with its variances.</summary>
    public static BaselineHazard ReadErrors(FileCursor from, BaselineHazard baseline)
    {
        double[] variances = from.Doubles();
        return variances.Length == 0 ? baseline : new BaselineHazard(baseline.Times, baseline.CumulativeHazards, variances.AsImmutable());
    }

    /// <summary>The baselines by the names of their strata; one by one, as a range is sorted in a tree of its own first.</summary>
    public static ImmutableSortedDictionary<string, BaselineHazard> Of(KeyValuePair<string, BaselineHazard>[] baselines)
    {
        var strata = TrainedModel.NoStrata.ToBuilder();
        foreach (KeyValuePair<string, BaselineHazard> own in baselines)
        {
            strata.Add(own.Key, own.Value);
        }

        return strata.ToImmutable();
    }
}
