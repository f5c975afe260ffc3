using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>The ways in which a kernel is told its rows.</summary>
public static class RowRanges
{
    public static RowRange Of(Backend backend, string kind, int rows) => kind switch
    {
        "all rows" => RowRange.All(rows),
        "some rows" => new RowRange(null, rows / 3, rows - (rows / 3)),
        "permuted rows" => new RowRange(backend.Upload(TestValues.Permutation(rows, 9)), rows / 4, rows - (rows / 4)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of row range"),
    };
}
