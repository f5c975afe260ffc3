using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a refinement arrives at.</summary>
/// <param name="Layout">The unknowns and their grid.</param>
/// <param name="Tables">β, C × P.</param>
/// <param name="Degrees">Effective degrees of freedom of each component; null where none were measured before the end.</param>
/// <param name="Draws">What error bars are made of; null where none were asked for.</param>
internal sealed record RefinedTables(UnknownLayout Layout, float[] Tables, double[]? Degrees, TableDraws? Draws)
{
    /// <summary>See <see cref="TrainedModel.Dispersion"/>; null where it wasn't estimated before the end.</summary>
    public double? Dispersion { get; init; }

    /// <summary>See <see cref="TrainedModel.Notices"/>.</summary>
    public ImmutableArray<TrainingNotice> Notices { get; init; } = [];

    /// <summary>What was learned of vectors: C × V; empty where there are none.</summary>
    public float[] Vectors { get; init; } = [];

    /// <summary>π of each component at the last solution.</summary>
    public double[] Precisions { get; init; } = [];

    /// <summary>The same without what the user multiplies them by.</summary>
    public double[] Chosen { get; init; } = [];

    /// <summary>Of each curve whose prior is a sum of covariances how much of each kind there is, in units of the loss's scores.</summary>
    public ImmutableDictionary<int, ImmutableArray<KernelSize>> Kernels { get; init; } =
        ImmutableDictionary<int, ImmutableArray<KernelSize>>.Empty;

    /// <summary>How smooth each term is, for a later fit; none where degrees of freedom weren't measured.</summary>
    /// <param name="unit">What a unit of the loss's scores is in those of the model.</param>
    public ImmutableArray<TermSmoothness> TermSmoothness(double unit)
    {
        if (Degrees is null)
        {
            return [];
        }

        var terms = new TermSmoothness[Layout.Grid.TermCount];
        for (int c = 0; c < Chosen.Length; c++)
        {
            Component component = Layout.Components[c];
            if (component.IsOfVector || component.Kind == ComponentKind.Curve)
            {
                continue; // Of curves there are kernels; a later fit begins vectors from nothing.
            }

            var part = new PartSmoothness(Chosen[c] / (unit * unit), Math.Max(0, Degrees[c]));
            ref TermSmoothness term = ref terms[component.Term];
            term = component.Kind switch
            {
                ComponentKind.Table => term with { Table = part },
                ComponentKind.Slots => term with { Slots = part },
                ComponentKind.Trend => term with { Trend = part },
                _ => term,
            };
        }

        foreach ((int term, ImmutableArray<KernelSize> kernels) in Kernels)
        {
            terms[term] = terms[term]
                with { Kernels = [.. kernels.Select(kernel => kernel with { Variance = kernel.Variance * unit * unit })] };
        }

        return [.. terms];
    }

    /// <summary>Effective degrees of freedom of each term, then of each vector, 0 or more; null where they weren't measured.</summary>
    public double[]? TermDegrees()
    {
        if (Degrees is null)
        {
            return null;
        }

        var degrees = new double[Layout.Grid.TermCount + (Layout.Vectors?.Curves.Length ?? 0)];
        for (int c = 0; c < Degrees.Length; c++)
        {
            // Probes scatter around 0 where nothing is left.
            degrees[Layout.Components[c].Term] += Math.Max(0, Degrees[c]);
        }

        return degrees;
    }
}
