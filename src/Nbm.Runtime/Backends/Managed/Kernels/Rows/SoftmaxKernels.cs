namespace Nbm.Backends.Managed;

/// <summary>The softmax of every row, in doubles.</summary>
internal readonly unsafe struct SoftmaxKernel(float* x, float* y, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            float* from = x + ((nint)r * columns), to = y + ((nint)r * columns);
            float largest = from[0];
            for (int k = 1; k < columns; k++)
            {
                largest = Math.Max(largest, from[k]);
            }

            double sum = 0;
            for (int k = 0; k < columns; k++)
            {
                sum += PortableMath.Exp((double)from[k] - largest);
            }

            for (int k = 0; k < columns; k++)
            {
                to[k] = (float)(PortableMath.Exp((double)from[k] - largest) / sum);
            }
        }
    }
}

/// <summary>dx = y ∘ (dy − Σ y dy).</summary>
internal readonly unsafe struct SoftmaxBackwardKernel(float* y, float* dy, float* dx, int columns) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int r = start; r < end; r++)
        {
            nint at = (nint)r * columns;
            double sum = 0;
            for (int k = 0; k < columns; k++)
            {
                sum += (double)y[at + k] * dy[at + k];
            }

            for (int k = 0; k < columns; k++)
            {
                dx[at + k] = (float)(y[at + k] * (dy[at + k] - sum));
            }
        }
    }
}
