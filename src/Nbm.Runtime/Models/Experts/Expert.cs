using System.Collections.Immutable;

namespace Nbm;

/// <summary>A part of an <see cref="ExpertsModel"/> that reads some groups of features and nothing else.</summary>
public sealed class Expert
{
    internal Expert(string name, int index, ImmutableArray<int> groups, ImmutableArray<int> features)
    {
        (Name, Index, Groups, Features) = (name, index, groups, features);
        foreach (int group in groups)
        {
            Mask |= 1UL << group;
        }
    }

    /// <summary>The names of its groups, with <c> + </c> between.</summary>
    public string Name { get; }

    /// <summary>Which of the experts it is, from 0.</summary>
    public int Index { get; }

    /// <summary>The indices of its groups in <see cref="ExpertsLayout.Groups"/>, ascending.</summary>
    public ImmutableArray<int> Groups { get; }

    /// <summary>The indices of its features in the schema, ascending.</summary>
    public ImmutableArray<int> Features { get; }

    /// <summary>Its groups as bits, that of the first group the lowest.</summary>
    public ulong Mask { get; }

    /// <summary>Whether a feature is of its groups.</summary>
    internal bool Reads(int feature) => Features.AsSpan().BinarySearch(feature) >= 0;

    /// <summary>Whether all its groups are among some.</summary>
    internal bool IsWithin(ulong groups) => (Mask & ~groups) == 0;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
