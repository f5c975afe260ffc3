using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nbm.Backends;

/// <summary>
/// Where the rows lie on the axis of a column: for each a cell and a fraction of it, in one, two or four bytes. Of a column whose rows
/// all lie on positions, as those of a category do, the position is what is kept. Elsewhere a cell takes as many bits as the axis needs,
/// and the fraction, as a whole number of steps from 0 to 1, all others: an axis of 256 cells has 2²³ steps, one of 4,096 cells 2¹⁹. 0 and 1 are
/// exact.
/// </summary>
public sealed class DesignColumn
{
    private const int Bits = 32;

    // Floats are exact up to here.
    private const int MostStepBits = 23;

    private readonly byte[] _places;

    /// <summary>A column of rows that lie in cell 0, until they are set.</summary>
    /// <param name="extent">Positions of the axis, at least 2.</param>
    /// <param name="rows">Rows n.</param>
    /// <param name="onPositions">Whether all rows lie on positions: their fractions are 0 or 1.</param>
    public DesignColumn(int extent, int rows, bool onPositions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(extent, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        (Extent, Rows) = (extent, rows);
        Width = onPositions && extent <= 1 << 16 ? extent <= 1 << 8 ? sizeof(byte) : sizeof(ushort) : sizeof(uint);
        Shift = Math.Min(Bits - BitOperations.Log2((uint)Math.Max(extent - 2, 1)) - 1, MostStepBits + 1);

        // The collector doesn't move it: kernels read it where it is.
        _places = GC.AllocateArray<byte>(checked(Math.Max(rows, 1) * Width), pinned: true);
    }

    /// <summary>Positions of the axis.</summary>
    public int Extent { get; }

    /// <summary>Rows n.</summary>
    public int Rows { get; }

    /// <summary>Bytes of a row: 1 or 2 of columns of positions, 4 of others.</summary>
    public int Width { get; }

    /// <summary>The bits of a fraction, behind those of the cell, in a column of 4 bytes a row: its 2^(Shift − 1) is 1.</summary>
    public int Shift { get; }

    /// <summary>n × <see cref="Width"/> bytes, little-endian.</summary>
    public ReadOnlySpan<byte> Places => _places;

    /// <summary>A column of rows.</summary>
    /// <param name="extent">Positions of the axis.</param>
    /// <param name="cells">n cells, from 0 to extent − 2.</param>
    /// <param name="fractions">n fractions, in [0, 1].</param>
    public static DesignColumn Of(int extent, ReadOnlySpan<int> cells, ReadOnlySpan<float> fractions)
    {
        var column = new DesignColumn(extent, cells.Length, fractions.IndexOfAnyExcept(0f, 1f) < 0);
        for (int row = 0; row < cells.Length; row++)
        {
            column.Set(row, cells[row], fractions[row]);
        }

        return column;
    }

    /// <summary>Says where a row lies.</summary>
    /// <param name="row">Its index.</param>
    /// <param name="cell">From 0 to extent − 2.</param>
    /// <param name="fraction">In [0, 1]; of a column of positions 0 or 1.</param>
    public void Set(int row, int cell, double fraction)
    {
        Span<byte> place = _places.AsSpan(row * Width, Width);
        switch (Width)
        {
            case sizeof(byte):
                place[0] = (byte)(cell + (int)fraction);
                break;
            case sizeof(ushort):
                BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)(cell + (int)fraction));
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(place, ((uint)cell << Shift) + (uint)Math.Round(fraction * (1u << (Shift - 1))));
                break;
        }
    }

    /// <summary>Where a row lies.</summary>
    /// <param name="row">Its index.</param>
    public (int Cell, float Fraction) this[int row]
    {
        get
        {
            ReadOnlySpan<byte> place = _places.AsSpan(row * Width, Width);
            return Width switch
            {
                sizeof(byte) => OnPosition(place[0]),
                sizeof(ushort) => OnPosition(BinaryPrimitives.ReadUInt16LittleEndian(place)),
                _ => Between(BinaryPrimitives.ReadUInt32LittleEndian(place)),
            };
        }
    }

    /// <summary>Where all rows lie.</summary>
    /// <param name="cells">n cells, out.</param>
    /// <param name="fractions">n fractions, out.</param>
    public void Read(Span<int> cells, Span<float> fractions)
    {
        for (int row = 0; row < Rows; row++)
        {
            (cells[row], fractions[row]) = this[row];
        }
    }

    /// <summary>Some of the rows.</summary>
    public DesignColumn Take(ReadOnlySpan<int> rows)
    {
        var some = new DesignColumn(Extent, rows.Length, Width < sizeof(uint));
        for (int i = 0; i < rows.Length; i++)
        {
            _places.AsSpan(rows[i] * Width, Width).CopyTo(some._places.AsSpan(i * Width));
        }

        return some;
    }

    /// <summary>The places as kernels of the host read them. Whoever does keeps the column alive.</summary>
    internal unsafe byte* Start => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_places));

    private (int Cell, float Fraction) OnPosition(int position)
    {
        int cell = Math.Min(position, Extent - 2);
        return (cell, position - cell);
    }

    private (int Cell, float Fraction) Between(uint place) =>
        ((int)(place >> Shift), (place & ((1u << Shift) - 1)) * (1f / (1u << (Shift - 1))));
}
