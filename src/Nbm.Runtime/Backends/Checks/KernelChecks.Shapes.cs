using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    private static string Shape(Matrix x) => Invariant($"{x.Rows} × {x.Columns}");

    private static void SameShape(string kernel, string nameX, Matrix x, string nameY, Matrix y)
    {
        if (x.Rows != y.Rows || x.Columns != y.Columns)
        {
            throw new ArgumentException(
                Invariant($"{kernel}: {nameX} is {Shape(x)}, {nameY} is {Shape(y)}; they must have the same shape."));
        }
    }

    private static void IsShape(string kernel, string name, Matrix x, int rows, int columns)
    {
        if (x.Rows != rows || x.Columns != columns)
        {
            throw new ArgumentException(Invariant($"{kernel}: {name} is {Shape(x)}; it must be {rows} × {columns}."));
        }
    }

    private static void IsDefined(string kernel, ElementMap map)
    {
        if (!Enum.IsDefined(map))
        {
            throw new ArgumentException(Invariant($"{kernel}: {map} is no member of {nameof(ElementMap)}."));
        }
    }

    private static void AreGroups(string kernel, int groups, string name, Matrix x)
    {
        if (groups < 1 || x.Rows % groups != 0)
        {
            throw new ArgumentException(Invariant($"{kernel}: {name} is {Shape(x)}, which isn't {groups} groups of equally many rows."));
        }
    }

    private static void Apart(string kernel, string nameResult, Matrix result, string nameX, Matrix x)
    {
        if (result.Overlaps(x))
        {
            throw new ArgumentException(
                Invariant($"{kernel}: {nameResult} ({Shape(result)}) and {nameX} ({Shape(x)}) overlap in memory; they must not."));
        }
    }

    private static void SameWindowOrApart(string kernel, string nameResult, Matrix result, string nameX, Matrix x)
    {
        if (result.Offset != x.Offset)
        {
            Apart(kernel, nameResult, result, nameX, x);
        }
    }
}
