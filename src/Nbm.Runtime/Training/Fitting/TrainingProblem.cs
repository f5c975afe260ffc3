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
        Workspace workspace, ModelSchema schema, ImmutableArray<Axis> axes, TablePlan plan, TargetLoss target, int bags, DataSet training,
        DataSet? validation, TrainingData data)
    {
        (Start, Bases) = (data.Networks, data.Start?.Networks);
        Bags = bags;
        Workspace = workspace;
        Schema = schema;
        Axes = axes;
        Plan = plan;
        Target = target;
        Training = training;
        Validation = validation;
    }

    public Workspace Workspace { get; }

    public ModelSchema Schema { get; }

    /// <summary>The axes, by column of the design.</summary>
    public ImmutableArray<Axis> Axes { get; }

    public TablePlan Plan { get; }

    public TargetLoss Target { get; }

    public TargetScale Scale => Target.Scale;

    /// <summary>The networks to begin with; null to draw them at random.</summary>
    public NetworkStart? Start { get; }

    /// <summary>Networks whose bases are to begin with; null to draw them at random.</summary>
    public NetworkStart? Bases { get; }

    /// <summary>How many bags are learned at once; 1 without any.</summary>
    public int Bags { get; }

    /// <summary>C of each bag, bag by bag: 1, or the number of classes of a softmax.</summary>
    public int Outputs => Target.Outputs * Bags;

    /// <summary>Intercepts of a model without terms, for each output.</summary>
    public float[] NullIntercepts =>
        [.. Enumerable.Repeat(Target.NullIntercepts, Bags).SelectMany(own => own).Select(intercept => (float)intercept)];

    public DataSet Training { get; }

    /// <summary>The rows that decide when to stop; null if there are none.</summary>
    public DataSet? Validation { get; }

    /// <summary>Prepares a fit on a backend.</summary>
    /// <param name="backend">Where to compute; not disposed of.</param>
    /// <param name="data">The rows.</param>
    /// <param name="options">Nodes and scale of the axes, bags.</param>
    public static TrainingProblem Create(Backend backend, TrainingData data, TrainingOptions options)
    {
        EncodedRows rows = data.Training;
        TargetLoss target = TargetLoss.Of(data, rows, options);
        var (axes, layout, planOf) = Layout(data, options);
        HostDesign design = HostDesign.Locate(axes, layout, rows);
        TablePlan plan = planOf(data.Networks?.Networks.Mass.ToArray() ?? design.Mass(rows.Weights));

        var workspace = new Workspace(backend);
        var bags = new BagWeights(Math.Max(1, options.Bags), rows.Count, options.Seed);
        var training = new DataSet(workspace, design, target, rows, Enumerable.Range(0, bags.Count).Select(bag => bags.Weigh(rows, bag)),
            options.Threads);
        DataSet? validation = data.Validation is not { } held
            ? null
            : new DataSet(workspace, HostDesign.Locate(axes, layout, held), target, held, Enumerable.Repeat(held, bags.Count),
                options.Threads);
        return new TrainingProblem(workspace, data.Schema, axes, plan, target, bags.Count, training, validation, data);
    }

    /// <summary>The axes and tables of a fit, and their plan by the share of training weight on each position.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">Nodes and scale of the axes.</param>
    /// <exception cref="ArgumentException">The tables have too many cells; the message names the largest.</exception>
    public static (ImmutableArray<Axis> Axes, DesignLayout Layout, Func<double[], TablePlan> PlanOf) Layout(
        TrainingData data, TrainingOptions options)
    {
        var resolution = new Resolution(options.Nodes, options.InteractionNodes);
        var builder = new AxisBuilder(data.Schema, data.Training, data.Levels);
        var (axes, terms) = data.Networks is { Networks: var kept }
            ? (kept.Axes, kept.Terms)
            : builder.Build(term => resolution.Knots(data.Schema.TermFeatures(term).Length));
        TableSize.Check(data.Schema, axes, terms);
        DesignLayout layout = DesignLayout.Create([.. axes.Select(axis => axis.Extent)], terms);
        ImmutableArray<AxisShape> shapes = [.. axes.Select(axis => builder.Shape(axis, options.AxisScale))];
        return (axes, layout, mass => TablePlan.Create(shapes, layout, mass, resolution));
    }

    public void Dispose() => Workspace.Dispose();
}
