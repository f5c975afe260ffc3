using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>A <see cref="DesignColumn"/> as kernels read it.</summary>
internal readonly unsafe struct ColumnPlan(DesignColumn column)
{
    private readonly byte* _places = column.Start;
    private readonly int _width = column.Width;
    private readonly int _shift = column.Shift;
    private readonly uint _mask = (1u << column.Shift) - 1;
    private readonly float _step = 1f / (1u << (column.Shift - 1));
    private readonly int _last = column.Extent - 2;

    /// <summary>Where some entries of a range of rows lie.</summary>
    /// <param name="rows">The range.</param>
    /// <param name="start">The first entry.</param>
    /// <param name="count">How many.</param>
    /// <param name="cells">Their cells, out.</param>
    /// <param name="uppers">Their fractions, out.</param>
    public void Read(RowPointer rows, int start, int count, int* cells, float* uppers)
    {
        switch (_width)
        {
            case sizeof(byte):
                ReadPositions(_places, rows, start, count, cells, uppers);
                break;
            case sizeof(ushort):
                ReadPositions((ushort*)_places, rows, start, count, cells, uppers);
                break;
            default:
                ReadFractions((uint*)_places, rows, start, count, cells, uppers);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadPositions(byte* places, RowPointer rows, int start, int count, int* cells, float* uppers)
    {
        for (int i = 0; i < count; i++)
        {
            int position = places[rows[start + i]], cell = Math.Min(position, _last);
            (cells[i], uppers[i]) = (cell, position - cell);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadPositions(ushort* places, RowPointer rows, int start, int count, int* cells, float* uppers)
    {
        for (int i = 0; i < count; i++)
        {
            int position = places[rows[start + i]], cell = Math.Min(position, _last);
            (cells[i], uppers[i]) = (cell, position - cell);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadFractions(uint* places, RowPointer rows, int start, int count, int* cells, float* uppers)
    {
        int i = 0;
        if (rows.IsRun)
        {
            uint* run = places + rows[start];
            for (; i <= count - Vector256<uint>.Count; i += Vector256<uint>.Count)
            {
                Vector256<uint> eight = Vector256.Load(run + i);
                Vector256.ShiftRightLogical(eight, _shift).AsInt32().Store(cells + i);
                (Vector256.ConvertToSingle((eight & Vector256.Create(_mask)).AsInt32()) * _step).Store(uppers + i);
            }
        }

        for (; i < count; i++)
        {
            uint place = places[rows[start + i]];
            (cells[i], uppers[i]) = ((int)(place >> _shift), (int)(place & _mask) * _step);
        }
    }
}
