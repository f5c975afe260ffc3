using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The effective degrees of freedom of each component, its part of tr A⁻¹XᵀWX, by Hutchinson's probes in the rows' space:
/// s ∈ {±1}ⁿ, g = XᵀW^½ s, u = A⁻¹g, edf ≈ gᵀu over the component (architecture.md, “Refinement”; the textbook's n − λ tr A⁻¹S cancels
/// catastrophically).
/// Where the preconditioner M holds a term's block exactly, only what the other terms change is left to chance: gᵀu − gᵀM⁻¹g is probed, tr
/// M⁻¹D is known.
/// </summary>
/// <param name="stage">The grid, solved.</param>
/// <param name="data">The rows.</param>
/// <param name="key">Where the probes come from.</param>
/// <param name="memory">The probed parts of earlier rounds.</param>
/// <param name="priors">The priors of curves, whose kernels learn their traces here; null for none.</param>
internal sealed class EffectiveDegrees(RefinementStage stage, RefinementData data, ulong key, ProbeMemory memory,
    CurvePriors? priors = null)
{
    // Probes average out over rows: many rows need two, a few hundred rows many.
    private const int Entries = 60_000;
    private const int Fewest = 2;
    private const int Most = 16;

    // At first smoothness is far off, and half of the probes say that well enough.
    private const int EarlyRounds = 3;

    // Where unknowns of curves are no more than so many times the probes, each is looked at by itself.
    private const int UnknownsOfAProbe = 4;

    // The error of a probe's solution, as a share of its degrees of freedom; where probes are averaged they scatter by far more.
    private const double Accuracy = 2e-3;
    private const double AccuracyOfAveraged = 1e-2;
    private const int MostIterations = 200;

    private readonly Backend _backend = stage.System.Workspace.Backend;
    private float[] _signs = [];

    /// <summary>What solutions of probes may leave of their usual error.</summary>
    public double ErrorShare { get; init; } = 1;

    /// <summary>How many probes.</summary>
    public static int Probes(int rows, int round)
    {
        int probes = Math.Clamp(Entries / rows, Fewest, Most);
        return round <= EarlyRounds ? Math.Max(Fewest, probes / 2) : probes;
    }

    /// <param name="round">Each round draws its own probes.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Degrees of freedom of each component, all outputs together.</returns>
    public double[] Estimate(int round, double unit, CancellationToken token)
    {
        ImmutableArray<Component> components = stage.Layout.Components;
        int outputs = data.Outputs, size = stage.Layout.Count;
        // Where names have degrees of freedom only to be told, all outputs of a probe together say enough.
        int probes = Probes(stage.Layout.Vectors is { Prior: not null } ? data.Count * outputs : data.Count, round);
        bool[] known = [.. components.Select(IsKnown)];

        // Of interactions whose blocks are known only what other terms take is left to chance, and averaged over rounds: once there is
        // something to look
        // back on half of the probes do, looked back on for twice as long.
        bool isAveraged = IsCrowded && memory.IsFull && known.All(own => own);
        double error = ErrorShare * (isAveraged ? AccuracyOfAveraged : Accuracy);
        probes = isAveraged ? Math.Max(Fewest, probes / 2) : probes;
        var probed = new double[components.Length];
        using Workspace workspace = new(_backend);
        var systems = new ProbedSystems(stage, workspace, error, MostIterations);
        Matrix noise = workspace.Allocate(outputs, data.Count);
        bool others = components.Any(component => component.Kind != ComponentKind.Curve);
        systems.ForEach(
            others ? probes : 0,
            (probe, right) =>
            {
                _backend.Upload(Signs((ulong)((round * Most) + probe), noise.Length), noise);
                stage.System.Project(noise, right);
            },
            (_, g, u, m) =>
            {
                for (int c = 0; c < components.Length; c++)
                {
                    probed[c] += Probed(components[c], g, u, m) / probes;
                }
            },
            token);

        double[] degrees = memory.Combine(Known(stage), known, probed, isAveraged ? 2 : 1);
        if (priors is not null)
        {
            ProbeCurves(round, unit, systems, token);
        }

        foreach (CurvePrior curve in priors?.Curves ?? [])
        {
            int c = Enumerable.Range(0, components.Length)
                .First(i => components[i].Kind == ComponentKind.Curve && components[i].Term == curve.Term);
            degrees[c] = memory.Settled[c] = curve.Degrees * stage.System.CurvesOf(curve.Term).Average(own => own.Free);
        }

        return degrees;
    }

    /// <summary>For each component tr M⁻¹D of its own block, of which the preconditioner knows all or the diagonal.</summary>
    /// <param name="stage">The grid, linearised.</param>
    public static double[] Known(RefinementStage stage) => [.. stage.Layout.Components.Select(component => Known(stage, component))];

    // Beside interactions, whose probes cost the most, curves have half as many: what they find is averaged over rounds.
    private bool IsCrowded => stage.Layout.Grid.Layout.Terms.Any(term => term.Order > 1);

    // Whether the preconditioner knows the component's own block: of curves and small interactions exactly, of other trends well enough,
    // their columns being orthogonal over the rows.
    private bool IsKnown(Component component) =>
        component.Kind is ComponentKind.Trend or ComponentKind.Curve || stage.System.IsExact(component.Offset);

    // The component's part of tr M⁻¹D.
    private static double Known(RefinementStage stage, Component component)
    {
        double sum = 0;
        for (int start = component.Offset; start < stage.System.BlockDegrees.Length; start += stage.Layout.Count)
        {
            for (int i = start; i < start + component.Length; i++)
            {
                sum += stage.System.BlockDegrees[i];
            }
        }

        return sum;
    }

    // What other terms take of each kernel's trace, tr S (V alone − V), V being the posterior covariance of unknowns that are standard
    // normal a priori: probed there, well-determined
    // curves hardly scatter. In turn for each output.
    private void ProbeCurves(int round, double unit, ProbedSystems systems, CancellationToken token)
    {
        int outputs = data.Outputs, size = stage.Layout.Count;
        var blocks = stage.Layout.Columns.Select((block, b) => (Block: block, Offset: stage.Layout.ColumnOffsets[b]))
            .Where(own => own.Block.Kind == ComponentKind.Curve).ToArray();
        CurvePrior[] curves = [.. blocks.Select(own => priors!.Curves.First(curve => curve.Term == own.Block.Term))];
        var taken = curves.SelectMany(curve => curve.Kernels).ToDictionary(kernel => kernel, _ => 0.0);
        int[] unknowns = [.. Enumerable.Range(0, outputs)
            .SelectMany(c => blocks.SelectMany(own => Enumerable.Range((c * size) + own.Offset, own.Block.Count)))];
        bool isExact = unknowns.Length <= UnknownsOfAProbe * Probes(data.Count, round);
        int probes = isExact ? unknowns.Length : IsCrowded ? Math.Max(1, Probes(data.Count, round) / 2) : Probes(data.Count, round);
        systems.ForEach(
            probes,
            (probe, right) =>
            {
                float[] signs = isExact ? [] : Signs((1UL << 32) + (ulong)((round * Most) + probe), outputs * size);
                var chosen = new float[outputs * size];
                foreach (int unknown in isExact ? [unknowns[probe]] : unknowns)
                {
                    chosen[unknown] = isExact ? 1 : signs[unknown];
                }

                _backend.Upload(chosen, right);
            },
            (probe, chosen, u, m) =>
            {
                for (int j = 0; j < blocks.Length; j++)
                {
                    CurveRoot root = priors!.Roots[priors.Curves.IndexOf(curves[j])];
                    for (int c = 0; c < outputs; c++)
                    {
                        int first = (c * size) + blocks[j].Offset;
                        if (isExact && !(unknowns[probe] >= first && unknowns[probe] < first + root.Width))
                        {
                            continue;
                        }

                        double[] s = [.. Enumerable.Range(first, root.Width).Select(i => (double)chosen[i])];
                        foreach (CurveKernel kernel in curves[j].Kernels.Where(kernel => kernel.IsAwake))
                        {
                            double[] part = root.Part(kernel, s);
                            double sum = 0;
                            for (int a = 0; a < part.Length; a++)
                            {
                                sum += part[a] * ((double)u[first + a] - m[first + a]);
                            }

                            taken[kernel] -= sum / (unit * (isExact ? 1 : probes));
                        }
                    }
                }
            },
            token);

        foreach (CurvePrior curve in curves)
        {
            double known = 0, left = 0;
            foreach (CurveKernel kernel in curve.Kernels.OrderBy(kernel => !kernel.IsAwake))
            {
                double own = unit * stage.System.CurvesOf(curve.Term).Sum(posterior => posterior.Trace(kernel));
                kernel.Share.Add(own, kernel.IsAwake ? taken[kernel] : known > 0 ? own * ((left / known) - 1) : 0, isExact);
                kernel.Trace = own * kernel.Share.Value;
                known += kernel.IsAwake ? kernel.Variance * own : 0;
                left += kernel.IsAwake ? kernel.Variance * kernel.Trace : 0;
            }
        }
    }

    private double Probed(Component component, float[] g, float[] u, float[] m)
    {
        bool exact = IsKnown(component);
        double sum = 0;
        for (int start = component.Offset; start < g.Length; start += stage.Layout.Count)
        {
            for (int i = start; i < start + component.Length; i++)
            {
                sum += exact ? stage.System.BlockDegrees[i] + (g[i] * ((double)u[i] - m[i])) : (double)g[i] * u[i];
            }
        }

        return sum;
    }

    // One array for all probes: of many rows it is large.
    private float[] Signs(ulong probe, int count)
    {
        _signs = _signs.Length == count ? _signs : new float[count];
        for (int i = 0; i < count; i++)
        {
            _signs[i] = (CounterRandom.Bits(key, probe, (ulong)i) & 1) == 0 ? -1 : 1;
        }

        return _signs;
    }
}
