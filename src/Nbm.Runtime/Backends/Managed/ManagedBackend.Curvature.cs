using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override void Means(LossKind kind, Matrix scores, Matrix means)
    {
        KernelChecks.Means(kind, scores, means);
        new MeansAction(kind, scores.Rows, scores.Columns, At(scores), At(means)).RunAll(_team);
    }

    /// <inheritdoc/>
    public override void Curvature(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix direction, Matrix result)
    {
        KernelChecks.Curvature(nameof(Curvature), kind, rows, means, weights, direction, result, several: true);
        Curve<CurvatureProduct>(kind, rows, means, weights, direction, result);
    }

    /// <inheritdoc/>
    public override void CurvatureRoot(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix noise, Matrix result)
    {
        KernelChecks.Curvature(nameof(CurvatureRoot), kind, rows, means, weights, noise, result);
        Curve<CurvatureRoot>(kind, rows, means, weights, noise, result);
    }

    /// <inheritdoc/>
    public override void CurvatureDiagonal(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix result)
    {
        KernelChecks.Curvature(nameof(CurvatureDiagonal), kind, rows, means, weights, null, result);
        Curve<CurvatureDiagonal>(kind, rows, means, weights, means, result);
    }

    private void Curve<TCurvature>(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix vectors, Matrix result)
        where TCurvature : struct, ICurvature
    {
        int chunks = LossChunks.Count(rows.Count);
        double* chunkSums = _chunkSums.Reserve(chunks);
        _team.Run(new WeightSumAction(At(rows), rows.Count, At(weights), chunkSums), chunks);
        double weight = Add(chunkSums, chunks), scale = weight > 0 ? 1 / weight : 0;
        float* from = At(vectors), to = At(result);
        for (int start = 0; start < result.Length; start += means.Length)
        {
            new CurvatureAction<TCurvature>(
                kind, At(rows), means.Rows, rows.Count, At(means), At(weights), scale, from + start, to + start).RunAll(_team);
        }
    }
}
