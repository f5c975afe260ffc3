using static System.FormattableString;

namespace Nbm.Backends;

/// <summary>
/// What each kernel of a <see cref="Backend"/> demands of its arguments. Every backend begins a kernel with its check,
/// so that all of them refuse the same calls with the same words. Only host-side facts are looked at: nothing waits.
/// </summary>
public static partial class KernelChecks
{
    /// <summary>Both sizes are positive and their product fits an int.</summary>
    public static void Allocate(int rows, int columns)
    {
        if (rows < 1 || columns < 1 || (long)rows * columns > Array.MaxLength)
        {
            throw new ArgumentException(Invariant(
                $"Allocate: {rows} × {columns} was asked for; both must be positive and their product at most {Array.MaxLength}."));
        }
    }

    /// <summary>The window lies inside the source.</summary>
    public static void View(Matrix source, int offset, int rows, int columns)
    {
        if (offset < 0 || rows < 1 || columns < 1 || offset + ((long)rows * columns) > source.Length)
        {
            throw new ArgumentException(
                Invariant($"View: {rows} × {columns} from offset {offset} doesn't lie inside the source, which is {Shape(source)}."));
        }
    }

    /// <summary>As many values as the matrix or vector holds.</summary>
    public static void Transfer(string kernel, int values, int expected)
    {
        if (values != expected)
        {
            throw new ArgumentException(
                Invariant($"{kernel}: the host's span holds {values} values, the backend's memory {expected}; they must be equal."));
        }
    }

    /// <summary>Equal lengths; y is x or apart from it.</summary>
    public static void Copy(Matrix x, Matrix y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException(Invariant($"Copy: x is {Shape(x)}, y is {Shape(y)}; they must be equally long."));
        }

        SameWindowOrApart("Copy", "y", y, "x", x);
    }

    /// <summary>y takes a result that is computed element by element from x: <see cref="Backend.Axpy(float, Matrix, Matrix)"/>,
    /// <see cref="Backend.Relu"/>.</summary>
    public static void ElementWise(string kernel, Matrix x, Matrix y)
    {
        SameShape(kernel, "x", x, "y", y);
        SameWindowOrApart(kernel, "y", y, "x", x);
    }

    /// <summary>A result that is computed element by element from x and y: <see cref="Backend.Multiply"/>,
    /// <see cref="Backend.ReluBackward"/>.</summary>
    public static void ElementWise(string kernel, Matrix x, Matrix y, Matrix result)
    {
        SameShape(kernel, "the first", x, "the second", y);
        SameShape(kernel, "the first", x, "the result", result);
        SameWindowOrApart(kernel, "the result", result, "the first", x);
        SameWindowOrApart(kernel, "the result", result, "the second", y);
    }

    /// <summary>A rate in [0, 1).</summary>
    public static void DropoutMask(float rate)
    {
        if (!(rate >= 0 && rate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "DropoutMask: the rate must be at least 0 and below 1.");
        }
    }

    /// <summary>A map that is one, and a result that is computed element by element: <see cref="Backend.Map"/>.</summary>
    public static void Map(ElementMap map, Matrix x, Matrix y)
    {
        IsDefined(nameof(Map), map);
        ElementWise(nameof(Map), x, y);
    }

    /// <summary>The same for <see cref="Backend.MapBackward"/>.</summary>
    public static void MapBackward(ElementMap map, Matrix y, Matrix dy, Matrix dx)
    {
        IsDefined(nameof(MapBackward), map);
        ElementWise(nameof(MapBackward), y, dy, dx);
    }

    /// <summary>
    /// N rows of K beside N groups of equally many rows, apart from them: <see cref="Backend.AddRow"/>, <see cref="Backend.ColumnSums"/>.
    /// </summary>
    public static void RowBeside(string kernel, Matrix row, Matrix x)
    {
        IsShape(kernel, "the row", row, row.Rows, x.Columns);
        AreGroups(kernel, row.Rows, "x", x);
        Apart(kernel, "the row", row, "x", x);
    }

    /// <summary>A number for each of N groups of equally many rows, apart from them: <see cref="Backend.Scale(Matrix, Matrix)"/>.</summary>
    public static void NumberBeside(string kernel, Matrix numbers, Matrix x)
    {
        IsShape(kernel, "the numbers", numbers, numbers.Rows, 1);
        AreGroups(kernel, numbers.Rows, "x", x);
        Apart(kernel, "the numbers", numbers, "x", x);
    }

    /// <summary>Equal shapes, and a result of a number for each of N groups of rows.</summary>
    public static void Dot(Matrix x, Matrix y, Matrix result)
    {
        SameShape("Dot", "x", x, "y", y);
        IsShape("Dot", "the result", result, result.Rows, 1);
        AreGroups("Dot", result.Rows, "x", x);
        Apart("Dot", "the result", result, "x", x);
        Apart("Dot", "the result", result, "y", y);
    }

    /// <summary>Matching inner sizes, and a result of the outer ones.</summary>
    public static void MatMul(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c)
    {
        (int rows, int inner) = transposeA ? (a.Columns, a.Rows) : (a.Rows, a.Columns);
        (int otherInner, int columns) = transposeB ? (b.Columns, b.Rows) : (b.Rows, b.Columns);
        if (inner != otherInner || c.Rows != rows || c.Columns != columns)
        {
            throw new ArgumentException(Invariant(
                $"MatMul: op(a) is {rows} × {inner}, op(b) is {otherInner} × {columns}, c is {Shape(c)}; op(a)'s columns must equal op(b)'s rows, and c must be {rows} × {columns}."));
        }

        Apart("MatMul", "c", c, "a", a);
        Apart("MatMul", "c", c, "b", b);
    }

    /// <summary>Whole groups, and of each what <see cref="MatMul"/> asks.</summary>
    public static void GroupedMatMul(int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c)
    {
        const string Kernel = nameof(Backend.GroupedMatMul);
        AreGroups(Kernel, groups, "a", a);
        AreGroups(Kernel, groups, "b", b);
        AreGroups(Kernel, groups, "c", c);
        int aRows = a.Rows / groups, bRows = b.Rows / groups, cRows = c.Rows / groups;
        (int rows, int inner) = transposeA ? (a.Columns, aRows) : (aRows, a.Columns);
        (int otherInner, int columns) = transposeB ? (b.Columns, bRows) : (bRows, b.Columns);
        if (inner != otherInner || cRows != rows || c.Columns != columns)
        {
            throw new ArgumentException(Invariant(
                $"{Kernel}: of each of {groups} groups op(a) is {rows} × {inner}, op(b) is {otherInner} × {columns}, ")
                + Invariant($"c is {cRows} × {c.Columns}; ")
                + Invariant($"op(a)'s columns must equal op(b)'s rows, and c must be {rows} × {columns}."));
        }

        Apart(Kernel, "c", c, "a", a);
        Apart(Kernel, "c", c, "b", b);
    }

    /// <summary>One shape for all four, and a step from 1.</summary>
    public static void AdamW(Matrix parameters, Matrix gradient, Matrix firstMoment, Matrix secondMoment, in AdamWStep step)
    {
        SameShape("AdamW", "parameters", parameters, "gradient", gradient);
        SameShape("AdamW", "parameters", parameters, "first moment", firstMoment);
        SameShape("AdamW", "parameters", parameters, "second moment", secondMoment);
        Apart("AdamW", "parameters", parameters, "gradient", gradient);
        Apart("AdamW", "parameters", parameters, "first moment", firstMoment);
        Apart("AdamW", "parameters", parameters, "second moment", secondMoment);
        Apart("AdamW", "first moment", firstMoment, "second moment", secondMoment);
        Apart("AdamW", "first moment", firstMoment, "gradient", gradient);
        Apart("AdamW", "second moment", secondMoment, "gradient", gradient);
        if (step.Step < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step.Step, "AdamW: steps are counted from 1.");
        }
    }
}
