using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how scores of two classes become decisions: thresholds, and of tables what recalibrates them.</summary>
internal static class DecisionEmitter
{
    public static void Write(SourceWriter writer, FamilyClass family, bool isAdditive)
    {
        if (family.Model.Target.Task != TaskKind.Binary)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The same model with another threshold: scores and explanations stay, labels obey it, and so do files and exports. This model stays as it is.</summary>
            /// <param name="threshold">From which score on a row is called positive; null for a probability of a half.</param>
            public {family.Name} WithThreshold(global::Nbm.DecisionThreshold? threshold) =>
                new(global::Nbm.DecisionExtensions.WithThreshold(({family.Trained})Trained, threshold));
            """);
        if (!isAdditive)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The model whose probabilities are right on rows, as far as a shift and a scale of its scores make them so (Platt 1999). It is additive as this one is, which stays as it is.</summary>
            /// <param name="rows">Rows that it didn't learn from, of both classes.</param>
            /// <exception cref="global::Nbm.NbmDataException">All rows are of one class, or higher scores aren't more often positive.</exception>
            /// <exception cref="global::System.InvalidOperationException">The model has a threshold, which is one of its former scores.</exception>
            /// <exception cref="global::System.NotSupportedException">The record has an offset.</exception>
            public {family.Name} Recalibrate({family.Rows} rows) => new(Recalibrated(rows));

            /// <summary>The model for rows of another base rate: its intercept moves by the difference of the base rates' log-odds, which is exact where only the shares of the classes differ. This model stays as it is.</summary>
            /// <param name="trained">The share of positive rows that its probabilities are for, above 0 and below 1.</param>
            /// <param name="actual">The share among the rows to come, above 0 and below 1.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">A share isn't between 0 and 1.</exception>
            /// <exception cref="global::System.InvalidOperationException">The model has a threshold, which is one of its former scores.</exception>
            public {family.Name} WithBaseRate(double trained, double actual) =>
                new(global::Nbm.DecisionExtensions.WithBaseRate(Additive, trained, actual));
            """);
    }
}
