using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>How well a multiclass model predicts. What is undefined is <see cref="double.NaN"/>, reads “undefined”, and is <c>null</c> in
/// JSON. Equal by content.</summary>
/// <param name="Accuracy">The weighted share of rows whose label is right.</param>
/// <param name="LogLoss">The weighted mean of −ln(probability of the true class).</param>
public sealed record MulticlassMetrics(double Accuracy, double LogLoss)
{
    /// <summary>Of each class how well it is told from all others, in the order of the model's outputs.</summary>
    public ImmutableArray<ClassMetrics> Classes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The accuracy of a model that always says the most frequent class: what <see cref="Accuracy"/> is to be held
    /// against.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double NoInformationRate => Classes.IsEmpty ? double.NaN : Classes.Max(own => own.BaseRate);

    /// <summary>1 − log loss / log loss of the classes' shares (McFadden 1974); undefined where all rows are of one class.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double D2 { get; init; } = double.NaN;

    /// <summary>The mean F1 of the classes, each counting alike; undefined where that of one is, as of a class without rows that is never
    /// predicted.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double MacroF1 => Classes.IsEmpty ? double.NaN : Classes.Average(own => own.Confusion.F1);

    /// <inheritdoc/>
    public bool Equals(MulticlassMetrics? other) => other is not null && Accuracy.Equals(other.Accuracy) && LogLoss.Equals(other.LogLoss)
        && D2.Equals(other.D2) && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Accuracy, LogLoss, D2, Classes.Length);

    /// <summary>The metrics of all classes together in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"accuracy {Accuracy:0.####}, no-information rate {ScoreText.Of(NoInformationRate)}, log loss {LogLoss:0.####}");
}

/// <summary>How well one class is told from all others.</summary>
/// <param name="Class">The name of the class.</param>
/// <param name="Auroc">The area under the ROC curve of the class's probability; undefined, <see cref="double.NaN"/>, where all rows are of
/// the class, or none.</param>
/// <param name="AveragePrecision">The area under precision by recall; undefined where no row is of the class.</param>
/// <param name="Confusion">What labels came to: positive is the class, negative are all others.</param>
/// <param name="Labels">The weight of the class's rows that were given each label, in the order of the classes: a row of the confusion
/// matrix.</param>
public sealed record ClassMetrics(
    string Class,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Auroc,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double AveragePrecision,
    ConfusionTable Confusion,
    ImmutableArray<double> Labels)
{
    /// <summary>The weighted share of rows that are of the class.</summary>
    public double BaseRate => Confusion.BaseRate;

    /// <inheritdoc/>
    public bool Equals(ClassMetrics? other) => other is not null && Class == other.Class && Auroc.Equals(other.Auroc)
        && AveragePrecision.Equals(other.AveragePrecision) && Confusion == other.Confusion
        && Labels.AsSpan().SequenceEqual(other.Labels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Class, Auroc, AveragePrecision, Confusion);

    /// <summary>The metrics of the class in one line, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Class}, {BaseRate:0.####} of rows: AUROC {ScoreText.Of(Auroc)}, precision {ScoreText.Of(Confusion.Precision)}, "
            + $"recall {ScoreText.Of(Confusion.Recall)}, F1 {ScoreText.Of(Confusion.F1)}");
}
