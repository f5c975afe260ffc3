using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Which rows a network is at: set before each step.</summary>
internal sealed class RowSelection
{
    /// <summary>For each row of the data what it leads to, such as its level; null for itself.</summary>
    public IndexVector? Indices { get; set; }

    /// <summary>The rows, as many as the network has.</summary>
    public RowRange Rows { get; set; }
}
