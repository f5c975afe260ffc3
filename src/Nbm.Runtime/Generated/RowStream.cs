using System.ComponentModel;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Rows that come one by one. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowStream
{
    /// <summary>Reads rows to the end, and keeps what they say, not the rows.</summary>
    /// <param name="encoder">The record's encoder.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A list that training takes, and nobody else.</returns>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    public static IReadOnlyList<T> Read<T>(RecordEncoder<T> encoder, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        return SpooledRows<T>.Read(encoder, rows, cancellationToken);
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        RecordEncoder<T> encoder, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        return await SpooledRows<T>.ReadAsync(encoder, rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads rows to the end, and keeps them. Code of earlier generators calls it.</summary>
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
