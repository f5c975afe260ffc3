using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// λ · mean over rows and terms of squared contributions, summed over outputs, taken on the tables: λ/T · Σ mass · F².
/// The same as over the rows where the data sit on nodes (Radenovic et al. 2022, section 3).
/// </summary>
internal sealed class OutputPenalty
{
    private readonly Backend _backend;
    private readonly Matrix _scaledMass;
    private readonly Matrix _product;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="plan">The tables and the mass on them.</param>
    /// <param name="outputs">C.</param>
    /// <param name="lambda">λ.</param>
    public OutputPenalty(Workspace workspace, TablePlan plan, int outputs, double lambda)
    {
        _backend = workspace.Backend;
        var scaled = new float[outputs * plan.Mass.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (float)(lambda / plan.Layout.Terms.Length * plan.Mass[i % plan.Mass.Length]);
        }

        _scaledMass = workspace.Upload(scaled, outputs, plan.Mass.Length);
        _product = workspace.Allocate(outputs, plan.Mass.Length);
    }

    /// <summary>Adds the penalty's gradient. With <paramref name="value"/>, a 1 × 1 matrix, its value is put there too.</summary>
    /// <param name="tables">F, C × P.</param>
    /// <param name="gradient">dF, C × P, added to.</param>
    /// <param name="value">The penalty, out.</param>
    public void AddGradient(Matrix tables, Matrix gradient, Matrix? value = null)
    {
        _backend.Multiply(_scaledMass, tables, _product);
        _backend.Axpy(2, _product, gradient);
        if (value is not null)
        {
            _backend.Dot(_product, tables, value);
        }
    }
}
