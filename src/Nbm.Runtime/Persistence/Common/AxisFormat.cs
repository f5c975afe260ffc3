using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>Axes in a file, for any family that has some. Special values, kind and period are the feature's.</summary>
internal static class AxisFormat
{
    public static void Write(PayloadWriter to, ImmutableArray<Axis> axes)
    {
        to.Int32(axes.Length);
        foreach (Axis axis in axes)
        {
            to.Int32(axis.Feature);
            to.Doubles(axis.Knots.AsSpan());
            to.Int32(axis.Levels);
            to.Boolean(axis.HasMissing);
            to.Boolean(axis.HasUnseen);
        }
    }

    public static ImmutableArray<Axis> Read(FileCursor from, ModelSchema schema) =>
        from.Items(AdditiveReader.AxisBytes, "axes", () => ReadAxis(from, schema), schema.MostAxes()).AsImmutable();

    private static Axis ReadAxis(FileCursor from, ModelSchema schema)
    {
        FrozenAxis own = AdditiveReader.ReadAxis(from);
        ImmutableArray<double> knots = own.Knots.AsImmutable();
        return (uint)own.Feature < (uint)schema.Features.Length && schema.Features[own.Feature] is { Kind: FeatureKind.Numeric } declared
            ? new Axis(own.Feature, knots, own.Levels, own.HasMissing, own.HasUnseen, declared.Specials, declared.Axis, declared.Period)
            : new Axis(own.Feature, knots, own.Levels, own.HasMissing, own.HasUnseen);
    }
}
