using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    private ManagedMatrix Of(Matrix matrix)
    {
        ManagedMatrix managed = Own<Matrix, ManagedMatrix>(matrix);
        ObjectDisposedException.ThrowIf(managed.Memory.IsReleased, matrix);
        return managed;
    }

    private ManagedIndexVector Of(IndexVector indices)
    {
        ManagedIndexVector managed = Own<IndexVector, ManagedIndexVector>(indices);
        ObjectDisposedException.ThrowIf(managed.Memory.IsReleased, indices);
        return managed;
    }

    private ManagedDesign Of(Design design)
    {
        ManagedDesign managed = Own<Design, ManagedDesign>(design);
        ObjectDisposedException.ThrowIf(managed.IsReleased, design);
        return managed;
    }

    private ManagedSparseMatrix Of(SparseMatrix sparse)
    {
        ManagedSparseMatrix managed = Own<SparseMatrix, ManagedSparseMatrix>(sparse);
        ObjectDisposedException.ThrowIf(managed.IsReleased, sparse);
        return managed;
    }

    private float* At(Matrix matrix) => Of(matrix).Start;

    private RowPointer At(RowRange rows) => new(rows.Permutation is null ? null : Of(rows.Permutation).Start, rows.Start);

    private TManaged Own<TGiven, TManaged>(TGiven given)
        where TGiven : class
        where TManaged : class, TGiven
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return given as TManaged
            ?? throw new ArgumentException(
                $"A {given.GetType().Name} was given to the backend '{Name}'; memory doesn't move between backends.");
    }

    /// <summary>Scratch memory for each thread, reserved here because a worker can't fail.</summary>
    private Scratch<double>[] ScratchOfThreads(int length)
    {
        foreach (Scratch<double> scratch in _threadScratch)
        {
            scratch.Reserve(length);
        }

        return _threadScratch;
    }

    /// <summary>Adds the sums of the first chunks in their order.</summary>
    private static double Add(double* chunkSums, int chunks)
    {
        double sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            sum += chunkSums[chunk];
        }

        return sum;
    }
}
