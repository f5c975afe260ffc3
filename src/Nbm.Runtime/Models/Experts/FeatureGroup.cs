using System.Collections.Immutable;

namespace Nbm;

/// <summary>Features that belong together: a source of data, or what is asked for at once.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Features">The indices of its features in the schema; those of vectors come behind all features.</param>
public readonly record struct FeatureGroup(string Name, ImmutableArray<int> Features);
