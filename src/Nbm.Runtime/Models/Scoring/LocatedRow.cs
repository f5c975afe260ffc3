namespace Nbm.Models;

/// <summary>A row as terms take it: where it lies on each of a model's axes, and what it has of each vector.</summary>
/// <param name="cells">The cell of axis a at a · distance.</param>
/// <param name="fractions">Its fraction, likewise.</param>
/// <param name="distance">How far axes lie apart.</param>
/// <param name="vectors">What rows have of vectors; null where the model has none.</param>
/// <param name="firstVector">Where those of this row begin.</param>
internal readonly ref struct LocatedRow(
    ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, int distance, VectorRows? vectors, int firstVector)
{
    private readonly ReadOnlySpan<int> _cells = cells;
    private readonly ReadOnlySpan<double> _fractions = fractions;

    public int Cell(int axis) => _cells[axis * distance];

    public double Fraction(int axis) => _fractions[axis * distance];

    public VectorRow Vector(int vector) => vectors![firstVector + vector];
}
