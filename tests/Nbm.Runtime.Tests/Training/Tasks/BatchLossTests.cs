using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Losses of rows are evaluated by a backend's kernel, and say there what the loss itself says on the host.</summary>
public sealed class BatchLossTests
{
    private const int Rows = 700;

    public static TheoryData<ModelTask, bool> Tasks
    {
        get
        {
            var tasks = new TheoryData<ModelTask, bool> { { ModelTask.Binary, true } };
            foreach (ModelTask task in TaskData.All.Where(task => task != ModelTask.Cox))
            {
                tasks.Add(task, false);
                tasks.Add(task, true);
            }

            return tasks;
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_kernel_says_what_the_host_says(ModelTask task, bool hasOffsets)
    {
        var noise = new Noise(5);
        var (kernel, host) = Evaluate(task, hasOffsets, _ => 0.2f + (float)noise.Uniform());

        kernel.Loss.ShouldBe(host.Loss, 2e-6 * (1 + Math.Abs(host.Loss)));
        float largest = host.Gradient.Max(Math.Abs);
        for (int r = 0; r < Rows; r++)
        {
            kernel.Gradient[r].ShouldBe(host.Gradient[r], 2e-6f * largest);
        }
    }

    [Theory]
    [InlineData(ModelTask.Poisson)]
    [InlineData(ModelTask.NegativeBinomial)]
    public void Counts_without_weights_and_exposures_have_the_bits_of_the_host(ModelTask task)
    {
        var (kernel, host) = Evaluate(task, hasOffsets: false, _ => 1);
        kernel.Gradient.ShouldBe(host.Gradient);
        kernel.Loss.ShouldBe(host.Loss);
    }

    private static ((float Loss, float[] Gradient) Kernel, (float Loss, float[] Gradient) Host) Evaluate(ModelTask task, bool hasOffsets,
        Func<int, float> weight)
    {
        ModelSchema schema = TaskData.Schema(task == ModelTask.Binary ? ModelTask.Poisson : task, hasOffsets);
        schema = task == ModelTask.Binary ? schema with { Target = Schemas.Binary() } : schema;
        TestRow[] rows = [.. TaskData.Rows(task == ModelTask.Binary ? ModelTask.Poisson : task, Rows, 3).Select((row, r) => row with
        {
            Weight = weight(r), Offset = hasOffsets ? r % 3 * 0.3 : 0, Target = task == ModelTask.Binary ? r % 2 : row.Target,
        })];
        TrainingData data = Problems.Data(schema, rows);
        TargetLoss own = TargetLoss.Of(data, data.All, new TrainingOptions());
        return (Evaluate(data, own), Evaluate(data, TargetLoss.Of(data, data.All, new TrainingOptions { Loss = new OnHost(own.Loss!) })));
    }

    private static (float Loss, float[] Gradient) Evaluate(TrainingData data, TargetLoss target)
    {
        using var backend = new ManagedBackend(1);
        using var workspace = new Workspace(backend);
        var noise = new Noise(7);
        Matrix scores = workspace.Upload([.. Enumerable.Range(0, Rows).Select(_ => (float)noise.Normal())], 1, Rows),
            loss = workspace.Allocate(1, 1);
        Matrix targets = workspace.Upload([.. target.Targets(data.All).Select(value => (float)value)], 1, Rows);
        int[] order = [.. Enumerable.Range(0, Rows).Reverse()];
        using IndexVector permutation = backend.Upload(order);
        BatchLoss batch = BatchLoss.Of(workspace, target, data.All, threads: 1);
        batch.Order = order;
        batch.Evaluate(targets, new RowRange(permutation, 0, Rows), scores, loss);
        float[] gradient = new float[Rows], value = new float[1];
        backend.Download(scores, gradient);
        backend.Download(loss, value);
        return (value[0], gradient);
    }

    // A loss that backends don't know, and that is one that they do.
    private sealed class OnHost(Loss loss) : Loss
    {
        public override LinkFunction Link => loss.Link;

        public override bool HasDispersion => loss.HasDispersion;

        internal override bool IsLocal => loss.IsLocal;

        internal override double? Parameter => loss.Parameter;

        public override LossTerms Evaluate(double target, double score) => loss.Evaluate(target, score);

        public override Loss Adapt(in LossFit fit) => new OnHost(loss.Adapt(fit));
    }
}
