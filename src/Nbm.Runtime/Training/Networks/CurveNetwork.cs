using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The curves of all blocks of one order on their nodes, as networks say them: for each output N blocks × G nodes. Forward and backward;
/// learns nothing by itself.
/// </summary>
/// <param name="grid">The blocks and their nodes.</param>
internal abstract class CurveNetwork(NodeGrid grid)
{
    public NodeGrid Grid { get; } = grid;

    /// <summary>H, G × K, where all blocks share bases; null where they don't.</summary>
    public virtual Matrix? Bases => null;

    /// <summary>Declares what lies between networks and outputs, behind the networks of all orders.</summary>
    /// <param name="parameters">Takes the parameters.</param>
    /// <param name="initializer">Their initial values.</param>
    /// <param name="outputs">C.</param>
    /// <param name="terms">T, for the size of the initial weights.</param>
    public abstract void DeclareOutputs(ParameterSet parameters, Initializer initializer, int outputs, int terms);

    /// <summary>Says where curves go, once parameters have memory.</summary>
    /// <param name="values">C views of N × G, out of <see cref="Forward"/>.</param>
    /// <param name="gradients">C views of N × G, into <see cref="Backward"/>.</param>
    public abstract void Attach(Matrix[] values, Matrix[] gradients);

    /// <summary>Evaluates the networks on their nodes, which stays valid until the parameters change.</summary>
    public abstract void Evaluate();

    /// <summary>From there to the curves.</summary>
    /// <param name="dropout">The draw of this step; null for none.</param>
    public abstract void Forward(Dropout? dropout);

    /// <summary>From the gradients of the curves to those of all parameters.</summary>
    public abstract void Backward();

    /// <summary>The networks of one order as the options ask for them.</summary>
    /// <param name="workspace">Where to compute.</param>
    /// <param name="grid">The blocks and their nodes.</param>
    /// <param name="parameters">Takes the networks' parameters.</param>
    /// <param name="initializer">Their initial values.</param>
    /// <param name="options">Kind, widths, frequencies.</param>
    public static CurveNetwork Create(
        Workspace workspace, NodeGrid grid, ParameterSet parameters, Initializer initializer, TrainingOptions options)
    {
        int frequencies = grid.Order == 1 ? options.Frequencies : options.InteractionFrequencies;
        float[] features = NodeFeatures.Compute(grid.Nodes, grid.Order, frequencies);
        int width = NodeFeatures.Width(grid.Order, frequencies);
        Matrix inputs = workspace.Upload(features, features.Length / width, width);
        Matrix weights = workspace.Upload([.. grid.Weights.Select(weight => (float)weight)], grid.Weights.Length / grid.Count, grid.Count);
        return options.Networks.Kind == NetworkKind.PerTerm
            ? new TermNetworks(workspace, grid, parameters, initializer, inputs, weights, options.Networks)
            : new SharedNetwork(workspace, grid, parameters, initializer, inputs, weights, options);
    }
}
