using Nbm.Models;
using Nbm.Persistence;
using Nbm.Reports;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>
    /// Writes a report of the model as one HTML file that needs nothing else, for those who must answer for it: what it is for, how good it
    /// is, what drives it, how it decides and treats groups, every shape with the density of the rows behind it, and each of some rows
    /// explained, with what would change its prediction, and open to "what if". Of experts which groups settle a case, overall, by class
    /// and by segment, and the attributions of some rows. Light and dark, printable.
    /// </summary>
    /// <param name="path">Where; a file there is replaced.</param>
    /// <param name="test">Rows that the model wasn't trained on; those without a target are shown but not measured.</param>
    /// <param name="options">Headings and notes; <see cref="ReportOptions{TRecord}"/> also of rows.</param>
    /// <exception cref="NotSupportedException">The model is a perceptron or a polynomial.</exception>
    /// <exception cref="ArgumentException">The options are of another record, or name a class that the model doesn't have.</exception>
    /// <exception cref="NbmDataException">A value of a row has no place in the model; names the row. Or there are no rows.</exception>
    public void WriteReport(string path, IReadOnlyList<TRecord> test, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        options ??= new ReportOptions();
        if (options is not ReportOptions<TRecord> && options.GetType() is { IsGenericType: true } other
            && other.GetGenericTypeDefinition() == typeof(ReportOptions<>))
        {
            throw new ArgumentException($"The options are a {nameof(ReportOptions)} of {other.GenericTypeArguments[0].Name}; expected: a "
                + $"{nameof(ReportOptions)}, or one of {typeof(TRecord).Name}.", nameof(options));
        }

        ReportOptions<TRecord> own = options as ReportOptions<TRecord> ?? new();
        byte[] page = System.Text.Encoding.UTF8.GetBytes(ReportPage.Write(Trained, ReadReportRows(test, own), options));
        WholeFile.Write(path, stream => stream.Write(page));
    }

    private protected abstract object EvaluateAny(IReadOnlyList<TRecord> rows);

    private ReportRows ReadReportRows(IReadOnlyList<TRecord> rows, ReportOptions<TRecord> options)
    {
        TRecord[] all = RowList.ToArray(rows, "test");
        if (all.Length == 0)
        {
            throw new NbmDataException("There are no rows to report on.");
        }

        var columns = new double[Schema.Features.Length * all.Length];
        RowEncoder.Encode(all, Trained.Vocabularies, columns, all.Length);
        var scores = new double[Trained.Outputs * all.Length];
        VectorRows? own = NewVectors()?.Read(all, 0);
        Trained.Score(new RowBlock(columns, all.Length, all.Length, own, 0), scores, []);
        double[] offsets = [.. all.Select((row, r) => _hasOffset ? OffsetOf(in row, r) : 0)];
        double[] targets = [.. all.Select((row, r) => TargetOf(in row, r))];
        return ReportRows.Of(Trained, columns, scores, offsets, targets, targets.All(double.IsNaN) ? null : EvaluateAny(all)) with
        {
            Vectors = VectorPart.Of(Trained, own),
            Encoded = own,
            Weights = [.. all.Select((row, r) => double.IsNaN(targets[r]) ? 0 : WeightOf(in row, r))],
            Ids = options.Id is null ? null : [.. all.Select(row => options.Id(row))],
            Groups = [.. options.Groups.Select(group => (group.Name, all.Select(row => ReportFairness.NameOf(group.Of(row))).ToArray()))],
            Training = options.Training.Count == 0 ? null : (EvaluateAny(options.Training), options.Training.Count),
            Declared = RowEncoder.Schema,
        };
    }
}
