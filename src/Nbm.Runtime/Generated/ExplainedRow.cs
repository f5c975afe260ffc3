using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Models;

namespace Nbm.Generated;

/// <summary>A row with what each term contributes to its scores: what explanations are made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExplainedRow
{
    private readonly double[] _contributions;
    private readonly double[] _scores;
    private VectorRows? _vectors;

    internal ExplainedRow(TrainedModel model)
    {
        Model = model;
        Features = new double[model.Schema.Features.Length];
        Texts = new string?[Features.Length];
        Unseen = [.. model.Schema.Vectors.Select(_ => new List<string>())];
        _contributions = new double[model.Shares * model.Outputs];
        _scores = new double[model.Outputs];
    }

    /// <summary>The model that explains.</summary>
    internal TrainedModel Model { get; }

    /// <summary>What the record declares, which a model that was read from a file doesn't know; null for a row of no record.</summary>
    internal ModelSchema? Declared { get; init; }

    /// <summary>The encoded features.</summary>
    internal double[] Features { get; }

    /// <summary>The texts of open categories.</summary>
    internal string?[] Texts { get; }

    /// <summary>For each vector the names that the row has and the model doesn't.</summary>
    internal List<string>[] Unseen { get; }

    /// <summary>What the row has of all vectors; null if there are none.</summary>
    internal VectorRows? Vectors => _vectors;

    /// <summary>What the row has of a vector.</summary>
    internal VectorRow Vector(int vector) => _vectors![vector];

    /// <summary>The scores, one per output.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>What a term adds to each output.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction; vectors come behind all of
    /// these.</param>
    public ReadOnlySpan<double> Contributions(int term) => _contributions.AsSpan(term * _scores.Length, _scores.Length);

    /// <summary>What no part explains of a score; 0 for models that have no remainder.</summary>
    internal double Remainder(int output) => Model.HasRemainder ? Contributions(Model.Parts.Length)[output] : 0;

    /// <summary>The row that contributions are differences to; null where they are to the average row.</summary>
    internal ExplainedRow? Reference { get; private set; }

    /// <summary>What the contributions to an output are added to: the intercept, or the score of the reference.</summary>
    internal double BaseScore(int output) => Reference is { } reference ? reference.Scores[output] : Model.Intercepts[output];

    /// <summary>What contributions are added to, one per output.</summary>
    internal double[] BaseScores() => [.. Enumerable.Range(0, Model.Outputs).Select(BaseScore)];

    /// <summary>The standard error of <see cref="BaseScore"/>; null if the model has none.</summary>
    internal double? BaseError(int output) =>
        Reference is { } reference ? reference.ScoreError(output) : Model.ScoreErrors?.InterceptErrors[output];

    /// <summary>What <see cref="BaseScore"/> is called.</summary>
    internal string BaseName => Reference is null ? "intercept" : "reference";

    /// <summary>The standard error of what a term adds to an output; null if the model has none, and for differences to a
    /// reference.</summary>
    internal double? StandardError(int term, int output) =>
        Reference is null && Errors is { } errors ? errors[(output * Model.Parts.Length) + term] : null;

    /// <summary>The standard error of a score; null if the model has none.</summary>
    internal double? ScoreError(int output) => Errors is { } errors
        ? Model.ScoreErrors?.Score(output, errors.AsSpan(output * Model.Parts.Length, Model.Parts.Length))
        : null;

    /// <summary>The standard error of the score from where the events were, see <see cref="SurvivalErrors"/>; null if the model has
    /// none.</summary>
    internal double? HazardError() => Model.HazardError(Features, _vectors);

    /// <summary>How what a part reads stands to what training saw: of several features the one that is furthest from it.</summary>
    internal Standing StandingOf(int part)
    {
        Standing furthest = Standing.Known;
        foreach (int input in Model.Parts[part].Inputs)
        {
            Standing own = input < Features.Length ? Model.StandingOf(input, Features[input]) : Standing.Known;
            furthest = own > furthest ? own : furthest;
        }

        return furthest;
    }

    // Outputs × terms; null if the model has none. Computed when first asked for, twice at worst, with the same result.
    private double[]? Errors => field ??= Model.HasStandardErrors ? ComputeErrors() : null;

    /// <summary>What the row brings with it that is added to its score, less what the reference does if there is one.</summary>
    internal double Offset { get; private set; }

    internal void Compute(VectorRows? vectors, double offset)
    {
        _vectors = vectors;
        Model.Score(new RowBlock(Features, vectors), _scores, _contributions);
        Offset = offset;
        _scores[0] += offset;
    }

    /// <summary>Makes the contributions differences to another row's.</summary>
    internal void Subtract(ExplainedRow reference)
    {
        Reference = reference;
        Offset -= reference.Offset;
        for (int i = 0; i < _contributions.Length; i++)
        {
            _contributions[i] -= reference._contributions[i];
        }
    }

    private double[] ComputeErrors()
    {
        var errors = new double[Model.Parts.Length * Model.Outputs];
        Model.StandardErrors(Features, _vectors, errors);
        return errors;
    }
}
