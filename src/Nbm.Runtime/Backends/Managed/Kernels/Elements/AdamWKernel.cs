using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>One AdamW update: parameters p, gradient g, moments m and v.</summary>
internal readonly unsafe struct AdamWKernel(float* p, float* g, float* m, float* v, AdamWStep step) : ILaneKernel
{
    private readonly float _gain1 = (float)(1 - (double)step.Beta1);
    private readonly float _gain2 = (float)(1 - (double)step.Beta2);
    private readonly float _shrink = (float)(1 - ((double)step.LearningRate * step.WeightDecay));

    // The bias corrections 1 − βᵗ, folded into the rate and into the root.
    private readonly float _rate = (float)(step.LearningRate / (1 - Power(step.Beta1, step.Step)));
    private readonly float _rootScale = (float)(1 / (1 - Power(step.Beta2, step.Step)));

    /// <summary>βᵗ by squaring: the system's own power differs between systems in its last bits.</summary>
    private static double Power(double beta, int step)
    {
        double power = 1;
        for (; step > 0; step >>= 1, beta *= beta)
        {
            power *= (step & 1) == 1 ? beta : 1;
        }

        return power;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>
    {
        TLane slope = TLane.Load(g + i);
        TLane mean = (TLane.All(step.Beta1) * TLane.Load(m + i)) + (TLane.All(_gain1) * slope);
        TLane square = (TLane.All(step.Beta2) * TLane.Load(v + i)) + (TLane.All(_gain2) * slope * slope);
        TLane root = TLane.SquareRoot(TLane.All(_rootScale) * square) + TLane.All(step.Epsilon);
        TLane.Store(mean, m + i);
        TLane.Store(square, v + i);
        TLane.Store((TLane.All(_shrink) * TLane.Load(p + i)) - (TLane.All(_rate) * mean / root), p + i);
    }
}
