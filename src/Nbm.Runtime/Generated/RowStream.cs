using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>Rows that come one by one. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowStream
{
    /// <summary>Reads rows to the end.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<T>> ToListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var all = new List<T>();
        await foreach (T row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(row);
        }

        return all;
    }
}
