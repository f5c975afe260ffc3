using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>A matrix of doubles: a window on an array, row-major.</summary>
public sealed class ReferenceMatrix(double[] buffer, int offset, int rows, int columns) : Matrix(buffer, offset, rows, columns)
{
    public double[] Buffer { get; } = buffer;

    public Span<double> Values => Buffer.AsSpan(Offset, Length);

    public ref double this[int i] => ref Buffer[Offset + i];

    public ref double this[int row, int column] => ref Buffer[Offset + (row * Columns) + column];

    public override void Dispose()
    {
    }
}
