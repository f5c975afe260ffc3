using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>
/// The oracle of all backends: every kernel as its definition in <see cref="Backend"/> says it, in plain loops
/// over doubles. Nothing is rounded to float32 before <see cref="Download"/>. For reading, not for speed.
/// </summary>
public sealed partial class ReferenceBackend : Backend
{
    public override string Name => "reference (double precision)";

    public override Matrix Allocate(int rows, int columns)
    {
        KernelChecks.Allocate(rows, columns);
        return new ReferenceMatrix(new double[rows * columns], 0, rows, columns);
    }

    public override Matrix View(Matrix source, int offset, int rows, int columns)
    {
        KernelChecks.View(source, offset, rows, columns);
        ReferenceMatrix s = Of(source);
        return new ReferenceMatrix(s.Buffer, s.Offset + offset, rows, columns);
    }

    public override void Upload(ReadOnlySpan<float> values, Matrix destination)
    {
        KernelChecks.Transfer(nameof(Upload), values.Length, destination.Length);
        for (int i = 0; i < destination.Length; i++)
        {
            Of(destination)[i] = values[i];
        }
    }

    public override IndexVector Upload(ReadOnlySpan<int> indices) => new ReferenceIndexVector(indices);

    public override void Upload(ReadOnlySpan<int> indices, IndexVector destination)
    {
        KernelChecks.Transfer(nameof(Upload), indices.Length, destination.Length);
        Of(destination).Set(indices);
    }

    public override Design Upload(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
    {
        KernelChecks.Upload(layout, rows, columns);
        return new ReferenceDesign(layout, rows, columns);
    }

    public override void Download(Matrix source, Span<float> destination)
    {
        KernelChecks.Transfer(nameof(Download), destination.Length, source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = (float)Of(source)[i];
        }
    }

    public override void Dispose()
    {
    }

    private static ReferenceMatrix Of(Matrix matrix) => (ReferenceMatrix)matrix;

    private static ReferenceIndexVector Of(IndexVector indices) => (ReferenceIndexVector)indices;

    private static int Row(RowRange rows, int i) =>
        rows.Permutation is null ? rows.Start + i : Of(rows.Permutation).Values[rows.Start + i];
}
