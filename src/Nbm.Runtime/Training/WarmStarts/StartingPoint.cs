using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A warm start on the grid of a refinement, in the units of its loss: unknowns, precisions and degrees of freedom of the model's
/// terms.</summary>
internal sealed class StartingPoint
{
    private readonly WarmStart _start;
    private readonly UnknownLayout _layout;
    private readonly TargetLoss _target;

    /// <param name="start">The model.</param>
    /// <param name="layout">The unknowns.</param>
    /// <param name="target">The scale of the score, and where outputs that the model doesn't have begin.</param>
    public StartingPoint(WarmStart start, UnknownLayout layout, TargetLoss target)
    {
        (_start, _layout, _target) = (start, layout, target);
        PartSmoothness?[] parts = [.. layout.Components.Select(Part)];
        double unit = target.Scale.Deviation * target.Scale.Deviation;
        Precisions = [
            .. parts.Zip(layout.Components, (part, component) => component.Kind == ComponentKind.Curve ? null : part?.Precision * unit)];
        Degrees = [.. parts.Select(part => part?.Degrees ?? 1)];
        IsComplete = start.Outputs == target.Outputs && parts.All(part => part is not null);
    }

    /// <summary>For each component its π, without what the user multiplies it by; null where the model doesn't know it, and of curves,
    /// whose prior says it.</summary>
    public double?[] Precisions { get; }

    /// <summary>For each component its effective degrees of freedom; 1 where the model doesn't know them.</summary>
    public double[] Degrees { get; }

    /// <summary>Whether the model knows all components, of all outputs.</summary>
    public bool IsComplete { get; }

    /// <summary>C × U: the model's tables at the positions of the grid. Columns have no weight: the first solution divides what a table
    /// says among it and them.</summary>
    public float[] Unknowns()
    {
        int outputs = _target.Outputs, size = _layout.Count;
        var unknowns = new float[outputs * size];
        for (int c = 0; c < outputs; c++)
        {
            Span<float> own = unknowns.AsSpan(c * size, size);
            own[_layout.Grid.Intercept] = (float)(c < _start.Outputs
                ? (_start.Intercept(c) - _target.Scale.Mean) / _target.Scale.Deviation
                : _target.NullIntercepts[c]);
            for (int t = 0; c < _start.Outputs && t < _layout.Grid.TermCount; t++)
            {
                if (_start.Term(t) is { } term)
                {
                    Carry(term, c, _layout.Grid.Layout.Terms[t], own);
                }
            }

            foreach (var (position, _) in _layout.Grid.Ties)
            {
                own[position] = 0;
            }
        }

        return unknowns;
    }

    /// <summary>Measures how well the model does on the rows, and makes of that what the first round needs to know.</summary>
    /// <returns>φ.</returns>
    public double Begin(RefinementStage stage, RefinementData rows, Smoothness smoothness, ProbeMemory probes, double noise)
    {
        double total = Degrees.Sum();
        stage.Assess(smoothness.Precisions, noise);
        noise = stage.Noise(total);
        stage.Adapt(total);
        stage.Linearise(smoothness.Precisions, noise);
        double[] known = EffectiveDegrees.Known(stage);
        if (IsComplete)
        {
            probes.Recall(known, Degrees);
        }

        smoothness.Loosen(known);
        return noise;
    }

    private void Carry(StartTerm from, int output, TermLayout to, Span<float> unknowns)
    {
        float[] source = [.. from.Term.Tables[output].Select(value => (float)(value / _target.Scale.Deviation))];
        new Prolongation(from.Layout, from.Axes, to, _layout.Grid.Axes).Carry<float>(source, unknowns.Slice(to.Offset, to.Length));
    }

    private PartSmoothness? Part(Component component)
    {
        PartSmoothness? part = component.Kind switch
        {
            ComponentKind.Table => _start.Term(component.Term)?.Smoothness?.Table,
            ComponentKind.Slots => _start.Term(component.Term)?.Smoothness?.Slots,
            ComponentKind.Trend => _start.Term(component.Term)?.Smoothness?.Trend,
            ComponentKind.Curve when _start.Term(component.Term)?.Smoothness?.Kernels is { IsEmpty: false } kernels =>
                new PartSmoothness(1, kernels.Sum(kernel => kernel.Degrees)),
            _ => null,
        };
        return part is { Precision: > 0 } ? part : null;
    }
}
