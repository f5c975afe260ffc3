using Nbm.Generated;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scoring;

/// <summary>The columns of the file that stand before what is said of its rows, as they are there.</summary>
internal sealed class KeptColumns
{
    /// <summary>Stands for all columns.</summary>
    public const string All = "all";

    private readonly int[] _positions;

    /// <param name="path">The file.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="asked">Names, or several with commas between; <c>all</c> for all of them.</param>
    /// <exception cref="ToolException">There is no such column.</exception>
    public KeptColumns(string path, string[] header, IReadOnlyList<string> asked)
    {
        int Position(string name)
        {
            int exact = Array.IndexOf(header, name);
            return exact >= 0 ? exact : Array.FindIndex(header, own => CsvNames.AreAlike(own, name));
        }

        var positions = new List<int>();
        foreach (string name in asked.SelectMany(own => Position(own) >= 0 ? [own] : own.Split(',', StringSplitOptions.TrimEntries)))
        {
            int at = Position(name);
            if (at < 0 && name != All)
            {
                string? near = Terminal.Names.Nearest(name, header);
                throw new ToolException(
                    $"{path} has no column '{Cited.Text(name)}' to keep"
                    + $"{(near is null ? "." : $"; did you mean '{Cited.Text(near)}'?")} "
                    + $"Its columns: {Cited.List(header)}.");
            }

            positions.AddRange(at < 0 ? Enumerable.Range(0, header.Length) : [at]);
        }

        _positions = [.. positions.Distinct()];
        Names = [.. _positions.Select(at => header[at])];
    }

    /// <summary>What they are called.</summary>
    public string[] Names { get; }

    /// <summary>The cells of a row; empty ones where it has too few.</summary>
    public IEnumerable<string> Of(string[]? cells) =>
        _positions.Select(at => cells is not null && at < cells.Length ? cells[at] : string.Empty);
}
