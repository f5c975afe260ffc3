using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// One covariance of a curve's values at its knots, C = P K Pᵀ / v: K says what shapes there are, P takes off over the training rows what
/// other kernels say (a constant, a straight
/// line), v makes a row's variance 1. So its size τ is in units of the score, the same for every feature. Everything here costs O(knots):
/// no matrix is built.
/// </summary>
internal abstract class CurveKernel
{
    private readonly double[][] _null;
    private readonly double[] _mass;
    private double _scale = 1;

    /// <param name="mass">The share of rows on each knot, summing to 1.</param>
    /// <param name="nothing">What is taken off, each over the knots; made orthonormal here.</param>
    protected CurveKernel(double[] mass, params double[][] nothing)
    {
        _mass = mass;
        _null = Orthonormal(nothing, mass);
    }

    public abstract KernelKind Kind { get; }

    /// <summary>Knots.</summary>
    public int Count => _mass.Length;

    /// <summary>Whether it begins asleep, until a score test wakes it.</summary>
    public virtual bool IsLate => false;

    /// <summary>ν of Student's t, from which each of its columns is drawn; 0: normal.</summary>
    public virtual double Tails => 0;

    /// <summary>ω: for a kernel of independent columns how much each is trusted; empty for others.</summary>
    public virtual double[] Weights => [];

    /// <summary>τ².</summary>
    public double Variance { get; set; }

    /// <summary>The rate of the exponential prior on τ.</summary>
    public double Rate { get; init; }

    /// <summary>Whether it is part of the prior at present.</summary>
    public bool IsAwake { get; set; }

    /// <summary>How often it has been woken.</summary>
    public int Wakes { get; set; }

    /// <summary>What other terms leave of its own degrees of freedom.</summary>
    public KernelShare Share { get; } = new();

    /// <summary>tr C M over all outputs, M being the precision of the curve's values that is left once everything is estimated: τ² times
    /// this are its degrees of freedom.</summary>
    public double Trace { get; set; }

    /// <summary>The size of its shapes, in units of the score.</summary>
    public double Size => Math.Sqrt(Variance * Spread());

    /// <summary>C v.</summary>
    /// <param name="v">A value for each knot.</param>
    /// <param name="result">The same, out.</param>
    public void Multiply(ReadOnlySpan<double> v, Span<double> result)
    {
        Span<double> projected = Count <= 512 ? stackalloc double[Count] : new double[Count];
        Project(v, projected);
        Raw(projected, result);
        foreach (double[] nothing in _null)
        {
            double sum = 0;
            for (int i = 0; i < result.Length; i++)
            {
                sum += nothing[i] * _mass[i] * result[i];
            }

            for (int i = 0; i < result.Length; i++)
            {
                result[i] -= nothing[i] * sum;
            }
        }

        for (int i = 0; i < result.Length; i++)
        {
            result[i] *= _scale;
        }
    }

    /// <summary>The diagonal of C, and the entries beside it: at [k][i] that of (i, i + k).</summary>
    /// <param name="reach">The last k: 1, or of a circle 2.</param>
    public double[][] Band(int reach = 1)
    {
        double[][] band = [.. Enumerable.Range(0, reach + 1).Select(_ => new double[Count])];
        RawBand(band[0], band[1]);
        if (reach > 1)
        {
            RawSecond(band[2]);
        }

        int width = _null.Length;
        var product = new double[width][];
        var inner = new double[width, width];
        for (int a = 0; a < width; a++)
        {
            double[] weighed = [.. _null[a].Zip(_mass, (value, mass) => value * mass)];
            Raw(weighed, product[a] = new double[Count]);
            for (int b = 0; b <= a; b++)
            {
                for (int i = 0; i < Count; i++)
                {
                    inner[a, b] += product[a][i] * _null[b][i] * _mass[i];
                }

                inner[b, a] = inner[a, b];
            }
        }

        double Off(int i, int j)
        {
            double sum = 0;
            for (int a = 0; a < width; a++)
            {
                sum -= (product[a][i] * _null[a][j]) + (product[a][j] * _null[a][i]);
                for (int b = 0; b < width; b++)
                {
                    sum += _null[a][i] * inner[a, b] * _null[b][j];
                }
            }

            return sum;
        }

        for (int i = 0; i < Count; i++)
        {
            band[0][i] = Math.Max(0, band[0][i] + Off(i, i)) * _scale;
            for (int k = 1; k <= reach; k++)
            {
                band[k][i] = i + k < Count ? (band[k][i] + Off(i, i + k)) * _scale : 0;
            }
        }

        return band;
    }

    /// <summary>Bᵀ v for a kernel of independent columns B, C = B Ω Bᵀ; Ω, its weights, left out.</summary>
    /// <param name="v">A value for each knot.</param>
    /// <param name="columns">A value for each column, out.</param>
    public void Columns(ReadOnlySpan<double> v, Span<double> columns)
    {
        Span<double> projected = Count <= 512 ? stackalloc double[Count] : new double[Count];
        Project(v, projected);
        RawColumns(projected, columns);
        double root = Math.Sqrt(_scale);
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] *= root;
        }
    }

    /// <summary>Begins with what an earlier fit found: of how much it was, not of which columns.</summary>
    /// <param name="variance">Over the rows; 0 where there was nothing of it.</param>
    /// <param name="least">The variance of what may wake by itself only in many rounds.</param>
    public void Recall(double variance, double least)
    {
        IsAwake = variance > 0 || !IsLate;
        Variance = Math.Max(variance, IsLate ? 0 : least);
    }

    /// <summary>Forgets what it had learned, and is no part of the prior.</summary>
    public void Sleep()
    {
        IsAwake = false;
        Array.Fill(Weights, 1);
    }

    /// <summary>K v.</summary>
    protected abstract void Raw(ReadOnlySpan<double> v, Span<double> result);

    /// <summary>The entries (i, i) and (i, i + 1) of K.</summary>
    protected abstract void RawBand(double[] diagonal, double[] beside);

    /// <summary>The entries (i, i + 2) of K; of kernels for circles.</summary>
    protected virtual void RawSecond(double[] second) => throw new NotSupportedException();

    /// <summary>What <see cref="Columns"/> is before it is scaled.</summary>
    protected virtual void RawColumns(ReadOnlySpan<double> v, Span<double> columns) => throw new NotSupportedException();

    /// <summary>Scales to a variance of 1 over the rows.</summary>
    /// <returns>Whether there is anything to scale.</returns>
    public bool Normalise()
    {
        double variance = Spread();
        if (!(variance > 1e-12))
        {
            return false;
        }

        _scale /= variance;
        return true;
    }

    private double Spread()
    {
        double[] diagonal = Band()[0];
        double sum = 0;
        for (int i = 0; i < diagonal.Length; i++)
        {
            sum += _mass[i] * diagonal[i];
        }

        return sum;
    }

    // Pᵀv.
    private void Project(ReadOnlySpan<double> v, Span<double> projected)
    {
        v.CopyTo(projected);
        foreach (double[] nothing in _null)
        {
            double sum = 0;
            for (int i = 0; i < v.Length; i++)
            {
                sum += nothing[i] * projected[i];
            }

            for (int i = 0; i < v.Length; i++)
            {
                projected[i] -= _mass[i] * nothing[i] * sum;
            }
        }
    }

    // Gram and Schmidt, over the rows.
    private static double[][] Orthonormal(double[][] columns, double[] mass)
    {
        var kept = new List<double[]>();
        foreach (double[] column in columns)
        {
            double[] own = [.. column];
            double before = Square(own, mass);
            foreach (double[] other in kept.Concat(kept))
            {
                double sum = 0;
                for (int i = 0; i < own.Length; i++)
                {
                    sum += mass[i] * own[i] * other[i];
                }

                for (int i = 0; i < own.Length; i++)
                {
                    own[i] -= sum * other[i];
                }
            }

            double norm = Square(own, mass);
            if (norm > 1e-20 * before && norm > 0)
            {
                kept.Add([.. own.Select(value => value / Math.Sqrt(norm))]);
            }
        }

        return [.. kept];
    }

    private static double Square(double[] values, double[] mass)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += mass[i] * values[i] * values[i];
        }

        return sum;
    }
}
