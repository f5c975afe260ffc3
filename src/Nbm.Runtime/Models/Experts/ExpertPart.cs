using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What one expert adds to the scores of an <see cref="ExpertsModel"/>.</summary>
internal sealed class ExpertPart(Expert expert, ImmutableArray<double> importances)
    : ModelPart(expert.Name, importances, default, null, selected: true)
{
    public override ImmutableArray<int> Inputs => expert.Features;
}
