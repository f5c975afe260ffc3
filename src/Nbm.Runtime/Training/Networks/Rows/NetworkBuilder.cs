namespace Nbm.Training;

/// <summary>Records a network that scores rows.</summary>
/// <param name="network">Takes the operations; called again for batches of another size, with the same layers.</param>
/// <param name="inputs">B × M: a constant.</param>
/// <param name="intercepts">The scores of a model without terms, C of them, for <see cref="Network.Scores"/>.</param>
/// <returns>Scores, C × B, or <see cref="NetworkPlan.Scores"/> × B.</returns>
internal delegate Variable NetworkBuilder(Network network, Variable inputs, double[] intercepts);
