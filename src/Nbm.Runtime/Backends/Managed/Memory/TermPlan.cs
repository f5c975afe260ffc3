namespace Nbm.Backends.Managed;

/// <summary>A term's layout in plain fields. Orders 1 and 2, which are most, are read without following an array.</summary>
internal readonly struct TermPlan(TermLayout term)
{
    public readonly int Offset = term.Offset;
    public readonly int Length = term.Length;
    public readonly int Order = term.Order;
    public readonly int Stride0 = term.Order > 0 ? term.Strides[0] : 0;
    public readonly int Stride1 = term.Order > 1 ? term.Strides[1] : 0;
    public readonly int[] Columns = [.. term.Columns];
    public readonly int[] Strides = [.. term.Strides];

    /// <summary>One of the row's 2ⁿ corners: where it lies in the vector of all tables, and its weight. Bit d of the corner's number says
    /// upper.</summary>
    public unsafe (int Position, float Weight) Corner(int* cells, float* uppers, int row, int corner)
    {
        int position = Offset;
        float weight = 1;
        for (int d = 0; d < Columns.Length; d++)
        {
            int at = (d * RowBlocks.Size) + row;
            float upper = uppers[at];
            int step = (corner >> d) & 1;
            position += (cells[at] + step) * Strides[d];
            weight *= step == 1 ? upper : 1 - upper;
        }

        return (position, weight);
    }
}
