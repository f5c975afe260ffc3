using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override void Fill(Matrix x, float value) => Of(x).Values.Fill(value);

    public override void Copy(Matrix x, Matrix y)
    {
        KernelChecks.Copy(x, y);
        Of(x).Values.CopyTo(Of(y).Values);
    }

    public override void Scale(float alpha, Matrix x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            Of(x)[i] *= alpha;
        }
    }

    public override void Axpy(float alpha, Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Axpy), x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Of(y)[i] += alpha * Of(x)[i];
        }
    }

    public override void Scale(Matrix alphas, Matrix x)
    {
        KernelChecks.NumberBeside(nameof(Scale), alphas, x);
        for (int i = 0; i < x.Length; i++)
        {
            Of(x)[i] *= Of(alphas)[i / (x.Length / alphas.Rows)];
        }
    }

    public override void Axpy(float alpha, Matrix alphas, Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Axpy), x, y);
        KernelChecks.NumberBeside(nameof(Axpy), alphas, y);
        for (int i = 0; i < x.Length; i++)
        {
            Of(y)[i] += alpha * Of(alphas)[i / (x.Length / alphas.Rows)] * Of(x)[i];
        }
    }

    public override void Quotient(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.ElementWise(nameof(Quotient), x, y, result);
        for (int i = 0; i < x.Length; i++)
        {
            double quotient = Of(x)[i] / Of(y)[i];
            Of(result)[i] = quotient > 0 && double.IsFinite(quotient) ? quotient : 0;
        }
    }

    public override void Multiply(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.ElementWise(nameof(Multiply), x, y, result);
        for (int i = 0; i < x.Length; i++)
        {
            Of(result)[i] = Of(x)[i] * Of(y)[i];
        }
    }

    public override void Relu(Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Relu), x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Of(y)[i] = Math.Max(Of(x)[i], 0);
        }
    }

    public override void ReluBackward(Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.ElementWise(nameof(ReluBackward), y, dy, dx);
        for (int i = 0; i < y.Length; i++)
        {
            Of(dx)[i] = Of(y)[i] > 0 ? Of(dy)[i] : 0;
        }
    }

    public override void Map(ElementMap map, Matrix x, Matrix y)
    {
        KernelChecks.Map(map, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Of(y)[i] = ReferenceMaps.Value(map, Of(x)[i]);
        }
    }

    public override void MapBackward(ElementMap map, Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.MapBackward(map, y, dy, dx);
        for (int i = 0; i < y.Length; i++)
        {
            Of(dx)[i] = Of(dy)[i] * ReferenceMaps.Slope(map, Of(y)[i]);
        }
    }

    public override void DropoutMask(Matrix mask, float rate, ulong seed, ulong counter)
    {
        KernelChecks.DropoutMask(rate);
        for (int i = 0; i < mask.Length; i++)
        {
            Of(mask)[i] = CounterRandom.Uniform(seed, counter, (ulong)i) < rate ? 0 : 1 / (1 - (double)rate);
        }
    }

    public override void AddRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(AddRow), row, x);
        for (int r = 0; r < x.Rows; r++)
        {
            for (int c = 0; c < x.Columns; c++)
            {
                Of(x)[r, c] += Of(row)[r / (x.Rows / row.Rows), c];
            }
        }
    }

    public override void ColumnSums(Matrix x, Matrix sums)
    {
        KernelChecks.RowBeside(nameof(ColumnSums), sums, x);
        Of(sums).Values.Clear();
        for (int r = 0; r < x.Rows; r++)
        {
            for (int c = 0; c < x.Columns; c++)
            {
                Of(sums)[r / (x.Rows / sums.Rows), c] += Of(x)[r, c];
            }
        }
    }

    public override void Dot(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.Dot(x, y, result);
        Of(result).Values.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            Of(result)[i / (x.Length / result.Rows)] += Of(x)[i] * Of(y)[i];
        }
    }

    public override void MatMul(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        KernelChecks.MatMul(a, transposeA, b, transposeB, c);
        int inner = transposeA ? a.Rows : a.Columns;
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                double sum = accumulate ? Of(c)[i, j] : 0;
                for (int k = 0; k < inner; k++)
                {
                    sum += (transposeA ? Of(a)[k, i] : Of(a)[i, k]) * (transposeB ? Of(b)[j, k] : Of(b)[k, j]);
                }

                Of(c)[i, j] = sum;
            }
        }
    }

    public override void GroupedMatMul(
        int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        KernelChecks.GroupedMatMul(groups, a, transposeA, b, transposeB, c);
        for (int group = 0; group < groups; group++)
        {
            MatMul(Group(a, group, groups), transposeA, Group(b, group, groups), transposeB, Group(c, group, groups), accumulate);
        }
    }

    /// <summary>One of several groups of rows.</summary>
    private Matrix Group(Matrix x, int group, int groups) => View(x, group * (x.Length / groups), x.Rows / groups, x.Columns);

    public override void AdamW(Matrix parameters, Matrix gradient, Matrix firstMoment, Matrix secondMoment, in AdamWStep step)
    {
        KernelChecks.AdamW(parameters, gradient, firstMoment, secondMoment, step);
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = Of(gradient)[i];
            double m = Of(firstMoment)[i] = (step.Beta1 * Of(firstMoment)[i]) + ((1 - (double)step.Beta1) * g);
            double v = Of(secondMoment)[i] = (step.Beta2 * Of(secondMoment)[i]) + ((1 - (double)step.Beta2) * g * g);
            double mean = m / (1 - Math.Pow(step.Beta1, step.Step));
            double root = Math.Sqrt(v / (1 - Math.Pow(step.Beta2, step.Step)));
            Of(parameters)[i] *= 1 - ((double)step.LearningRate * step.WeightDecay);
            Of(parameters)[i] -= step.LearningRate * mean / (root + step.Epsilon);
        }
    }
}
