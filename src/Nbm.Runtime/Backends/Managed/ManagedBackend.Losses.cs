using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override void Loss(LossKind kind, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient, Matrix loss)
    {
        KernelChecks.Loss(kind, rows, scores, targets, weights, gradient, loss);
        LossArguments arguments = Arguments(rows, scores, targets, weights, gradient);
        switch (kind)
        {
            case LossKind.Squared:
                Run(new SquaredLoss(), arguments);
                break;
            case LossKind.Logistic:
                Run(new LogisticLoss(), arguments);
                break;
            case LossKind.Softmax:
                _team.Run(
                    new SoftmaxLossAction(arguments, ScratchOfThreads(SoftmaxLossAction.ScratchLength(arguments.Outputs))),
                    LossChunks.Count(arguments.Count));
                break;
        }

        Finish(arguments, loss);
    }

    /// <inheritdoc/>
    public override void Loss(
        LossFunction function, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix? offsets, Matrix gradient, Matrix loss)
    {
        KernelChecks.Loss(function, rows, scores, targets, weights, offsets, gradient, loss);
        LossArguments arguments = Arguments(rows, scores, targets, weights, gradient) with
        {
            Shift = function.Shift, Offsets = offsets is null ? null : At(offsets),
        };
        switch (function.Kind)
        {
            case LossFunctionKind.Logistic:
                Run(new InUnits<LogisticLoss>(default, function.Unit), arguments);
                break;
            case LossFunctionKind.Poisson:
                Run(new InUnits<PoissonLoss>(default, function.Unit), arguments);
                break;
            case LossFunctionKind.Gamma:
                Run(new InUnits<GammaLoss>(default, function.Unit), arguments);
                break;
            case LossFunctionKind.Tweedie:
                Run(new InUnits<TweedieLoss>(new(function.Parameter), function.Unit), arguments);
                break;
            case LossFunctionKind.NegativeBinomial:
                Run(new InUnits<NegativeBinomialLoss>(new(function.Parameter), function.Unit), arguments);
                break;
            case LossFunctionKind.Huber:
                Run(new InUnits<HuberLoss>(new(function.Parameter), function.Unit), arguments);
                break;
            case LossFunctionKind.Quantile:
                Run(new InUnits<QuantileLoss>(new(function.Parameter, function.Bandwidth), function.Unit), arguments);
                break;
        }

        Finish(arguments, loss);
    }

    private LossArguments Arguments(RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient)
    {
        int chunks = LossChunks.Count(rows.Count);
        double* chunkSums = _chunkSums.Reserve(chunks);
        _team.Run(new WeightSumAction(At(rows), rows.Count, At(weights), chunkSums), chunks);
        double weight = Add(chunkSums, chunks);
        return new LossArguments
        {
            Rows = At(rows), Count = rows.Count, Outputs = scores.Rows, Scores = At(scores), Targets = At(targets), Weights = At(weights),
            WeightScale = weight > 0 ? 1 / weight : 0, Gradient = At(gradient), ChunkSums = chunkSums,
        };
    }

    private void Run<TLoss>(TLoss loss, LossArguments arguments)
        where TLoss : struct, IRowLoss =>
        _team.Run(new RowLossAction<TLoss>(loss, arguments, ScratchOfThreads(RowLossAction<TLoss>.ScratchLength)),
            LossChunks.Count(arguments.Count));

    private void Finish(LossArguments arguments, Matrix loss)
    {
        *At(loss) = (float)Add(arguments.ChunkSums, LossChunks.Count(arguments.Count));
        GC.KeepAlive(_arena);
    }
}
