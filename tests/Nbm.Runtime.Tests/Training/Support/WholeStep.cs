using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>All of one training step but the optimiser, with the parameters within reach.</summary>
internal sealed class WholeStep
{
    private readonly TrainingProblem _problem;
    private readonly Objective _objective;
    private readonly Dropout? _dropout;
    private readonly Matrix _loss;
    private readonly Matrix _penalty;

    public WholeStep(TrainingProblem problem, TrainingOptions options)
    {
        _problem = problem;
        Workspace workspace = problem.Workspace;
        TableSources sources = TableSources.Build(problem.Plan, options.Networks.Kind);
        Tables = new NeuralTables(workspace, sources, problem.Plan.Layout.Terms.Length, Parameters, problem.NullIntercepts, options);
        _objective = new Objective(
            workspace,
            Tables,
            options.OutputPenalty > 0 ? new OutputPenalty(workspace, problem.Plan, problem.Outputs, options.OutputPenalty) : null,
            Tables.Free is { } free ? new RidgePenalty(workspace.Backend, free, 0.05f) : null,
            problem.Training.Rows);
        _dropout = options.BasisDropout > 0 ? new Dropout((float)options.BasisDropout, 5, 0) : null;
        _loss = workspace.Allocate(1, 1);
        _penalty = workspace.Allocate(1, 1);
    }

    public ParameterSet Parameters { get; } = new();

    public NeuralTables Tables { get; }

    /// <summary>The penalised loss of all rows; the gradients of all parameters are left in place.</summary>
    public double Differentiate()
    {
        _penalty.Set([0]);
        Tables.ForwardBases();
        _objective.Differentiate(_problem.Training, RowRange.All(_problem.Training.Rows), _dropout, _loss, _penalty);
        return _loss.Single() + _penalty.Single();
    }

    /// <summary>The scores of all rows, C × n, without dropout.</summary>
    public double[] Scores()
    {
        Tables.ForwardBases();
        Tables.ForwardTables(null);
        return _objective.Score(_problem.Training, RowRange.All(_problem.Training.Rows)).Values();
    }
}
