using System.Text.Json.Serialization;
using Nbm.Models;

namespace Nbm;

/// <summary>What is told of a model that serves, as JSON.</summary>
public sealed record ModelInfo
{
    /// <summary>The model.</summary>
    public required ModelIdentity Model { get; init; }

    /// <summary>When it began to serve.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>The stem of the record's names, such as <c>Applicant</c>.</summary>
    public required string Record { get; init; }

    /// <summary>SHA-256 of all of the record that the model depends on, <see cref="ModelSchema.Hash"/>.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>The class of the model, such as <c>AdditiveModel</c>.</summary>
    public required string Family { get; init; }

    /// <summary>What is predicted, such as <c>Binary</c>.</summary>
    public required string Task { get; init; }

    /// <summary>The name of the target.</summary>
    public required string Target { get; init; }

    /// <summary>The classes, of two the negative first; empty of numbers.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The importance of each term, the largest first.</summary>
    public required IReadOnlyList<ImportanceInfo> Importances { get; init; }

    /// <summary>How many rows it learned from; left out where that isn't known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TrainingRows { get; init; }

    /// <summary>The version of Nbm that trained it; left out where that isn't known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TrainedBy { get; init; }

    /// <summary>The version of Nbm that serves it.</summary>
    public required string ServedBy { get; init; }

    internal static ModelInfo Of(TrainedModel model, ModelIdentity identity, DateTimeOffset loadedAt) => new()
    {
        Model = identity,
        LoadedAt = loadedAt,
        Record = model.Schema.Name,
        SchemaHash = model.Schema.Hash,
        Family = model.GetType().Name,
        Task = model.Schema.Target.Task.ToString(),
        Target = model.Schema.Target.Name,
        Classes = model.ShownClasses,
        Importances = [.. model.Importances.Select(own => new ImportanceInfo(own.Name, own.Importance))],
        TrainingRows = model.TrainingRun?.Rows,
        TrainedBy = model.TrainingRun?.Version,
        ServedBy = LibraryVersion.Text,
    };
}

/// <summary>How much a term moves scores.</summary>
/// <param name="Name">The name of the term.</param>
/// <param name="Importance">The mean size of what it adds over the training rows, in units of the score.</param>
public sealed record ImportanceInfo(string Name, double Importance);
