using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What one attribute adds to the scores of a <see cref="FlintModel"/>: its activation times its weights.</summary>
internal sealed class AttributePart(int index, ImmutableArray<int> inputs, ImmutableArray<double> importances)
    : ModelPart(AttributeFunction.NameOf(index), importances, default, null, selected: true)
{
    public override ImmutableArray<int> Inputs => inputs;
}
