namespace Nbm.Backends;

/// <summary>
/// The rows of a data set as they fall on the terms' tables, on a <see cref="Backend"/>: the design matrix X of
/// architecture.md, “Refinement”, which is never built. Made by
/// <see cref="Backend.Upload(DesignLayout, int, System.Collections.Immutable.ImmutableArray{DesignColumn})"/>.
/// </summary>
/// <param name="layout">How columns make terms.</param>
/// <param name="rows">Rows of data.</param>
public abstract class Design(DesignLayout layout, int rows) : IDisposable
{
    /// <summary>How columns make terms.</summary>
    public DesignLayout Layout { get; } = layout;

    /// <summary>Rows of data.</summary>
    public int Rows { get; } = rows;

    /// <inheritdoc/>
    public abstract void Dispose();
}
