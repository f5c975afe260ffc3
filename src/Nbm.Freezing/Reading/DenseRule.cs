using System.Globalization;

namespace Nbm.Freezing;

/// <summary>What the sizes of a vector may be, whether a record, a program or a file says them.</summary>
internal static class DenseRule
{
    /// <summary>The most numbers of a dense vector.</summary>
    public const int MostPlaces = 1_000_000;

    /// <summary>What is wrong, as a clause; null if nothing is.</summary>
    /// <param name="type">The type of its values.</param>
    /// <param name="length">How many there are in every row; 0 if it is sparse.</param>
    /// <param name="width">Columns of the picture that it is; 0 if it is none.</param>
    /// <param name="height">Rows of the picture.</param>
    public static string? Violation(string type, int length, int width, int height) =>
        length is < 0 or > MostPlaces ? $"its length is {Number(length)}; expected: 1 to {Number(MostPlaces)}, or 0 for a sparse vector"
        : length > 0 && type is not ("float" or "double")
        ? $"it is dense, and its type is {NameRule.Shown(type)}; expected: float or double"
        : (width, height) == (0, 0) ? null
        : width < 1 || height < 1 || (long)width * height != length
            ? $"it is a picture of {Number(width)} × {Number(height)}, and its length is {Number(length)}; expected: width × height"
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
