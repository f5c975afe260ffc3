namespace Nbm.Backends.Managed;

/// <summary>Where a row lies on a column's axis: between positions <c>Cell</c> and <c>Cell + 1</c>.</summary>
internal readonly record struct AxisCell(int Cell, float Fraction);
