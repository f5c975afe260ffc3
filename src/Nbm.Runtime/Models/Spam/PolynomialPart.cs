using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What one feature, or two or three together, add to the scores of a <see cref="SpamModel"/>.</summary>
internal sealed class PolynomialPart(string name, ImmutableArray<int> features, ImmutableArray<double> importances)
    : ModelPart(name, importances, default, null, selected: true)
{
    public override ImmutableArray<int> Inputs => features;
}
