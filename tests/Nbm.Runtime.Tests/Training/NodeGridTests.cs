using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class NodeGridTests
{
    [Fact]
    public void Blocks_cover_the_tables_once_and_their_order_is_the_number_of_numeric_dimensions()
    {
        using TrainingProblem problem = Problems.Mixed(Schemas.Regression());
        TablePlan plan = problem.Plan;
        int[] covered = new int[plan.Layout.TableLength];

        foreach (Block block in plan.Blocks)
        {
            int cells = 0;
            block.ForEachCell((_, position) => { covered[position]++; cells++; });
            cells.ShouldBe(block.Length);
        }

        covered.ShouldAllBe(count => count <= 1);
        for (int position = 0; position < covered.Length; position++)
        {
            (covered[position] == 1 || plan.Mass[position] == 0).ShouldBeTrue($"position {position} has data but belongs to no block");
        }

        // B × C: a curve for each of 3 levels, and a free cell for each where B is missing.
        plan.Blocks.Where(block => block.Term == 6).Select(block => block.Order).Order().ShouldBe([0, 0, 0, 1, 1, 1]);
        // C × D: 3 levels × (3 texts and missing); nobody is unseen in training.
        plan.Blocks.Count(block => block.Term == 7).ShouldBe(12);
    }

    [Fact]
    public void The_mass_of_each_term_is_one_and_follows_the_weights()
    {
        using TrainingProblem problem = Problems.Mixed(Schemas.Regression());
        TablePlan plan = problem.Plan;

        plan.Layout.Terms.ShouldAllBe(term => Math.Abs(plan.Mass.Skip(term.Offset).Take(term.Length).Sum() - 1) < 1e-12);
        double[] weights = problem.Training.HostWeights;
        int[] levels = [.. Problems.MixedRows(problem.Schema, 60).Select(row => (int)row.Values[2])];
        double share = weights.Where((_, r) => levels[r] == 1).Sum() / weights.Sum();
        plan.Mass[plan.Layout.Terms[2].Offset + 1].ShouldBe(share, 1e-12);
    }

    [Fact]
    public void A_node_is_evaluated_once_however_many_blocks_share_it()
    {
        using TrainingProblem problem = Problems.Mixed(Schemas.Regression());
        TableSources sources = TableSources.Build(problem.Plan);

        foreach (NodeGrid grid in sources.Grids)
        {
            var tuples = grid.Nodes.Chunk(grid.Order).Select(tuple => string.Join(' ', tuple)).ToList();
            tuples.Distinct().Count().ShouldBe(tuples.Count);
            grid.Weights.Sum().ShouldBe(1, 1e-12);
        }

        // All axes of main effects lie on one grid of 6 nodes, and those of E, of 4 values, on some of them.
        sources.Grids[0].Count.ShouldBe(6);
    }

    [Fact]
    public void Batch_norm_over_weighted_nodes_is_batch_norm_over_cells_of_rows_and_terms()
    {
        // Three nodes; cells of (row, term) fall on them 1, 4 and 3 times.
        double[] perNode = [2, -1, 0.5];
        int[] nodeOfCell = [0, 1, 1, 2, 1, 2, 1, 2];
        using var workspace = new Workspace(new Testing.ReferenceBackend());
        var parameters = new ParameterSet();
        Backends.Matrix weights = workspace.Upload([1f / 8, 4f / 8, 3f / 8], 1, 3);
        var norm = new BatchNormLayer(workspace, parameters, "norm", weights, 1);
        parameters.Allocate(workspace);
        Backends.Matrix x = workspace.Allocate(3, 1);
        Backends.Matrix y = workspace.Allocate(3, 1);
        x.Set(perNode);

        norm.Forward(x, y);

        double[] cells = [.. nodeOfCell.Select(node => perNode[node])];
        double mean = cells.Average();
        double variance = cells.Average(cell => (cell - mean) * (cell - mean));
        y.Values().ShouldBe([.. perNode.Select(value => (value - mean) / Math.Sqrt(variance + BatchNormLayer.Epsilon))], 1e-12);
    }

    [Fact]
    public void The_network_sees_the_input_and_its_fourier_features()
    {
        float[] features = NodeFeatures.Compute([0.25, 0.5], 2, 1);

        features.Length.ShouldBe(NodeFeatures.Width(2, 1));
        features.ShouldBe([0.25f, 0.5f, (float)Math.Sin(Math.PI / 4), (float)Math.Cos(Math.PI / 4), 1, 0], 1e-7);
        NodeFeatures.Compute([0.25, 0.5], 2, 0).ShouldBe([0.25f, 0.5f]);
    }
}
