namespace Nbm.Training;

/// <summary>
/// What the rows and its prior say about one curve of one output, all other terms held fixed: M = T − RᵀR, the precision of its values that
/// is left once the curve itself is
/// estimated. T is a band (tridiagonal, or of a circle one wider), R has a row for each unknown: nothing larger is built. Per unit of row
/// weight, as <see cref="RefinementSystem"/>. What chooses sizes doesn't see constraints: a cone's share of a normal doesn't depend on its
/// size, and where they hold a curve the rows still say as much of it.
/// </summary>
internal sealed class CurvePosterior
{
    private readonly double[] _root;

    private readonly BandMatrix _held;

    /// <param name="data">T over the knots.</param>
    /// <param name="push">What constraints that push add to it, a band; null where none does.</param>
    /// <param name="root">L, knots × q, row-major: the curve's values are L a.</param>
    /// <param name="width">q.</param>
    /// <param name="ridge">The precision of each a.</param>
    public CurvePosterior(BandMatrix data, BandMatrix? push, double[] root, int width, double ridge)
    {
        (Data, _held, _root, Width) = (data, push is null ? data : data.Plus(push), root, width);
        double[] met = Met(data, root, width), gram = Gram(root, met, width, data.Size);
        double[] lower = DenseSymmetric.InvertFactor(Ridged(gram, ridge), width);
        LogDeterminant = -2 * Enumerable.Range(0, width).Sum(a => PortableMath.Log(lower[(a * width) + a]));
        Taken = Rows(lower, met, width, data.Size);
        Inverse = DenseSymmetric.Square(lower, width);
        Degrees = [.. Enumerable.Range(0, width).Select(a => 1 - (ridge * Inverse[(a * width) + a]))];
        if (push is not null)
        {
            double free = Degrees.Sum();
            double[] whole = Ridged(Gram(root, Met(_held, root, width), width, data.Size), ridge);
            Inverse = DenseSymmetric.Invert(whole, width);
            Degrees = [.. Enumerable.Range(0, width).Select(a =>
                DenseSymmetric.Dot(Inverse.AsSpan(a * width, width), gram.AsSpan(a * width, width)))];
            Free = free > 0 ? Math.Clamp(Degrees.Sum() / free, 0, 1) : 1;
        }
    }

    /// <summary>T: the rows alone.</summary>
    public BandMatrix Data { get; }

    /// <summary>The share of its degrees of freedom that constraints leave a curve.</summary>
    public double Free { get; } = 1;

    /// <summary>q.</summary>
    public int Width { get; }

    /// <summary>(LᵀTL + ridge)⁻¹, T with what constraints push, q × q.</summary>
    public double[] Inverse { get; }

    /// <summary>log |LᵀTL + ridge|.</summary>
    public double LogDeterminant { get; }

    /// <summary>
    /// What the curve is worth: by how much the log marginal likelihood, Laplace's approximation of it, exceeds that of no curve, the other
    /// terms held fixed.
    /// </summary>
    /// <param name="unknowns">a, at the solution.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood: the ridge is one over it.</param>
    public double Evidence(ReadOnlySpan<float> unknowns, double unit)
    {
        var values = new double[Data.Size];
        double square = 0;
        for (int a = 0; a < Width; a++)
        {
            square += (double)unknowns[a] * unknowns[a];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += _root[(i * Width) + a] * unknowns[a];
            }
        }

        return ((unit * Quadratic(values, values)) + square - LogDeterminant - (Width * PortableMath.Log(unit))) / 2;
    }

    /// <summary>For each unknown its part of the degrees of freedom.</summary>
    public double[] Degrees { get; }

    /// <summary>R, row by row: each over the knots.</summary>
    public double[][] Taken { get; }

    /// <summary>tr C M.</summary>
    public double Trace(CurveKernel kernel)
    {
        double[][] band = kernel.Band(Data.Width);
        double sum = 0;
        for (int i = 0; i < band[0].Length; i++)
        {
            sum += band[0][i] * Data[i, 0];
            for (int k = 1; k <= Data.Width && i + k < band[0].Length; k++)
            {
                sum += 2 * band[k][i] * Data[i + k, k];
            }
        }

        var product = new double[kernel.Count];
        foreach (double[] row in Taken)
        {
            kernel.Multiply(row, product);
            sum -= DenseSymmetric.Dot(row, product);
        }

        return Math.Max(sum, 0);
    }

    /// <summary>tr C M C M: how far αᵀCα scatters, and what a row of the data knows about τ².</summary>
    public double SquareTrace(CurveKernel kernel)
    {
        int knots = kernel.Count;
        double sum = 0;
        var product = new double[knots];
        foreach (double[] column in DataRoot())
        {
            kernel.Multiply(column, product);
            sum += Quadratic(product, product);
        }

        var products = new double[Taken.Length][];
        for (int a = 0; a < Taken.Length; a++)
        {
            kernel.Multiply(Taken[a], products[a] = new double[knots]);
            sum -= 2 * Quadratic(products[a], products[a]);
        }

        for (int a = 0; a < Taken.Length; a++)
        {
            for (int b = 0; b < Taken.Length; b++)
            {
                double inner = DenseSymmetric.Dot(Taken[a], products[b]);
                sum += inner * inner;
            }
        }

        return Math.Max(sum, 0);
    }

    /// <summary>For a kernel of independent columns the diagonal of BᵀMB.</summary>
    public double[] ColumnTraces(CurveKernel kernel)
    {
        var (traces, columns) = (new double[kernel.Weights.Length], new double[kernel.Weights.Length]);
        foreach (double[] column in DataRoot())
        {
            kernel.Columns(column, columns);
            for (int i = 0; i < traces.Length; i++)
            {
                traces[i] += columns[i] * columns[i];
            }
        }

        foreach (double[] row in Taken)
        {
            kernel.Columns(row, columns);
            for (int i = 0; i < traces.Length; i++)
            {
                traces[i] -= columns[i] * columns[i];
            }
        }

        return traces;
    }

    /// <summary>
    /// The slope of the log likelihood over the curve's values, solved to the end as far as the curve itself goes: at the solution Lᵀα = a,
    /// but a small error of a well-determined a is
    /// a large one of α.
    /// </summary>
    /// <param name="alpha">The slope and what constraints push, in units of log likelihood.</param>
    /// <param name="unknowns">a.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    public double[] Settled(double[] alpha, ReadOnlySpan<float> unknowns, double unit)
    {
        var left = new double[Width];
        for (int i = 0; i < alpha.Length; i++)
        {
            DenseSymmetric.Add(alpha[i], _root.AsSpan(i * Width, Width), left);
        }

        for (int a = 0; a < Width; a++)
        {
            left[a] -= unknowns[a];
        }

        double[] step = [.. Enumerable.Range(0, Width).Select(a => DenseSymmetric.Dot(Inverse.AsSpan(a * Width, Width), left))];
        double[] change = [.. Enumerable.Range(0, alpha.Length).Select(i => DenseSymmetric.Dot(_root.AsSpan(i * Width, Width), step))];
        return [.. alpha.Select((own, i) => own - _held.Times(i, change))];
    }

    /// <summary>The unknowns of another root that come nearest to a curve, as the rows weigh it.</summary>
    /// <param name="values">The curve at its knots.</param>
    /// <param name="root">The other L.</param>
    /// <param name="width">Its q.</param>
    /// <param name="ridge">The precision of each of its unknowns.</param>
    public double[] Nearest(ReadOnlySpan<float> values, double[] root, int width, double ridge) =>
        Nearest(_held, values, root, width, ridge);

    /// <summary>The unknowns of a root that come nearest to a curve, as the rows weigh it.</summary>
    /// <param name="data">T.</param>
    /// <param name="values">The curve at its knots.</param>
    /// <param name="root">L.</param>
    /// <param name="width">q.</param>
    /// <param name="ridge">The precision of each unknown.</param>
    public static double[] Nearest(BandMatrix data, ReadOnlySpan<float> values, double[] root, int width, double ridge)
    {
        double[] met = Met(data, root, width);
        var right = new double[width];
        for (int a = 0; a < width; a++)
        {
            for (int i = 0; i < data.Size; i++)
            {
                right[a] += met[(i * width) + a] * values[i];
            }
        }

        double[] inverse = DenseSymmetric.Invert(Ridged(Gram(root, met, width, data.Size), ridge), width);
        return [.. Enumerable.Range(0, width).Select(a => DenseSymmetric.Dot(inverse.AsSpan(a * width, width), right))];
    }

    // vᵀTw.
    private double Quadratic(double[] v, double[] w)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += v[i] * Data[i, 0] * w[i];
            for (int k = 1; k <= Data.Width && i + k < v.Length; k++)
            {
                sum += Data[i + k, k] * ((v[i] * w[i + k]) + (v[i + k] * w[i]));
            }
        }

        return sum;
    }

    // The columns of a root of T, knot by knot, where it isn't 0.
    private IEnumerable<double[]> DataRoot()
    {
        int width = Data.Width;
        var column = new double[Data.Size];
        var root = new BandMatrix(Data.Size, width);
        for (int i = 0; i < Data.Size; i++)
        {
            double pivot = Left(i, 0);
            if (pivot <= 1e-12 * Data[i, 0])
            {
                continue;
            }

            Array.Clear(column);
            root[i, 0] = column[i] = Math.Sqrt(pivot);
            for (int k = 1; k <= width && i + k < Data.Size; k++)
            {
                root[i + k, k] = column[i + k] = Left(i + k, k) / root[i, 0];
            }

            yield return column;
        }

        // What the columns before leave of the entry (row, row − below).
        double Left(int row, int below)
        {
            double left = Data[row, below];
            for (int k = below + 1; k <= Math.Min(width, row); k++)
            {
                left -= root[row, k] * root[row - below, k - below];
            }

            return left;
        }
    }

    // T L, knots × q.
    private static double[] Met(BandMatrix data, double[] root, int width)
    {
        var met = new double[root.Length];
        for (int i = 0; i < data.Size; i++)
        {
            Span<double> row = met.AsSpan(i * width, width);
            for (int k = Math.Max(0, i - data.Width); k <= Math.Min(data.Size - 1, i + data.Width); k++)
            {
                double value = data[Math.Max(i, k), Math.Abs(i - k)];
                if (value != 0)
                {
                    DenseSymmetric.Add(value, root.AsSpan(k * width, width), row);
                }
            }
        }

        return met;
    }

    // LᵀTL.
    private static double[] Gram(double[] root, double[] met, int width, int knots)
    {
        var gram = new double[width * width];
        for (int i = 0; i < knots; i++)
        {
            ReadOnlySpan<double> own = met.AsSpan(i * width, width);
            for (int a = 0; a < width; a++)
            {
                if (root[(i * width) + a] is var value && value != 0)
                {
                    DenseSymmetric.Add(value, own, gram.AsSpan(a * width, width));
                }
            }
        }

        for (int a = 0; a < width; a++)
        {
            for (int b = 0; b < a; b++)
            {
                gram[(a * width) + b] = gram[(b * width) + a] = (gram[(a * width) + b] + gram[(b * width) + a]) / 2;
            }
        }

        return gram;
    }

    // With a ridge on the diagonal.
    private static double[] Ridged(double[] gram, double ridge)
    {
        double[] whole = [.. gram];
        int width = (int)Math.Sqrt(gram.Length);
        for (int a = 0; a < width; a++)
        {
            whole[(a * width) + a] += ridge;
        }

        return whole;
    }

    // The inverse factor times (T L)ᵀ.
    private static double[][] Rows(double[] lower, double[] met, int width, int knots)
    {
        var columns = new double[width][];
        for (int a = 0; a < width; a++)
        {
            columns[a] = new double[knots];
            for (int i = 0; i < knots; i++)
            {
                columns[a][i] = met[(i * width) + a];
            }
        }

        var rows = new double[width][];
        for (int a = 0; a < width; a++)
        {
            rows[a] = new double[knots];
            for (int b = 0; b <= a; b++)
            {
                DenseSymmetric.Add(lower[(a * width) + b], columns[b], rows[a]);
            }
        }

        return rows;
    }
}
