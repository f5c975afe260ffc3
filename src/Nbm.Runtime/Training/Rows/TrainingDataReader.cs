using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>From records to <see cref="TrainingData"/>: targets, split, vocabularies, columns, all checked.</summary>
internal static class TrainingDataReader
{
    /// <param name="encoder">The record's encoder.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some out of the others.</param>
    /// <param name="options">Which part to hold out, and the seed.</param>
    /// <param name="start">A model that the fit begins from, whose levels and classes keep their indices; null for none.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    public static TrainingData Read<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, TrainingOptions options,
        IKnownTexts? start = null)
    {
        (LabelledRows<TRecord> training, IRowContent content) = Open(encoder, train, nameof(train));
        (LabelledRows<TRecord>? held, IRowContent? heldContent) = validation is null ? (null, null)
            : Open(encoder, validation, nameof(validation));
        ImmutableArray<string> classes = Classes(encoder.Schema, training, start);
        if (encoder.Schema.Target.HasOpenClasses)
        {
            training = training.WithClasses(classes);
            held = held?.WithClasses(classes);
        }

        CheckVariety(encoder, training, classes);
        if (options.ClassWeights is { } classWeights)
        {
            double[] factors = classWeights.Factors(classes, training.Targets, training.Weights);
            training = training.Weighing(factors);
            held = held?.Weighing(factors);
        }

        Vocabularies vocabularies = VocabularyReader.Read(encoder.Schema, content, options, start);
        ImmutableArray<ImmutableArray<string>> names = VectorReader.Names(encoder.Schema, content);
        EncodedRows all = RowEncoding.Encode(training, content, vocabularies, names);
        EncodedRows learned = all;
        EncodedRows? stopping = held is null ? null : RowEncoding.Encode(held, heldContent!, vocabularies, names);
        TrainingNotice? notice = null;
        if (held is null)
        {
            double[] groups = !classes.IsEmpty ? all.Targets
                : all.Events is { } events ? [.. events.Select(happened => happened ? 1.0 : 0)]
                : new double[all.Count];
            double fraction = Fit.HasNeuralPhase(encoder.Schema, options) ? options.ValidationFraction : 0;
            var (kept, heldOut) = HoldOut.Split(groups, fraction, options.Seed);
            notice = HoldOut.Notice(all.Count, heldOut.Length, fraction);
            if (heldOut.Length > 0)
            {
                (learned, stopping) = (all.Take(kept), all.Take(heldOut));
            }
        }

        ImmutableArray<TrainingNotice> newLevels = start is null ? [] : NewLevels.Notices(encoder.Schema, content, options, start);
        return new TrainingData(encoder.Schema, vocabularies, classes, all, learned, stopping)
        {
            Names = names,
            Start = start as WarmStart,
            Networks = start as NetworkStart,
            Notices = [.. RowsCheck.Notices(encoder.Schema, classes, all), .. notice is null ? [] : new[] { notice }, .. newLevels],
        };
    }

    /// <summary>The labels of rows and what holds the rest: the list itself, or what was kept of rows that came one by one.</summary>
    /// <param name="encoder">The record's encoder.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="name">What the caller calls them.</param>
    public static (LabelledRows<TRecord> Labels, IRowContent Content) Open<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, string name)
    {
        if (rows is SpooledRows<TRecord> spooled)
        {
            return (spooled.Rows, spooled);
        }

        LabelledRows<TRecord> labelled = LabelledRows<TRecord>.Read(encoder, RowList.ToArray(rows, name), name);
        return (labelled, new ListedContent<TRecord>(encoder, labelled));
    }

    // One row, or rows of one class, have nothing in them that a model could tell apart, whatever the type of the target.
    private static void CheckVariety<TRecord>(RecordEncoder<TRecord> encoder, LabelledRows<TRecord> rows, ImmutableArray<string> classes)
    {
        ModelSchema schema = encoder.Schema;
        if (rows.Rows.Length == 1)
        {
            throw new NbmDataException($"Only one row of {rows.Name} has a target {schema.Target.Name} and a weight above zero; "
                + $"{schema.Name} needs two or more to learn from.");
        }

        if (!classes.IsEmpty && !encoder.MayBeOfOneClass && !rows.Targets.AsSpan().ContainsAnyExcept(rows.Targets[0]))
        {
            throw new NbmDataException(
                $"All rows of {rows.Name} are of class '{classes[(int)rows.Targets[0]]}'; a classification needs two classes or more.");
        }
    }

    private static ImmutableArray<string> Classes<TRecord>(ModelSchema schema, LabelledRows<TRecord> rows, IKnownTexts? start)
    {
        if (!schema.Target.HasOpenClasses)
        {
            return schema.Target.Classes;
        }

        ImmutableArray<string> known = start?.Classes ?? [];
        string[] others = [.. rows.Texts.Distinct(StringComparer.Ordinal).Except(known).Order(StringComparer.Ordinal)];
        return start is not { AreAll: true } || others.Length == 0
            ? [.. known, .. others]
            : throw new NbmDataException(
                $"{rows.Name} has rows of the class '{others[0]}', which the networks of the model have no score for; they know "
                    + $"{string.Join(", ", known)}. "
                + "Leave these rows out, or train from scratch.");
    }
}
