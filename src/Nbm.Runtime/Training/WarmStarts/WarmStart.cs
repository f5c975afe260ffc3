using System.Collections.Immutable;
using System.Security.Cryptography;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// A trained model as the beginning of a fit: to other rows, or of a record that has more features. What levels and classes it knows, and
/// where each of its
/// terms is found. It is a beginning and nothing else: what the fit arrives at is for its own rows and its own smoothness.
/// </summary>
internal sealed class WarmStart : IKnownTexts
{
    private readonly AdditiveModel _model;
    private readonly ImmutableArray<int> _features;
    private readonly StartTerm?[] _terms;

    private WarmStart(AdditiveModel model, ModelSchema schema, ImmutableArray<int> features)
    {
        _model = model;
        _features = features;
        Networks = NetworkStart.OfBases(model);
        _terms = [.. Enumerable.Range(0, schema.TermCount).Select(t => Find(schema.TermFeatures(t)))];
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Classes => _model.Classes;

    /// <inheritdoc/>
    public bool AreAll => false;

    /// <summary>The networks that the model keeps, with whose bases a neural phase begins; null if it keeps none.</summary>
    public NetworkStart? Networks { get; }

    /// <summary>How many scores the model has.</summary>
    public int Outputs => _model.Outputs;

    /// <summary>The intercept of an output, in units of the score.</summary>
    public double Intercept(int output) => _model.Intercepts[output];

    /// <summary>What the model knows of a term; null if it doesn't have it.</summary>
    public StartTerm? Term(int term) => _terms[term];

    /// <inheritdoc/>
    public ImmutableArray<string> Levels(int feature) => _features[feature] is >= 0 and var old ? _model.Vocabularies.Levels(old) : [];

    /// <summary>A hash of the model.</summary>
    public string Hash()
    {
        using var stream = new MemoryStream();
        _model.Save(stream);
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    /// <param name="model">The model.</param>
    /// <param name="schema">What is to be trained.</param>
    /// <exception cref="NbmSchemaException">The record hasn't all that the model was trained on.</exception>
    public static WarmStart Of(AdditiveModel model, ModelSchema schema) => new(model, schema, SchemaPart.Features(model.Schema, schema));

    // The model's term of the same features, its dimensions in their order.
    private StartTerm? Find(ImmutableArray<int> features)
    {
        int[] old = [.. features.Select(feature => _features[feature])];
        for (int t = 0; t < _model.Terms.Length; t++)
        {
            Term term = _model.Terms[t];
            if (term.Features.Length == old.Length && old.All(feature => term.Features.Contains(feature)))
            {
                int[] dimensions = [.. old.Select(feature => term.Features.IndexOf(feature))];
                return new StartTerm(
                    term,
                    new TermLayout(0, term.Length, [.. dimensions.Select(d => term.Axes[d])], [.. dimensions.Select(d => term.Strides[d])]),
                    _model.Axes,
                    _model.Smoothness.IsEmpty ? null : _model.Smoothness[t]);
            }
        }

        return null;
    }
}

/// <summary>What a model knows of a term.</summary>
/// <param name="Term">The term.</param>
/// <param name="Layout">Its table, its dimensions in the order of the fit's; columns are the model's axes.</param>
/// <param name="Axes">The model's axes.</param>
/// <param name="Smoothness">How smooth it was found to be; null if that isn't known.</param>
internal sealed record StartTerm(Term Term, TermLayout Layout, ImmutableArray<Axis> Axes, TermSmoothness? Smoothness)
{
    /// <summary>The most knots of its axes; 0 where none is a number.</summary>
    public int Knots => Layout.Columns.Max(column => Axes[column].Knots.Length);
}
