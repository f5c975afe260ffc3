namespace Nbm.Models;

/// <summary>What predictions are off by, summed up at any scale: where squares of errors would be 0 or infinite, these aren't.</summary>
internal readonly struct Errors
{
    private readonly double[] _targets; // Divided by 2 to the exponent, as errors are by another.
    private readonly double[] _weights;
    private readonly double _total;
    private readonly double _squared;
    private readonly int _exponent;
    private readonly int _errorExponent;

    /// <param name="predictions">n predictions.</param>
    /// <param name="targets">n targets.</param>
    /// <param name="weights">n weights, not all zero.</param>
    public Errors(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        _weights = weights.ToArray();
        _total = Metrics.TotalWeight(weights);
        _exponent = Math.Max(Magnitude.Exponent(predictions), Magnitude.Exponent(targets));
        _targets = Magnitude.Divide(targets, _exponent);
        double[] errors = Magnitude.Divide(predictions, _exponent);
        for (int r = 0; r < errors.Length; r++)
        {
            errors[r] -= _targets[r];
        }

        int own = Magnitude.Exponent(errors);
        _errorExponent = _exponent + own;
        double absolute = 0;
        foreach ((double error, double weight) in Magnitude.Divide(errors, own).Zip(_weights))
        {
            _squared += weight * error * error;
            absolute += weight * Math.Abs(error);
        }

        Mae = Math.ScaleB(absolute / _total, _errorExponent);
    }

    /// <summary>The weighted mean absolute error.</summary>
    public double Mae { get; }

    /// <summary>The root of the weighted mean squared error.</summary>
    public double Rmse => Math.ScaleB(Math.Sqrt(_squared / _total), _errorExponent);

    /// <summary>The weighted mean of the targets.</summary>
    public double Mean => Math.ScaleB(ScaledMean, _exponent);

    /// <summary>1 − squared error / squared error of the mean target; not a number where all targets are alike.</summary>
    public double R2
    {
        get
        {
            if (Magnitude.AreAlike(_targets, _weights))
            {
                return double.NaN;
            }

            double mean = ScaledMean, spread = 0;
            double[] apart = Array.ConvertAll(_targets, target => target - mean);
            int own = Magnitude.Exponent(apart);
            foreach ((double distance, double weight) in Magnitude.Divide(apart, own).Zip(_weights))
            {
                spread += weight * distance * distance;
            }

            return 1 - Math.ScaleB(_squared / spread, 2 * (_errorExponent - _exponent - own));
        }
    }

    private double ScaledMean
    {
        get
        {
            double mean = 0;
            for (int r = 0; r < _targets.Length; r++)
            {
                mean += _weights[r] * _targets[r];
            }

            return mean / _total;
        }
    }
}
