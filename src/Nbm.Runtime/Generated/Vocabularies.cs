using System.Collections.Immutable;
using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>The levels of a model's open categories, as training saw them. Immutable and thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Vocabularies
{
    private readonly ImmutableArray<string>[] _levels;
    private readonly Dictionary<string, int>?[] _indices;

    /// <summary>Vocabularies of a schema's features.</summary>
    /// <param name="levels">For each feature its levels in the order of their indices, or null if it is no open category.</param>
    public Vocabularies(IReadOnlyList<IReadOnlyList<string>?> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        _levels = new ImmutableArray<string>[levels.Count];
        _indices = new Dictionary<string, int>?[levels.Count];
        for (int f = 0; f < levels.Count; f++)
        {
            _levels[f] = levels[f] switch { null => default, ImmutableArray<string> texts => texts, var texts => [.. texts] };
            _indices[f] = _levels[f].IsDefault ? null : Index(_levels[f], f);
        }
    }

    /// <summary>How many features, open categories or not.</summary>
    public int FeatureCount => _levels.Length;

    /// <summary>No open categories among so many features.</summary>
    public static Vocabularies None(int features) => new(new IReadOnlyList<string>?[features]);

    /// <summary>Whether a feature is an open category.</summary>
    public bool Has(int feature) => _indices[feature] is not null;

    /// <summary>The levels of an open category, in the order of their indices.</summary>
    public ImmutableArray<string> Levels(int feature) => Has(feature) ? _levels[feature] : throw NoVocabulary(feature);

    /// <summary>The index of a text among the levels of an open category: NaN for null, −1 if it isn't there. Allocates nothing.</summary>
    public double Find(int feature, string? text)
    {
        if (text is null)
        {
            return double.NaN;
        }

        Dictionary<string, int> indices = _indices[feature] ?? throw NoVocabulary(feature);
        return indices.TryGetValue(text, out int index) ? index : -1;
    }

    private static Dictionary<string, int> Index(ImmutableArray<string> levels, int feature)
    {
        var indices = new Dictionary<string, int>(levels.Length, StringComparer.Ordinal);
        for (int i = 0; i < levels.Length; i++)
        {
            if (levels[i] is null || !indices.TryAdd(levels[i], i))
            {
                throw new ArgumentException($"Level {i} of feature {feature} is null or occurs twice: '{Cited.Text(levels[i])}'.",
                    nameof(levels));
            }
        }

        return indices;
    }

    private static ArgumentException NoVocabulary(int feature) => new($"Feature {feature} is no open category.", nameof(feature));
}
