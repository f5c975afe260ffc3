namespace Nbm.Training;

/// <content>What a checkpoint keeps between two rounds.</content>
internal sealed partial class CurvePriors
{
    // Numbers of a kernel's state.
    private const int KernelNumbers = 6;

    /// <summary>Saves what the next round depends on.</summary>
    public void Save(SavedState to)
    {
        CurveKernel[] kernels = [.. Curves.SelectMany(curve => curve.Kernels)];
        to.Add("curves: kernels", [.. kernels.SelectMany(own => new[]
        {
            own.Variance, own.IsAwake ? 1 : 0, own.Wakes, own.Trace, own.Share.State.Value, own.Share.State.Rounds,
        })]);
        to.Add("curves: weights", [.. kernels.SelectMany(own => own.Weights)]);
        to.Add("curves: information", [.. _information.SelectMany(own => own)]);
        to.Add("curves: change", _change, HasWoken ? 1 : 0);
    }

    /// <summary>Goes on from what was saved.</summary>
    public void Restore(SavedState from)
    {
        CurveKernel[] kernels = [.. Curves.SelectMany(curve => curve.Kernels)];
        double[] states = from.Doubles("curves: kernels", KernelNumbers * kernels.Length);
        double[] weights = from.Doubles("curves: weights", kernels.Sum(own => own.Weights.Length));
        double[] information = from.Doubles("curves: information", _information.Sum(own => own.Length)),
            rest = from.Doubles("curves: change", 2);
        int next = 0;
        for (int k = 0; k < kernels.Length; k++)
        {
            ReadOnlySpan<double> own = states.AsSpan(KernelNumbers * k, KernelNumbers);
            (kernels[k].Variance, kernels[k].IsAwake, kernels[k].Wakes, kernels[k].Trace) = (own[0], own[1] != 0, (int)own[2], own[3]);
            kernels[k].Share.State = (own[4], (int)own[5]);
            weights.AsSpan(next, kernels[k].Weights.Length).CopyTo(kernels[k].Weights);
            next += kernels[k].Weights.Length;
        }

        next = 0;
        for (int j = 0; j < _information.Length; next += _information[j].Length, j++)
        {
            _information[j] = information[next..(next + _information[j].Length)];
        }

        (_change, HasWoken) = (rest[0], rest[1] != 0);
        Rebuild();
    }
}
