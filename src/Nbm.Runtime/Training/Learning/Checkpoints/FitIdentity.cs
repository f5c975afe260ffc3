using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a fit is of. Two fits of one identity take the same steps.</summary>
/// <param name="Version">The library's version.</param>
/// <param name="Schema">The hash of the record's schema.</param>
/// <param name="Rows">The hash of the encoded rows, those held out included, and of what their levels and classes mean.</param>
/// <param name="Options">Seed and options that aren't at their defaults, as text by name.</param>
internal sealed record FitIdentity(string Version, string Schema, string Rows, ImmutableSortedDictionary<string, string> Options)
{
    private static readonly double[] s_targets = [0, 0.5, 1, 3];
    private static readonly double[] s_scores = [-2, -0.5, 0, 1, 2.5];

    /// <param name="data">The rows.</param>
    /// <param name="options">What the user asked for.</param>
    public static FitIdentity Of(TrainingData data, TrainingOptions options) => Of(data, options.Differences(), options.Loss, options.Seed);

    /// <param name="data">The rows.</param>
    /// <param name="options">What the user asked for; its type stands for the family.</param>
    public static FitIdentity Of(TrainingData data, NetworkTrainingOptions options) =>
        Of(data, options.Differences().Add("Options", options.GetType().Name), options.Loss, options.Seed);

    private static FitIdentity Of(TrainingData data, ImmutableSortedDictionary<string, string> differences, Loss? loss, int seed) => new(
        LibraryVersion.Text,
        data.Schema.Hash,
        HashOf(data),
        WithTeacher(WithStart(WithLoss(differences, loss), data), data)
            .Add(nameof(TrainingOptions.Seed), seed.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Throws if a checkpoint's fit is another one.</summary>
    /// <exception cref="NbmCheckpointException">It is; names the first difference.</exception>
    public void Check(FitIdentity found)
    {
        Check("version of the library", found.Version, Version);
        Check("record, by the hash of its schema,", found.Schema, Schema);
        foreach (string option in Options.Keys.Union(found.Options.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Check(option, found.Options.GetValueOrDefault(option, "its default"), Options.GetValueOrDefault(option, "its default"));
        }

        Check("training data, by their hash,", found.Rows, Rows);
    }

    private static void Check(string what, string found, string expected)
    {
        if (found != expected)
        {
            throw new NbmCheckpointException(
                $"The checkpoint is of another fit: its {what} is {found}; expected: {expected}. "
                + "Train as before, or name another file, or remove this one.");
        }
    }

    private static ImmutableSortedDictionary<string, string> WithStart(
        ImmutableSortedDictionary<string, string> options, TrainingData data) =>
        (data.Networks?.Hash() ?? data.Start?.Hash()) is { } hash ? options.Add("beginning, by a hash of its model,", hash) : options;

    private static ImmutableSortedDictionary<string, string> WithTeacher(
        ImmutableSortedDictionary<string, string> options, TrainingData data) =>
        data.Teacher is { } hash ? options.Add("teacher, by a hash of what it says,", hash) : options;

    // A loss of the user's own is what it computes: its class alone doesn't say its parameters.
    private static ImmutableSortedDictionary<string, string> WithLoss(ImmutableSortedDictionary<string, string> options, Loss? loss)
    {
        if (loss is null)
        {
            return options;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, loss.GetType().FullName ?? loss.GetType().Name);
        hash.Add<double>([.. s_targets.SelectMany(target => s_scores.Select(score => loss.Evaluate(target, score).Value))]);
        return options.Add("Loss, by a hash of its values,", hash.Text());
    }

    private static string HashOf(TrainingData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (EncodedRows? rows in new[] { data.All, data.Training, data.Validation })
        {
            Add(hash, rows is null ? "none" : "rows");
            double[]?[] columns = rows is null ? [] : [.. rows.Columns, rows.Targets, rows.Weights, rows.Offsets, rows.Entries];
            foreach (double[]? column in columns)
            {
                hash.Add(column);
            }

            foreach (SparseRows vector in rows?.Vectors ?? [])
            {
                hash.Add<int>(vector.Starts);
                hash.Add<int>(vector.Names);
                hash.Add<double>(vector.Values);
            }

            hash.Add<bool>(rows?.Events);
            Array.ForEach(rows?.Strata ?? [], stratum => Add(hash, stratum));
        }

        foreach (string text in data.Classes
            .Concat(data.Schema.Features
                .SelectMany((feature, f) => feature.Kind == FeatureKind.OpenCategory ? data.Vocabularies.Levels(f) : []))
            .Concat(data.Names.SelectMany(names => names)))
        {
            Add(hash, text);
        }

        return hash.Text();
    }

    private static void Add(IncrementalHash hash, string text) => hash.Add(Encoding.Unicode.GetBytes(text));
}
