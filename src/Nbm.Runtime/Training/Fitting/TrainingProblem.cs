using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// A fit's question, prepared once: axes, tables, rows and loss. Phases answer it one after another, each with a
/// <see cref="TableFit"/>; none of this knows how.
/// </summary>
internal sealed class TrainingProblem : IDisposable
{
    private TrainingProblem(
        Workspace workspace, ModelSchema schema, ImmutableArray<Axis> axes, TablePlan plan, LossKind loss, TargetScale scale,
        double[] nullIntercepts, DataSet training, DataSet? validation)
    {
        Workspace = workspace;
        Schema = schema;
        Axes = axes;
        Plan = plan;
        Loss = loss;
        Scale = scale;
        NullIntercepts = nullIntercepts;
        Training = training;
        Validation = validation;
    }

    public Workspace Workspace { get; }

    public ModelSchema Schema { get; }

    /// <summary>The axes, by column of the design.</summary>
    public ImmutableArray<Axis> Axes { get; }

    public TablePlan Plan { get; }

    public LossKind Loss { get; }

    public TargetScale Scale { get; }

    /// <summary>Intercepts of a model without terms, in the units of the loss; C of them.</summary>
    public double[] NullIntercepts { get; }

    /// <summary>C: 1, or the number of classes of a softmax.</summary>
    public int Outputs => NullIntercepts.Length;

    public DataSet Training { get; }

    /// <summary>The rows that decide when to stop; null if there are none.</summary>
    public DataSet? Validation { get; }

    /// <summary>Prepares a fit on a backend.</summary>
    /// <param name="backend">Where to compute; not disposed of.</param>
    /// <param name="data">The rows.</param>
    /// <param name="options">Nodes and scale of the axes.</param>
    public static TrainingProblem Create(Backend backend, TrainingData data, TrainingOptions options)
    {
        LossKind loss = data.Schema.Target.Task switch
        {
            ModelTask.Regression => LossKind.Squared,
            ModelTask.Binary => LossKind.Logistic,
            ModelTask.Multiclass => LossKind.Softmax,
            _ => throw new ArgumentException($"The schema of {data.Schema.Name} must say what to predict, not {data.Schema.Target.Task}."),
        };
        EncodedRows rows = data.Training;
        var resolution = new Resolution(options.Nodes, options.InteractionNodes);
        var (axes, terms) = new AxisBuilder(data.Schema, rows, data.Levels).Build(term => resolution.Knots(data.Schema.TermFeatures(term).Length));
        TableSize.Check(data.Schema, axes, terms);
        DesignLayout layout = DesignLayout.Create([.. axes.Select(axis => axis.Extent)], terms);
        HostDesign design = HostDesign.Locate(axes, layout, rows);
        TablePlan plan = TablePlan.Create([.. axes.Select(axis => AxisBuilder.Shape(axis, options.AxisScale))], design, rows.Weights, resolution);
        TargetScale scale = loss == LossKind.Squared ? TargetScale.Of(rows.Targets, rows.Weights) : TargetScale.None;
        double[] targets = scale.Apply(rows.Targets);
        double[] intercepts = NullModel.Intercepts(loss, targets, rows.Weights, data.Classes.Length);

        var workspace = new Workspace(backend);
        var training = new DataSet(workspace, design, targets, rows.Weights);
        DataSet? validation = data.Validation is not { } held
            ? null
            : new DataSet(workspace, HostDesign.Locate(axes, layout, held), scale.Apply(held.Targets), held.Weights);
        return new TrainingProblem(workspace, data.Schema, axes, plan, loss, scale, intercepts, training, validation);
    }

    public void Dispose() => Workspace.Dispose();
}
