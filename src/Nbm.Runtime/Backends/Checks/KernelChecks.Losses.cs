using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.Loss(LossKind, RowRange, Matrix, Matrix, Matrix, Matrix, Matrix)"/>.</summary>
    public static void Loss(LossKind kind, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient, Matrix loss)
    {
        const string Kernel = nameof(Backend.Loss);
        Known(Kernel, kind);
        IsShape(Kernel, "targets", targets, 1, targets.Columns);
        SameShape(Kernel, "targets", targets, "weights", weights);
        Rows(Kernel, rows, targets.Columns);
        IsShape(Kernel, "scores", scores, Outputs(kind, scores), rows.Count);
        SameShape(Kernel, "scores", scores, "gradient", gradient);
        SameWindowOrApart(Kernel, "gradient", gradient, "scores", scores);
        Apart(Kernel, "gradient", gradient, "targets", targets);
        Apart(Kernel, "gradient", gradient, "weights", weights);
        IsShape(Kernel, "loss", loss, 1, 1);
        Apart(Kernel, "loss", loss, "gradient", gradient);
    }

    /// <summary>The arguments of the same of a loss with parameters.</summary>
    public static void Loss(
        LossFunction function, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix? offsets, Matrix gradient, Matrix loss)
    {
        const string Kernel = nameof(Backend.Loss);
        IsLoss(Kernel, function);
        Loss(LossKind.Squared, rows, scores, targets, weights, gradient, loss); // As many scores, and the same memory.
        if (offsets is not null)
        {
            SameShape(Kernel, "targets", targets, "offsets", offsets);
            Apart(Kernel, "gradient", gradient, "offsets", offsets);
        }
    }

    private static void IsLoss(string kernel, LossFunction function)
    {
        double parameter = function.Parameter;
        bool holds = function.Kind switch
        {
            LossFunctionKind.Logistic or LossFunctionKind.Poisson or LossFunctionKind.Gamma => parameter == 0,
            LossFunctionKind.Tweedie => parameter is > 1 and < 2,
            LossFunctionKind.NegativeBinomial or LossFunctionKind.Huber => parameter > 0 && double.IsFinite(parameter),
            LossFunctionKind.Quantile => parameter is > 0 and < 1,
            _ => throw new ArgumentOutOfRangeException(nameof(function), function.Kind,
                Invariant($"{kernel}: not a loss that backends know.")),
        };
        bool smooth = function.Kind == LossFunctionKind.Quantile ? function.Bandwidth > 0 && double.IsFinite(function.Bandwidth)
            : function.Bandwidth == 0;
        if (!holds || !smooth || !double.IsFinite(function.Shift) || !(function.Unit > 0 && double.IsFinite(function.Unit)))
        {
            throw new ArgumentOutOfRangeException(nameof(function), function,
                Invariant($"{kernel}: {function} has a parameter, a bandwidth or a unit that can't be."));
        }
    }

    /// <summary>The arguments of <see cref="Backend.Means"/>.</summary>
    public static void Means(LossKind kind, Matrix scores, Matrix means)
    {
        const string Kernel = nameof(Backend.Means);
        Known(Kernel, kind);
        IsShape(Kernel, "scores", scores, Outputs(kind, scores), scores.Columns);
        SameShape(Kernel, "scores", scores, "means", means);
        SameWindowOrApart(Kernel, "means", means, "scores", scores);
    }

    /// <summary>The arguments of <see cref="Backend.Curvature"/>, <see cref="Backend.CurvatureRoot"/> and
    /// <see cref="Backend.CurvatureDiagonal"/>.</summary>
    /// <param name="kernel">Which of them.</param>
    /// <param name="kind">Which loss.</param>
    /// <param name="rows">Which rows of weights.</param>
    /// <param name="means">The means.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="vector">The direction or the noise, if the kernel takes one.</param>
    /// <param name="result">The result.</param>
    /// <param name="several">Whether there may be several vectors, one under another.</param>
    public static void Curvature(
        string kernel, LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix? vector, Matrix result, bool several = false)
    {
        Known(kernel, kind);
        IsShape(kernel, "weights", weights, 1, weights.Columns);
        Rows(kernel, rows, weights.Columns);
        IsShape(kernel, "means", means, Outputs(kind, means), rows.Count);
        if (!several || result.Rows % means.Rows != 0 || result.Columns != means.Columns)
        {
            SameShape(kernel, "means", means, "the result", result);
        }

        Apart(kernel, "the result", result, "means", means);
        Apart(kernel, "the result", result, "weights", weights);
        if (vector is not null)
        {
            SameShape(kernel, "the result", result, "the vector", vector);
            SameWindowOrApart(kernel, "the result", result, "the vector", vector);
        }
    }

    private static void Known(string kernel, LossKind kind)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, Invariant($"{kernel}: not a loss that backends know."));
        }
    }

    /// <summary>As many rows of scores as the loss takes: any number for the softmax, else one.</summary>
    private static int Outputs(LossKind kind, Matrix scores) => kind == LossKind.Softmax ? scores.Rows : 1;
}
