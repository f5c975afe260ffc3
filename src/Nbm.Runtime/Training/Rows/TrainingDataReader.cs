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
    /// <param name="start">A model whose levels and classes keep their indices; null for none.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    public static TrainingData Read<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, TrainingOptions options, WarmStart? start = null)
    {
        LabelledRows<TRecord> training = LabelledRows<TRecord>.Read(encoder, RowList.ToArray(train, nameof(train)), nameof(train));
        LabelledRows<TRecord>? held = validation is null ? null : LabelledRows<TRecord>.Read(encoder, RowList.ToArray(validation, nameof(validation)), nameof(validation));
        ImmutableArray<string> classes = Classes(encoder.Schema, training, start);
        if (encoder.Schema.Target.HasOpenClasses)
        {
            training = training.WithClasses(classes);
            held = held?.WithClasses(classes);
        }

        if (options.ClassWeights is { } classWeights)
        {
            double[] factors = classWeights.Factors(classes, training.Targets, training.Weights);
            training = training.Weighing(factors);
            held = held?.Weighing(factors);
        }

        Vocabularies vocabularies = VocabularyReader.Read(encoder, training, options, start);
        ImmutableArray<ImmutableArray<string>> names = VectorReader.Names(encoder, training);
        EncodedRows all = RowEncoding.Encode(encoder, training, vocabularies, names);
        EncodedRows learned = all;
        EncodedRows? stopping = held is null ? null : RowEncoding.Encode(encoder, held, vocabularies, names);
        if (held is null)
        {
            double[] groups = !classes.IsEmpty ? all.Targets
                : all.Events is { } events ? [.. events.Select(happened => happened ? 1.0 : 0)]
                : new double[all.Count];
            var (kept, heldOut) = HoldOut.Split(groups, options.ValidationFraction, options.Seed);
            if (heldOut.Length > 0)
            {
                (learned, stopping) = (all.Take(kept), all.Take(heldOut));
            }
        }

        return new TrainingData(encoder.Schema, vocabularies, classes, all, learned, stopping) { Names = names, Start = start };
    }

    private static ImmutableArray<string> Classes<TRecord>(ModelSchema schema, LabelledRows<TRecord> rows, WarmStart? start)
    {
        if (!schema.Target.HasOpenClasses)
        {
            return schema.Target.Classes;
        }

        ImmutableArray<string> known = start?.Classes ?? [];
        ImmutableArray<string> classes = [.. known, .. rows.Texts.Distinct(StringComparer.Ordinal).Except(known).Order(StringComparer.Ordinal)];
        return classes.Length >= 2
            ? classes
            : throw new NbmDataException($"All rows of {rows.Name} are of class '{classes[0]}'; a classification needs two classes or more.");
    }
}
