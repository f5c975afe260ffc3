namespace Nbm.Training;

/// <summary>
/// A step of a <see cref="Network"/>: a few kernels forward, a few back, both with memory that was set aside when it was recorded.
/// </summary>
/// <param name="output">What it computes.</param>
internal abstract class Operation(Variable output)
{
    public Variable Output { get; } = output;

    /// <summary>From the values of its inputs and parameters to those of its output.</summary>
    public abstract void Forward();

    /// <summary>The same as serving has it, where that is another.</summary>
    public virtual void Evaluate() => Forward();

    /// <summary>From the gradient of its output, which may be overwritten, to those of its inputs and parameters.</summary>
    public abstract void Backward();
}
