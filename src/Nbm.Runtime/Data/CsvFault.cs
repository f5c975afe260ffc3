namespace Nbm;

/// <summary>What is wrong with cells or rows of a CSV file: the first of its kind, and how many there are. One kind is all of a column that
/// are wrong in one way.</summary>
public sealed record CsvFault
{
    /// <summary>The first one's line, from 1; null if it is about the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The column's name; null if it isn't about one.</summary>
    public string? Column { get; init; }

    /// <summary>The text of the first one's cell; null if it isn't about one.</summary>
    public string? Text { get; init; }

    /// <summary>The type that the text should be of, such as <c>int</c>; null if it isn't about a cell.</summary>
    public string? ExpectedType { get; init; }

    /// <summary>What is wrong with the first one, and where.</summary>
    public required string Message { get; init; }

    /// <summary>How many there are of the kind.</summary>
    public long Count { get; init; } = 1;
}
