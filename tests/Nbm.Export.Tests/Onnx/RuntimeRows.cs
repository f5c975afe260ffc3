using Nbm.Export.Tests.Parity;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>What the runtime says of the rows of a case by a model of any family.</summary>
internal static class RuntimeRows
{
    /// <summary>Of a row what explains its scores, and its scores, offsets included; null where the runtime refuses it.</summary>
    public static (double[]? Contributions, double[]? Scores) Of(TrainedModel model, ParityCase parity, int row)
    {
        double[] scores = new double[model.Outputs], contributions = new double[model.Shares * model.Outputs];
        try
        {
            model.Score(new RowBlock(parity.Features[row], null), scores, contributions);
        }
        catch (NbmDataException)
        {
            return (null, null);
        }

        if (!model.Schema.HasOffset)
        {
            return (contributions, scores);
        }

        // What the other model's scores have beside its own.
        var without = new double[model.Outputs];
        parity.Model.Score(parity.Features[row], without);
        return (contributions, parity.Scores[row] is { } with ? [scores[0] + with[0] - without[0]] : null);
    }

    /// <summary>One row of so many of a case.</summary>
    public static ParityCase EachOf(ParityCase parity, int step)
    {
        T[] Some<T>(IEnumerable<T> rows) => [.. rows.Where((_, r) => r % step == 0)];
        return new ParityCase
        {
            Model = parity.Model,
            Table = new Databases.TestTable(parity.Table.Name, parity.Table.Columns, Some(parity.Table.Rows)),
            Features = Some(parity.Features),
            Texts = Some(parity.Texts),
            Scores = Some(parity.Scores),
            Contributions = Some(parity.Contributions),
        };
    }
}
