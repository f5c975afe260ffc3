namespace Nbm.Backends.Managed;

/// <summary>What the loss kernels read and write.</summary>
internal readonly unsafe struct LossArguments
{
    /// <summary>Which rows of targets and weights.</summary>
    public required RowPointer Rows { get; init; }

    /// <summary>How many rows B.</summary>
    public required int Count { get; init; }

    /// <summary>How many outputs C.</summary>
    public required int Outputs { get; init; }

    /// <summary>C × B.</summary>
    public required float* Scores { get; init; }

    /// <summary>1 × n.</summary>
    public required float* Targets { get; init; }

    /// <summary>1 × n.</summary>
    public required float* Weights { get; init; }

    /// <summary>1 × n: what is added to scores beside <see cref="Shift"/>; null for nothing.</summary>
    public float* Offsets { get; init; }

    /// <summary>What is added to all scores.</summary>
    public double Shift { get; init; }

    /// <summary>1/Σw, or 0.</summary>
    public required double WeightScale { get; init; }

    /// <summary>C × B, out.</summary>
    public required float* Gradient { get; init; }

    /// <summary>For each chunk of rows, its loss, out.</summary>
    public required double* ChunkSums { get; init; }
}
