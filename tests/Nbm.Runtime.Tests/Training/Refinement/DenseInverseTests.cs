using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What the preconditioner knows of each interaction, held against A written out.</summary>
public sealed class DenseInverseTests
{
    public static TheoryData<string> Tasks => Refinements.Tasks;

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Each_interaction_s_block_is_inverted_exactly(string task)
    {
        TrainingData data = Refinements.Mixed(task);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        double[,] a = Refinements.Matrix(stage, Refinements.Rows(data));

        ForEachBlock(stage, (inverse, unknowns, first) =>
            Block(inverse, unknowns, 0).ShouldMatch(Block(a, unknowns, first).Inverse(), 2e-4));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Its_degrees_of_freedom_are_the_trace_of_the_inverse_times_the_data(string task)
    {
        TrainingData data = Refinements.Mixed(task);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        RefinementData rows = Refinements.Rows(data);
        double[,] a = Refinements.Matrix(stage, rows), d = Refinements.Curvature(stage, rows);

        ForEachBlock(stage, (_, unknowns, first) =>
        {
            double[,] product = Block(a, unknowns, first).Inverse().Times(Block(d, unknowns, first));
            double[] degrees = [.. unknowns.Select(unknown => stage.System.BlockDegrees[first + unknown])];
            degrees.ShouldMatch([.. Enumerable.Range(0, unknowns.Length).Select(i => product[i, i])], 1e-3);
        });
    }

    [Fact]
    public void Linear_refinements_keep_the_diagonal()
    {
        TrainingData data = Refinements.Mixed("regression");
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data), free: false));

        foreach (TermLayout term in stage.Layout.Grid.Terms)
        {
            stage.System.IsExact(term.Offset).ShouldBe(term.Order == 1);
        }
    }

    private static void ForEachBlock(RefinementStage stage, Action<double[,], int[], int> check)
    {
        for (int c = 0; c < stage.System.HostInverses.Length; c++)
        {
            double[,] inverse = Dense.Of(stage.System.HostInverses[c]!);
            for (int t = 0; t < stage.Layout.Grid.TermCount; t++)
            {
                if (stage.Layout.Grid.Layout.Terms[t].Order > 1)
                {
                    int[] unknowns = stage.Layout.UnknownsOf(t);
                    unknowns.ShouldAllBe(unknown => stage.System.IsExact(unknown));
                    check(inverse, unknowns, c * stage.Layout.Count);
                }
            }
        }
    }

    private static double[,] Block(double[,] matrix, int[] unknowns, int first) =>
        Dense.Of(unknowns.Length, unknowns.Length, (i, j) => matrix[first + unknowns[i], first + unknowns[j]]);
}
